package dev.synram.files;

/** An action that runs on close, or at shutdown if the program is interrupted before. */
public final class AtExit implements AutoCloseable {

    private final Runnable action;
    private final Thread hook;

    /**
     * Registers an action.
     *
     * @param action the action; running it twice must be harmless
     */
    public AtExit(Runnable action) {
        this.action = action;
        hook = new Thread(action, "synram-cleanup");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the program is already shutting down; closing still runs the action
        }
    }

    @Override
    public void close() {
        try {
            action.run();
        } finally {
            unregister();
        }
    }

    private void unregister() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the program is shutting down, and the hook runs the same action
        }
    }
}
