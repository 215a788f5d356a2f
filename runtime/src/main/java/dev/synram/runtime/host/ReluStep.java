package dev.synram.runtime.host;

import dev.synram.kernel.DigitalKernel;
import dev.synram.kernel.data.ByteRange;
import dev.synram.kernel.parallel.Workers;

/** Converts results to activations, several threads some of them each. */
public final class ReluStep implements DigitalStep, Workers.RangeTask {

    /** Results that a thread converts at once. */
    private static final int STEP = 1 << 15;

    private final Values from;
    private final Values to;
    private final int shift;
    private final DigitalKernel digital;
    private final Workers workers;

    /** For each thread, the results that it converts. */
    private final ByteRange[] ranges;

    /**
     * Prepares to convert.
     *
     * @param from results
     * @param to receives activations; may be the results
     * @param shift of the converting ReLU
     */
    public ReluStep(Values from, Values to, int shift, DigitalKernel digital, Workers workers) {
        this.from = from;
        this.to = to;
        this.shift = shift;
        this.digital = digital;
        this.workers = workers;
        ranges = new ByteRange[workers.threads()];
        for (int i = 0; i < ranges.length; i++) {
            ranges[i] = new ByteRange();
        }
    }

    @Override
    public void run() {
        workers.forRange(to.length(), STEP, this);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the same array, not one with the same content
    public void run(int worker, int first, int end) {
        if (from.data() != to.data()) {
            System.arraycopy(from.data(), first, to.data(), first, end - first);
        }
        digital.convertingRelu(ranges[worker].set(to.data(), first, end - first), shift);
    }
}
