package dev.synram.contract;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;
import static dev.synram.chip.geometry.ChipGeometry.MAX_ACTIVATION;
import static dev.synram.chip.geometry.ChipGeometry.MAX_WEIGHT;

import dev.synram.chip.Block;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.ChipGuard;
import dev.synram.chip.Multiplication;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.RowMode;
import dev.synram.chip.Stimulus;
import dev.synram.chip.VectorBatch;
import dev.synram.chip.VectorSource;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.geometry.Neuron;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * A chip without errors, noise or physics, the smallest implementation of the contract: a result is {@code numSends *
 * (activations x weights) / divisor}, rounded down and saturated. An example for implementers, and for tests with known
 * results.
 */
public final class ExactChip implements Chip {

    /** The default divisor of products. */
    public static final int DIVISOR = 256;

    private static final int MIDDLE = 128;
    private static final int VOLTAGES_PER_READING = 4;
    private static final int SAMPLES_PER_READING = 4;
    private static final int LARGEST_READING = 255;

    private final ChipGeometry geometry;
    private final int divisor;
    private final ChipGuard guard = new ChipGuard("exact");
    private final Map<Cell, int[]> cells = new EnumMap<>(Cell.class);

    /**
     * Weights of each hemisphere by synapse row; a signed weight is stored in the first row of its driver, the second
     * is 0.
     */
    private final byte[][] synapses;

    /** Which drivers have signed weights, by column. */
    private final boolean[][] signed;

    private long writtenWeights;
    private long multipliedVectors;

    /** Makes a chip that divides by {@value #DIVISOR}. */
    public ExactChip(int hemispheres) {
        this(hemispheres, DIVISOR);
    }

    /** Makes a chip with another divisor. */
    public ExactChip(int hemispheres, int divisor) {
        geometry = new ChipGeometry(hemispheres);
        this.divisor = divisor;
        synapses = new byte[hemispheres][ChipGeometry.UNSIGNED_INPUTS * COLUMNS];
        signed = new boolean[hemispheres][ChipGeometry.SIGNED_INPUTS * COLUMNS];
        for (Cell cell : Cell.values()) {
            int[] values = new int[cell.instances(geometry)];
            Arrays.fill(values, cell.defaultValue());
            cells.put(cell, values);
        }
    }

