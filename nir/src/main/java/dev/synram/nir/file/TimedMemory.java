package dev.synram.nir.file;

import dev.synram.nir.value.NirException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The bytes of a file, which become inaccessible after some time: indices of HDF5 files can be made such that following
 * them never ends, and a thread that reads memory cannot be interrupted otherwise.
 */
final class TimedMemory implements AutoCloseable {

    /** Larger files are not expected: a network of the size of a chip has some hundred kilobytes. */
    private static final long MOST_BYTES = 1L << 29;

    private final Arena arena = Arena.ofShared();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final CountDownLatch done = new CountDownLatch(1);
    private final ByteBuffer bytes;
    private volatile boolean late;

    /**
     * Copies a file to memory.
     *
     * @throws NirException if it is too large
     * @throws IOException if it cannot be read
     */
    TimedMemory(Path file, Duration limit) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() > MOST_BYTES) {
                throw new NirException(String.format(
                        Locale.ROOT, "it has %,d bytes; at most %,d are supported", channel.size(), MOST_BYTES));
            }
            MemorySegment segment = arena.allocate(Math.max(1, channel.size()));
            bytes = segment.asByteBuffer();
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
            bytes.flip();
        } catch (IOException | RuntimeException e) {
            release();
            throw e;
        }
        Thread.ofVirtual().name("synram-nir-limit").start(() -> closeAfter(limit));
    }

    private void closeAfter(Duration limit) {
        try {
            if (!done.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                late = true;
                release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void release() {
        if (closed.compareAndSet(false, true)) {
            arena.close();
        }
    }

    /** The bytes; reading them fails after the time limit. */
    ByteBuffer bytes() {
        return bytes;
    }

    /** Number of the bytes. */
    long size() {
        return bytes.limit();
    }

    /** Whether the time limit has passed. */
    boolean isLate() {
        return late;
    }

    @Override
    public void close() {
        done.countDown();
        release();
    }
}
