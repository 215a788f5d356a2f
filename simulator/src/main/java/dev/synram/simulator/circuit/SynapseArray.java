package dev.synram.simulator.circuit;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;
import static dev.synram.chip.geometry.ChipGeometry.COLUMNS_PER_QUADRANT;
import static dev.synram.chip.geometry.ChipGeometry.MAX_WEIGHT;
import static dev.synram.chip.geometry.ChipGeometry.SIGNED_INPUTS;
import static dev.synram.kernel.data.SynapseSources.BITS;
import static dev.synram.kernel.data.SynapseSources.SOURCES;

import dev.synram.chip.Block;
import dev.synram.chip.Cell;
import dev.synram.chip.RowMode;
import dev.synram.kernel.Kernels;
import dev.synram.kernel.data.SynapseRow;
import dev.synram.kernel.data.SynapseSources;
import dev.synram.simulator.error.Draw;
import dev.synram.simulator.error.ErrorSource;
import dev.synram.simulator.error.Variation;
import java.util.Arrays;

/**
 * The synapses of one hemisphere. A signed weight occupies two of them, one on the driver's excitatory and one on its
 * inhibitory row (an even and an odd one); the one that is not used holds 0. An unsigned weight occupies one, on either row.
 */
public final class SynapseArray {

    private static final int SIGNED_SYNAPSES = SIGNED_INPUTS * COLUMNS;

    private final Kernels kernels;

    /** Signed weights: those of 0 or more on excitatory rows, those below 0 on inhibitory ones. */
    private final SynapseSources bothRows =
            new SynapseSources(new float[SIGNED_SYNAPSES * SOURCES], new float[SIGNED_SYNAPSES * SOURCES]);

    private final SynapseSources excitatoryRows = new SynapseSources(bothRows.excitatory(), bothRows.excitatory());
    private final SynapseSources inhibitoryRows = new SynapseSources(bothRows.inhibitory(), bothRows.inhibitory());

    private final byte[] weights = new byte[SIGNED_SYNAPSES];
    private final byte[] unsignedWeights = new byte[2 * SIGNED_SYNAPSES];
    private boolean anyUnsigned;

    /** Weights of one row, where the kernel looks for those of its driver. */
    private final byte[] oneRow = new byte[SIGNED_SYNAPSES];

    private final float[] quadrantError;
    private final float[] columnBias = new float[COLUMNS];

    SynapseArray(Variation variation, Kernels kernels) {
        this.kernels = kernels;
        SynapseDraws gain = new SynapseDraws(variation, ErrorSource.SYNAPSE_GAIN, Draw.Kind.SYNAPSE_GAIN, 1);
        SynapseDraws ofExcitatory =
                new SynapseDraws(variation, ErrorSource.SYNAPSE_EXCITATORY, Draw.Kind.SYNAPSE_EXCITATORY, 1);
        SynapseDraws offset = new SynapseDraws(variation, ErrorSource.SYNAPSE_OFFSET, Draw.Kind.SYNAPSE_OFFSET, 1);
        SynapseDraws unit = new SynapseDraws(variation, ErrorSource.SYNAPSE_UNIT, Draw.Kind.SYNAPSE_UNIT, BITS);
        double[] deviationOfBit = new double[BITS];
        Arrays.setAll(deviationOfBit, bit -> unit.deviation() / Math.sqrt(1 << bit));
        double trend = variation.magnitude(ErrorSource.SYNAPSE_TREND);
        for (int row = 0; row < 2 * SIGNED_INPUTS; row++) {
            boolean excitatory = row < SIGNED_INPUTS;
            float[] sources = excitatory ? bothRows.excitatory() : bothRows.inhibitory();
            gain.drawRow(row);
            ofExcitatory.drawRow(row);
            offset.drawRow(row);
            unit.drawRow(row);
            for (int column = 0; column < COLUMNS; column++) {
                int synapse = row % SIGNED_INPUTS * COLUMNS + column;
                double distance = column / (COLUMNS - 1.0);
                double quality = variation.quality(column);
                double relative = gain.of(column) + (excitatory ? ofExcitatory.of(column) : 0);
                double scale = (1 - trend * (distance - 0.5)) * (1 + quality * relative);
                sources[BITS * SIGNED_SYNAPSES + synapse] =
                        (float) (offset.deviation() * quality * offset.normal(column));
                for (int bit = 0; bit < BITS; bit++) {
                    double error = deviationOfBit[bit] * unit.normal(column * BITS + bit);
                    sources[bit * SIGNED_SYNAPSES + synapse] = (float) (scale * (1 << bit) * (1 + error));
                }
            }
        }
        quadrantError = variation.quadrants(Draw.Kind.SYNAPSE_BIAS, 1, variation.magnitude(ErrorSource.SYNAPSE_BIAS));
    }

