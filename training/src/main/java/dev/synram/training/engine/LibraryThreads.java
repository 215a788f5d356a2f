package dev.synram.training.engine;

import ai.djl.pytorch.jni.JniUtils;

/**
 * How many threads the tensor library uses for calls of the present thread, until it is closed. Small tensors, such as the results
 * of a batch, are worked on longer by two threads than by one, because the second is asleep between calls.
 *
 * <p>Threads that called the library before keep their number. One that first calls it meanwhile begins with the number that a
 * thread has set last, and keeps that: a training that begins while another thread limits its threads may have as few.
 */
public final class LibraryThreads implements AutoCloseable {

    private final int before;

    /**
     * Limits the threads.
     *
     * @param most how many at most; more than there are has no effect
     */
    public LibraryThreads(int most) {
        before = JniUtils.getNumThreads();
        JniUtils.setNumThreads(Math.min(most, before));
    }

    /** Gives back as many threads as there were, to the thread that limited them. */
    @Override
    public void close() {
        JniUtils.setNumThreads(before);
    }
}