    /** The result of a product of activations and weights. */
    public static int result(int product, int numSends, int divisor) {
        return Math.clamp(Math.floorDiv(product * numSends, divisor), Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    /** Number of weights written so far. */
    public long writtenWeights() {
        return writtenWeights;
    }

    /** Number of vectors multiplied so far. */
    public long multipliedVectors() {
        return multipliedVectors;
    }

    @Override
    public String id() {
        return "exact";
    }

    @Override
    public ChipGeometry geometry() {
        return geometry;
    }

    @Override
    public void writeCells(Cell cell, int[] values) {
        try (ChipGuard.Use _ = guard.enter()) {
            cell.check(values, geometry);
            cells.put(cell, values.clone());
        }
    }

    @Override
    @SuppressWarnings("NullAway") // the constructor writes every cell
    public int[] readCells(Cell cell) {
        try (ChipGuard.Use _ = guard.enter()) {
            return cells.get(cell).clone();
        }
    }

    @Override
    public void writeWeights(Block block, byte[] weights) {
        try (ChipGuard.Use _ = guard.enter()) {
            requireHemisphere(block.hemisphere());
            requireWeights(block, weights);
            for (int i = 0; i < block.inputs(); i++) {
                for (int c = 0; c < block.columns(); c++) {
                    write(block, i, c, weights[i * block.columns() + c]);
                }
            }
            writtenWeights += weights.length;
        }
    }

    private static void requireWeights(Block block, byte[] weights) {
        if (weights.length != block.size()) {
            throw new IllegalArgumentException("%s weights for a block of %s".formatted(weights.length, block.size()));
        }
        for (byte weight : weights) {
            if (weight < block.rows().minWeight() || weight > MAX_WEIGHT) {
                throw new IllegalArgumentException("a weight is %s; allowed are %s..%s"
                        .formatted(weight, block.rows().minWeight(), MAX_WEIGHT));
            }
        }
    }

    private void write(Block block, int input, int column, byte weight) {
        byte[] rows = synapses[block.hemisphere()];
        int driver = block.rows().driver(block.firstInput() + input);
        int at = driver * COLUMNS + block.firstColumn() + column;
        boolean isSigned = block.rows() == RowMode.SIGNED;
        if (isSigned != signed[block.hemisphere()][at]) {
            signed[block.hemisphere()][at] = isSigned;
            rows[synapse(2 * driver, block.firstColumn() + column)] = 0;
            rows[synapse(2 * driver + 1, block.firstColumn() + column)] = 0;
        }
        rows[synapse(row(block, input), block.firstColumn() + column)] = weight;
    }

    private static int row(Block block, int input) {
        return (block.firstInput() + input) * block.rows().rowsPerInput();
    }

    private static int synapse(int row, int column) {
        return row * COLUMNS + column;
    }

    private byte weight(Block block, int input, int column) {
        int driver = block.rows().driver(block.firstInput() + input);
        int at = driver * COLUMNS + block.firstColumn() + column;
        boolean isSigned = block.rows() == RowMode.SIGNED;
        return isSigned == signed[block.hemisphere()][at]
                ? synapses[block.hemisphere()][synapse(row(block, input), block.firstColumn() + column)]
                : 0;
    }

    @Override
    public long multiply(Multiplication what, VectorSource activations, VectorBatch results) {
        return multiply(what, activations, results, false);
    }

    @Override
    public long multiplyAdd(Multiplication what, VectorSource activations, VectorBatch results) {
        return multiply(what, activations, results, true);
    }

    private long multiply(Multiplication what, VectorSource activations, VectorBatch results, boolean add) {
        try (ChipGuard.Use _ = guard.enter()) {
            Block block = what.block();
            requireHemisphere(block.hemisphere());
            requireShape(activations, activations.count(), block.inputs());
            requireShape(results, activations.count(), block.columns());
            byte[] matrix = matrix(block);
            byte[] vector = new byte[block.inputs()];
            long events = 0;
            for (int v = 0; v < activations.count(); v++) {
                activations.copy(v, vector, 0);
                events += events(vector);
                int[] products = products(matrix, vector, block.columns());
                for (int c = 0; c < block.columns(); c++) {
                    int result = result(products[c], what.settings().numSends(), divisor);
                    int to = results.index(v, c);
                    int sum = add ? results.data()[to] + result : result;
                    results.data()[to] = (byte) Math.clamp(sum, Byte.MIN_VALUE, Byte.MAX_VALUE);
                }
            }
            multipliedVectors += activations.count();
            return events;
        }
    }

    private static void requireShape(VectorSource vectors, int count, int length) {
        if (vectors.count() != count || vectors.length() != length) {
            throw new IllegalArgumentException("%s vectors of length %s; expected %s of length %s"
                    .formatted(vectors.count(), vectors.length(), count, length));
        }
    }

    private static int events(byte[] vector) {
        int events = 0;
        for (byte activation : vector) {
            if (activation < 0 || activation > MAX_ACTIVATION) {
                throw new IllegalArgumentException(
                        "an activation is %s; allowed are 0..%s".formatted(activation, MAX_ACTIVATION));
            }
            events += activation == 0 ? 0 : 1;
        }
        return events;
    }

    /** The weights of a block, row by row. */
    private byte[] matrix(Block block) {
        byte[] matrix = new byte[block.size()];
        for (int i = 0; i < block.inputs(); i++) {
            for (int c = 0; c < block.columns(); c++) {
                matrix[i * block.columns() + c] = weight(block, i, c);
            }
        }
        return matrix;
    }

    private static int[] products(byte[] matrix, byte[] vector, int columns) {
        int[] products = new int[columns];
        for (int i = 0; i < vector.length; i++) {
            int activation = vector[i];
            for (int c = 0; activation != 0 && c < columns; c++) {
                products[c] += activation * matrix[i * columns + c];
            }
        }
        return products;
    }

    /** The middle of the range, independent of the time. */
    @Override
    public int[] readMembranes(int hemisphere, double microsAfterReset, NoiseKey noise) {
        try (ChipGuard.Use _ = guard.enter()) {
            requireHemisphere(hemisphere);
            if (!Double.isFinite(microsAfterReset) || microsAfterReset < 0) {
                throw new IllegalArgumentException("membranes cannot be read after %s µs".formatted(microsAfterReset));
            }
            int[] readings = new int[COLUMNS];
            Arrays.fill(readings, MIDDLE);
            return readings;
        }
    }

    /** A quarter of the cell's value. */
    @Override
    public int[] readVoltage(int hemisphere, int cellValue, NoiseKey noise) {
        try (ChipGuard.Use _ = guard.enter()) {
            requireHemisphere(hemisphere);
            if (cellValue < 0 || cellValue > Cell.LEAK_POTENTIAL.max()) {
                throw new IllegalArgumentException("no voltage cell has the value " + cellValue);
            }
            int[] readings = new int[COLUMNS];
            Arrays.fill(readings, cellValue / VOLTAGES_PER_READING);
            return readings;
        }
    }

    /** The middle of the range for the first sample; from the second one, the sum of all events is added. */
    @Override
    public int[] recordMembrane(Neuron neuron, Stimulus stimulus, int samples, NoiseKey noise) {
        try (ChipGuard.Use _ = guard.enter()) {
            requireHemisphere(neuron.hemisphere());
            if (samples < 0) {
                throw new IllegalArgumentException("0 or more samples are recorded, not " + samples);
            }
            Block block = new Block(neuron.hemisphere(), 0, ChipGeometry.SIGNED_INPUTS, neuron.column(), 1);
            int product = products(matrix(block), stimulus.activations(), 1)[0];
            int result = result(product, stimulus.settings().numSends(), divisor);
            int[] trace = new int[samples];
            Arrays.fill(trace, SAMPLES_PER_READING * Math.clamp(MIDDLE + (long) result, 0, LARGEST_READING));
            if (samples > 0) {
                trace[0] = SAMPLES_PER_READING * MIDDLE;
            }
            return trace;
        }
    }

    private void requireHemisphere(int hemisphere) {
        if (hemisphere < 0 || hemisphere >= geometry.hemispheres()) {
            throw new IllegalArgumentException(
                    "hemisphere %s does not exist; the chip has %s".formatted(hemisphere, geometry.hemispheres()));
        }
    }

    @Override
    public void close() {
        guard.close();
    }
}
