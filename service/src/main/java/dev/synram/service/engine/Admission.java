package dev.synram.service.engine;

import dev.synram.service.protocol.RefusedException;

/**
 * A request that may be read: its user is known, does not ask too often, and has room in the queue. It is counted as active, and its
 * bytes as used, until it is closed.
 */
public final class Admission implements AutoCloseable {

    private final InferenceEngine.Progressing progressing;
    private final RequestMemory.Reservation memory;
    private final Runnable closing;
    private boolean closed;

    Admission(InferenceEngine.Progressing progressing, RequestMemory.Reservation memory, Runnable closing) {
        this.progressing = progressing;
        this.memory = memory;
        this.closing = closing;
    }

    InferenceEngine.Progressing progressing() {
        return progressing;
    }

    /**
     * Counts bytes, before they are kept.
     *
     * @throws RefusedException if the request has too many, or all requests together
     */
    public synchronized void grow(long bytes) {
        if (!closed) {
            memory.grow(bytes);
        }
    }

    /** The request is answered, or given up. Closing again has no effect. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            memory.close();
            closing.run();
        }
    }
}
