package dev.synram.runtime.host;

import dev.synram.kernel.data.ByteRange;
import dev.synram.kernel.parallel.Workers;

/** Adds a bias to each output of each position, with saturation. */
public final class BiasStep implements DigitalStep, Workers.RangeTask {

    private final HostLoops loops;
    private final ByteRange[] addends;
    private final ByteRange[] sums;
    private final Values values;

    /** Those of a block of the values. */
    private final byte[] rows;

    /** Adds 0 until a bias is loaded. */
    public BiasStep(Values values, HostLoops loops) {
        this.values = values;
        this.loops = loops;
        addends = loops.ranges();
        sums = loops.ranges();
        rows = new byte[values.size() * values.lanes()];
    }

    /** Sets the biases, one a column, in LSB. */
    public void load(byte[] bias) {
        int lanes = values.lanes();
        int position = Math.min(rows.length, bias.length * lanes);
        for (int i = 0; i < position; i++) {
            rows[i] = bias[i / lanes];
        }
        for (int filled = position; filled < rows.length; filled += position) {
            System.arraycopy(rows, 0, rows, filled, position);
        }
    }

    @Override
    public void run() {
        loops.workers().forRange(values.length(), HostLoops.STEP, this);
    }

    @Override
    public void run(int worker, int first, int end) {
        int count;
        for (int i = first; i < end; i += count) {
            int row = i % rows.length;
            count = Math.min(rows.length - row, end - i);
            loops.digital()
                    .addSaturating(addends[worker].set(rows, row, count), sums[worker].set(values.data(), i, count));
        }
    }
}
