package dev.synram.files;

/** Something that is done once: when it is closed, or when the program is interrupted before. */
public final class AtExit implements AutoCloseable {

    private final Runnable action;
    private final Thread hook;

    /**
     * Prepares.
     *
     * @param action what is done; it must be harmless to do it a second time
     */
    public AtExit(Runnable action) {
        this.action = action;
        hook = new Thread(action, "synram-cleanup");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the program is ending already; closing still does the work
        }
    }

    @Override
    public void close() {
        action.run();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the program is ending, and the hook does the same work
        }
    }
}
