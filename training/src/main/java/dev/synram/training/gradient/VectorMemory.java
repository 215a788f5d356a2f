package dev.synram.training.gradient;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Memory outside of Java's heap that is used again: to ask the system for it takes longer than to fill it. */
final class VectorMemory {

    /** The library's own alignment in bytes, on which its products may depend. */
    private static final int ALIGNMENT = 64;

    private final Queue<ByteBuffer> free = new ConcurrentLinkedQueue<>();

    /** Memory of a number of bytes with any content. */
    ByteBuffer take(int bytes) {
        ByteBuffer used = free.poll();
        ByteBuffer whole = used != null && used.capacity() >= bytes
                ? used
                : Arena.ofAuto().allocate(bytes, ALIGNMENT).asByteBuffer();
        return whole.clear().limit(bytes).order(ByteOrder.nativeOrder());
    }

    /** Lets others use memory that was taken. */
    void giveBack(ByteBuffer memory) {
        free.add(memory);
    }
}
