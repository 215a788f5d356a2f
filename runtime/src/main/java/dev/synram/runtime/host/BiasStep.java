package dev.synram.runtime.host;

import dev.synram.kernel.DigitalKernel;
import dev.synram.kernel.data.ByteRange;

/** Adds a bias to each output of each position, with saturation. */
public final class BiasStep implements DigitalStep {

    private final DigitalKernel digital;
    private final ByteRange addends = new ByteRange();
    private final ByteRange sums = new ByteRange();
    private final Values values;
    private final byte[] rows;

    /** Adds 0 until a bias is loaded. */
    public BiasStep(Values values, DigitalKernel digital) {
        this.values = values;
        this.digital = digital;
        rows = new byte[values.size() * values.lanes()];
    }

    /** Sets the biases, one a column, in LSB. */
    public void load(byte[] bias) {
        for (int i = 0; i < rows.length; i++) {
            rows[i] = bias[i / values.lanes() % bias.length];
        }
    }

    @Override
    public void run() {
        for (int block = 0; block < values.blocks(); block++) {
            addends.set(rows, 0, rows.length);
            sums.set(values.data(), values.row(block, 0), rows.length);
            digital.addSaturating(addends, sums);
        }
    }
}
