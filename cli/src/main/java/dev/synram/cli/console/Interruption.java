package dev.synram.cli.console;

/** Runs an action if the program is interrupted, as by Ctrl-C, before this is closed. */
public final class Interruption implements AutoCloseable {

    private final Thread hook;

    Interruption(Runnable action) {
        hook = new Thread(action, "synram-interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the program is shutting down, and the action runs
        }
    }
}