    void configure(CellBank cells) {
        float[] bias = cells.values(Cell.SYNAPSE_BIAS);
        for (int column = 0; column < COLUMNS; column++) {
            int quadrant = column / COLUMNS_PER_QUADRANT;
            columnBias[column] = quadrantError[quadrant] * bias[quadrant] / Cell.SYNAPSE_BIAS.defaultValue();
        }
    }

    /** What a block with the other use of its rows held at the same synapses is lost. */
    public void write(Block block, byte[] values) {
        check(block, values);
        boolean signed = block.rows() == RowMode.SIGNED;
        byte[] target = signed ? weights : unsignedWeights;
        byte[] other = signed ? unsignedWeights : weights;
        int lostFrom = signed ? 2 * block.firstInput() : block.firstInput() / 2;
        int lostTo = signed ? 2 * (block.firstInput() + block.inputs()) : (block.firstInput() + block.inputs() + 1) / 2;
        for (int i = 0; i < block.inputs(); i++) {
            System.arraycopy(values, i * block.columns(), target, rowStart(block, i), block.columns());
        }
        if (!signed || anyUnsigned) {
            for (int row = lostFrom; row < lostTo; row++) {
                int start = row * COLUMNS + block.firstColumn();
                Arrays.fill(other, start, start + block.columns(), (byte) 0);
            }
        }
        anyUnsigned |= !signed;
    }

    private void check(Block block, byte[] values) {
        if (values.length != block.size()) {
            throw new IllegalArgumentException("%s inputs x %s columns take %s weights, not %s"
                    .formatted(block.inputs(), block.columns(), block.size(), values.length));
        }
        int min = block.rows().minWeight();
        if (kernels.range().within(values, (byte) min, (byte) MAX_WEIGHT)) {
            return;
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] < min || values[i] > MAX_WEIGHT) {
                throw new IllegalArgumentException("weight at input %s, column %s is %s; allowed are %s..%s"
                        .formatted(i / block.columns(), i % block.columns(), values[i], min, MAX_WEIGHT));
            }
        }
    }

    /** The weights of one input of a block. */
    public void copyRow(Block block, int input, byte[] target, int start) {
        System.arraycopy(stored(block), rowStart(block, input), target, start, block.columns());
    }

    /** Whether a block holds certain weights, row by row. */
    public boolean hold(Block block, byte[] values) {
        byte[] stored = stored(block);
        for (int i = 0; i < block.inputs(); i++) {
            int from = rowStart(block, i);
            int start = i * block.columns();
            if (!Arrays.equals(stored, from, from + block.columns(), values, start, start + block.columns())) {
                return false;
            }
        }
        return true;
    }

    private byte[] stored(Block block) {
        return block.rows() == RowMode.SIGNED ? weights : unsignedWeights;
    }

    private static int rowStart(Block block, int input) {
        return (block.firstInput() + input) * COLUMNS + block.firstColumn();
    }

    byte signedWeight(int input, int column) {
        return weights[input * COLUMNS + column];
    }

    /**
     * Currents of the synapses that hold the weights of one input of a block, in units of weight; the offset of a synapse can
     * make that of a small weight negative. Several threads may compute those of different columns.
     *
     * @param target receives one value a column of the block
     */
    public void currents(Block block, int input, float[] target) {
        int first = block.firstColumn();
        int columns = block.columns();
        if (block.rows() == RowMode.SIGNED) {
            SynapseRow view = new SynapseRow().set(weights, rowStart(block, input), first, columns);
            kernels.synapse().currents(view, bothRows, columnBias, target);
            return;
        }
        int number = block.firstInput() + input;
        int start = number / 2 * COLUMNS + first;
        System.arraycopy(unsignedWeights, number * COLUMNS + first, oneRow, start, columns);
        SynapseRow view = new SynapseRow().set(oneRow, start, first, columns);
        kernels.synapse().currents(view, number % 2 == 0 ? inhibitoryRows : excitatoryRows, columnBias, target);
    }

    /**
     * Currents of all synapses of a row in units of weight, when its columns hold other weights than those written.
     *
     * @param row 0..255
     * @param weights of all columns, 0..63
     * @param target receives one value a column
     */
    public void rowCurrents(int row, byte[] weights, float[] target) {
        int start = row / 2 * COLUMNS;
        System.arraycopy(weights, 0, oneRow, start, COLUMNS);
        SynapseRow view = new SynapseRow().set(oneRow, start, 0, COLUMNS);
        kernels.synapse().currents(view, row % 2 == 0 ? inhibitoryRows : excitatoryRows, columnBias, target);
    }

    /** Forgets all weights: they are 0. */
    public void clear() {
        Arrays.fill(weights, (byte) 0);
        Arrays.fill(unsignedWeights, (byte) 0);
    }
}
