package dev.synram.chip.simulated;

import dev.synram.chip.Block;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.ChipGeometry;
import dev.synram.chip.MacSettings;
import dev.synram.chip.Run;
import dev.synram.chip.Vectors;
import dev.synram.chip.kernel.MatrixKernel;
import dev.synram.chip.kernel.PlainMatrixKernel;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A chip that exists in memory only, with the errors that its seed gives it. Results depend on the seed, what was
 * written and the {@link Run}, not on the number of threads.
 */
public final class SimulatedChip implements Chip {

    private final String id;
    private final ChipGeometry geometry;
    private final List<Hemisphere> hemispheres;
    private final Map<Cell, int[]> cells = new EnumMap<>(Cell.class);
    private final MatrixKernel kernel = new PlainMatrixKernel();
    private final Workers workers;
    private boolean configured;

    /**
     * Makes a chip with two hemispheres, all cells at their defaults and all weights 0.
     *
     * @param seed draws the chip's static errors and its noise
     * @param threads number of threads that multiply, at least 1
     */
    public SimulatedChip(long seed, ChipParameters parameters, int threads) {
        this(seed, parameters, ChipGeometry.BRAINSCALES2, threads);
    }

    /** Makes a chip of any number of hemispheres. */
    public SimulatedChip(long seed, ChipParameters parameters, ChipGeometry geometry, int threads) {
        id = "simulated-%s-%d".formatted(parameters.name(), seed);
        this.geometry = geometry;
        workers = new Workers(threads);
        hemispheres = IntStream.range(0, geometry.hemispheres())
                .mapToObj(index -> new Hemisphere(seed, index, parameters))
                .toList();
        for (Cell cell : Cell.values()) {
            int[] values = new int[cell.instances(geometry)];
            Arrays.fill(values, cell.defaultValue());
            cells.put(cell, values);
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public ChipGeometry geometry() {
        return geometry;
    }

    @Override
    public void writeCells(Cell cell, int[] values) {
        cell.check(values, geometry);
        cells.put(cell, values.clone());
        configured = false;
    }

    @Override
    @SuppressWarnings("NullAway") // the constructor writes every cell
    public int[] readCells(Cell cell) {
        return cells.get(cell).clone();
    }

    @Override
    public void writeWeights(Block block, byte[] weights) {
        configuredHemisphere(block.hemisphere()).write(block, weights);
    }

    @Override
    public void multiply(Block block, MacSettings settings, Run run, Vectors activations, Vectors results) {
        requireShape("activations", activations, activations.count(), block.inputs());
        requireShape("results", results, activations.count(), block.columns());
        Hemisphere hemisphere = configuredHemisphere(block.hemisphere());
        PseudoLeak leak = hemisphere.leak(settings);
        workers.forRange(activations.count(), (from, to) -> {
            Scratch scratch = new Scratch();
            for (int vector = from; vector < to; vector++) {
                hemisphere.multiply(block, settings, leak, run, activations, results, vector, kernel, scratch);
            }
        });
    }

    private static void requireShape(String name, Vectors vectors, int count, int length) {
        if (vectors.count() != count || vectors.length() != length) {
            throw new IllegalArgumentException("%s are %d vectors of length %d; expected %d of length %d"
                    .formatted(name, vectors.count(), vectors.length(), count, length));
        }
    }

    @Override
    public int[] readResetMembranes(int hemisphere, Run run) {
        return configuredHemisphere(hemisphere).readResetMembranes(run);
    }

    /** The hemisphere, with the cells taken over that were written since it was used last. */
    private Hemisphere configuredHemisphere(int index) {
        if (index < 0 || index >= hemispheres.size()) {
            throw new IllegalArgumentException(
                    "hemisphere %d does not exist; the chip has %d".formatted(index, hemispheres.size()));
        }
        if (!configured) {
            hemispheres.forEach(hemisphere -> hemisphere.configure(cells));
            configured = true;
        }
        return hemispheres.get(index);
    }

    @Override
    public void close() {
        workers.close();
    }
}
