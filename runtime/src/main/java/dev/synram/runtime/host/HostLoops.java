package dev.synram.runtime.host;

import dev.synram.kernel.DigitalKernel;
import dev.synram.kernel.data.ByteRange;
import dev.synram.kernel.parallel.Workers;
import java.util.stream.Stream;

/**
 * How the host computes digital layers.
 *
 * @param digital computes ranges of bytes
 * @param workers threads that divide them
 */
public record HostLoops(DigitalKernel digital, Workers workers) {

    /** Bytes that a thread works on at once. */
    static final int STEP = 1 << 15;

    /** A step whose threads work on some of so many bytes each. */
    DigitalStep divided(int bytes, Workers.RangeTask work) {
        return () -> workers.forRange(bytes, STEP, work);
    }

    /** For each thread, a view of the bytes that it works on. */
    ByteRange[] ranges() {
        return Stream.generate(ByteRange::new).limit(workers.threads()).toArray(ByteRange[]::new);
    }
}
