package dev.synram.experiment.remote;

/** A server that is running. Closing it ends its sessions and closes its chip. */
public interface ChipService extends AutoCloseable {

    /** The port on which it listens. */
    int port();

    /** Waits until it is closed by another thread, or this one is interrupted. */
    void await();

    @Override
    void close();
}
