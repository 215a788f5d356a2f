package dev.synram.simulator;

import dev.synram.chip.Block;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.ChipFailedException;
import dev.synram.chip.ChipGuard;
import dev.synram.chip.Multiplication;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Stimulus;
import dev.synram.chip.VectorBatch;
import dev.synram.chip.VectorSource;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import dev.synram.kernel.Kernels;
import dev.synram.kernel.parallel.Workers;
import dev.synram.kernel.provider.KernelProvider;
import dev.synram.simulator.circuit.HemisphereCircuits;
import dev.synram.simulator.circuit.SignalModel;
import dev.synram.simulator.circuit.WrittenCells;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.simulator.eventdriven.EventDrivenModel;
import dev.synram.simulator.folded.FoldedModel;
import dev.synram.simulator.spiking.SpikingModel;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A chip that exists in memory only, with the errors that its seed gives it. Results depend on the seed, what was
 * written and the {@link NoiseKey}, not on the number of threads. Two chips of one seed and the same parameters have the
 * same errors and the same id.
 */
public final class SimulatedChip implements Chip {

    /** Analog cells settle for 20 ms after they were written (calix {@code constants.py}). */
    private static final long SETTLING_NANOS = 20_000_000;

    private static final double NANOS_PER_MILLI = 1e6;
    private static final int MOST_SPIKING_HEMISPHERES = 2;

    private final String id;
    private final String definition;
    private final ChipGeometry geometry;
    private final List<HemisphereCircuits> circuits;
    private final List<SignalModel> models;
    private final SpikingModel spiking;
    private final Map<Cell, WrittenCells> cells = new EnumMap<>(Cell.class);
    private final ChipGuard guard;
    private final Workers workers;
    private long clockNanos;
    private long multiplicationsLeft = Long.MAX_VALUE;
    private boolean configured;
    private boolean weightsWritten;

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
        this(seed, parameters, geometry, Fidelity.FOLDED, threads);
    }

    /** Makes a chip of any number of hemispheres whose signals are computed by the given model. */
    public SimulatedChip(long seed, ChipParameters parameters, ChipGeometry geometry, Fidelity fidelity, int threads) {
        this(seed, parameters, geometry, fidelity, threads, KernelProvider.best());
    }

    /** For tests: makes a chip whose hot loops are computed by the given kernels. */
    SimulatedChip(
            long seed,
            ChipParameters parameters,
            ChipGeometry geometry,
            Fidelity fidelity,
            int threads,
            Kernels kernels) {
        id = new SimulatedChipId(parameters.name(), seed).toString();
        definition = "seed %s, %s, %s, %s".formatted(seed, parameters, geometry, fidelity);
        this.geometry = geometry;
        guard = new ChipGuard(id);
        circuits = IntStream.range(0, geometry.hemispheres())
                .mapToObj(index -> new HemisphereCircuits(seed, index, parameters, kernels))
                .toList();
        workers = new Workers(threads);
        models = IntStream.range(0, geometry.hemispheres())
                .mapToObj(index -> model(fidelity, circuits.get(index), kernels))
                .toList();
        spiking = new SpikingModel(circuits, kernels, workers, SpikingModel.noiseKey(seed));
        for (Cell cell : Cell.values()) {
            cells.put(cell, WrittenCells.defaults(cell, cell.instances(geometry)));
        }
    }

    private SignalModel model(Fidelity fidelity, HemisphereCircuits hemisphere, Kernels kernels) {
        return switch (fidelity) {
            case FOLDED -> new FoldedModel(hemisphere, kernels, workers);
            case EVENT_DRIVEN -> new EventDrivenModel(hemisphere, kernels, workers);
        };
    }

    @Override
    public String id() {
        return id;
    }

    /**
     * Everything that its behaviour depends on beside what is done with it: seed, magnitudes of errors, size and model. Chips of
     * which it is equal behave alike, bit by bit.
     */
    public String definition() {
        return definition;
    }

    /** Whether no cell was written and no time has passed since power-on. */
    public boolean isNew() {
        try (ChipGuard.Use _ = guard.enter()) {
            return clockNanos == 0 && cells.values().stream().allMatch(written -> written.writings() == 0);
        }
    }

    /**
     * How often each kind of cell was written since power-on. A new chip of the same {@linkplain #definition}, whose cells are
     * written as often, the last time with the same values, behaves as this one: analog cells hold something else after every
     * writing, and settle while the clock advances.
     */
    public Map<Cell, Integer> writings() {
        try (ChipGuard.Use _ = guard.enter()) {
            Map<Cell, Integer> writings = new EnumMap<>(Cell.class);
            cells.forEach((cell, written) -> writings.put(cell, written.writings()));
            return writings;
        }
    }

    @Override
    public ChipGeometry geometry() {
        return geometry;
    }

    @Override
    @SuppressWarnings("NullAway") // the constructor writes every cell
    public void writeCells(Cell cell, int[] values) {
        try (ChipGuard.Use _ = guard.enter()) {
            cell.check(values, geometry);
            cells.put(cell, cells.get(cell).with(values));
            clockNanos += cell.analog() ? SETTLING_NANOS : 0;
            configured = false;
        }
    }

    @Override
    @SuppressWarnings("NullAway") // the constructor writes every cell
    public int[] readCells(Cell cell) {
        try (ChipGuard.Use _ = guard.enter()) {
            return cells.get(cell).values().clone();
        }
    }

    @Override
    public void writeWeights(Block block, byte[] weights) {
        try (ChipGuard.Use _ = guard.enter()) {
            configure();
            weightsWritten = true;
            circuits.get(existing(block.hemisphere())).synapses().write(block, weights);
            models.get(block.hemisphere()).weightsWritten(block, weights);
        }
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
            if (multiplicationsLeft-- <= 0) {
                multiplicationsLeft = 0;
                throw new ChipFailedException(id);
            }
            Block block = what.block();
            requireShape("activations", activations, activations.count(), block.inputs());
            requireShape("results", results, activations.count(), block.columns());
            configure();
            return models.get(existing(block.hemisphere())).multiply(what, activations, results, add);
        }
    }

    private static void requireShape(String name, VectorSource vectors, int count, int length) {
        if (vectors.count() != count || vectors.length() != length) {
            throw new IllegalArgumentException("%s are %s vectors of length %s; expected %s of length %s"
                    .formatted(name, vectors.count(), vectors.length(), count, length));
        }
    }

    @Override
    public int[] readMembranes(int hemisphere, double microsAfterReset, NoiseKey noise) {
        try (ChipGuard.Use _ = guard.enter()) {
            if (!Double.isFinite(microsAfterReset) || microsAfterReset < 0) {
                throw new IllegalArgumentException(
                        "membranes are read 0 or more microseconds after their reset, not " + microsAfterReset);
            }
            configure();
            return circuits.get(existing(hemisphere)).readMembranes(microsAfterReset, noise);
        }
    }

    @Override
    public int[] readVoltage(int hemisphere, int cellValue, NoiseKey noise) {
        try (ChipGuard.Use _ = guard.enter()) {
            if (cellValue < 0 || cellValue > Cell.LEAK_POTENTIAL.max()) {
                throw new IllegalArgumentException(
                        "the voltage of a cell with value %s cannot be read; allowed are 0..%s"
                                .formatted(cellValue, Cell.LEAK_POTENTIAL.max()));
            }
            configure();
            return circuits.get(existing(hemisphere)).readVoltage(cellValue, noise);
        }
    }

    @Override
    public int[] recordMembrane(Neuron neuron, Stimulus stimulus, int samples, NoiseKey noise) {
        try (ChipGuard.Use _ = guard.enter()) {
            if (samples < 0) {
                throw new IllegalArgumentException("0 or more samples are recorded, not " + samples);
            }
            configure();
            return circuits.get(existing(neuron.hemisphere())).record(neuron.column(), stimulus, samples, noise);
        }
    }

    @Override
    public boolean canSpike() {
        return geometry.hemispheres() <= MOST_SPIKING_HEMISPHERES;
    }

    @Override
    public List<SpikingRecord> emulate(SpikingConfiguration configuration, List<SpikingRun> runs, NoiseKey noise) {
        try (ChipGuard.Use _ = guard.enter()) {
            if (!canSpike()) {
                throw new UnsupportedOperationException(
                        "chip %s has %s hemispheres; the crossbar of a chip that spikes reaches %s"
                                .formatted(id, geometry.hemispheres(), MOST_SPIKING_HEMISPHERES));
            }
            requireFit(configuration, runs);
            forgetWeights();
            configure();
            return spiking.emulate(configuration, runs, noise);
        }
    }

    private void requireFit(SpikingConfiguration configuration, List<SpikingRun> runs) {
        if (!configuration.geometry().equals(geometry)) {
            throw new IllegalArgumentException("the configuration is for a chip of %s hemispheres; this one has %s"
                    .formatted(configuration.geometry().hemispheres(), geometry.hemispheres()));
        }
        for (SpikingRun run : runs) {
            run.madc().ifPresent(neuron -> existing(neuron.hemisphere()));
        }
    }

    /** The synapses of a spiking configuration replace those of multiplications. */
    private void forgetWeights() {
        if (weightsWritten) {
            for (int hemisphere = 0; hemisphere < geometry.hemispheres(); hemisphere++) {
                circuits.get(hemisphere).synapses().clear();
                Block block = Block.whole(hemisphere);
                models.get(hemisphere).weightsWritten(block, new byte[block.size()]);
            }
            weightsWritten = false;
        }
    }

    /**
     * Advances the chip's clock, so that errors drift as they do over hours, and low-frequency noise changes. By itself the
     * clock advances only while analog cells settle after they were written: results depend on the written cells and weights,
     * how often analog cells were written, the noise keys and the clock only, and the clock's steps do not matter.
     */
    public void advance(Duration time) {
        try (ChipGuard.Use _ = guard.enter()) {
            if (time.isNegative()) {
                throw new IllegalArgumentException("time goes forward, not by " + time);
            }
            clockNanos = Math.addExact(clockNanos, time.toNanos());
            configured = false;
        }
    }

    /** Makes the chip fail permanently after some more multiplications. */
    public void failAfter(long multiplications) {
        try (ChipGuard.Use _ = guard.enter()) {
            if (multiplications < 0) {
                throw new IllegalArgumentException(
                        "a chip fails after 0 or more multiplications, not " + multiplications);
            }
            multiplicationsLeft = multiplications;
        }
    }

    private int existing(int hemisphere) {
        if (hemisphere < 0 || hemisphere >= geometry.hemispheres()) {
            throw new IllegalArgumentException(
                    "hemisphere %s does not exist; the chip has %s".formatted(hemisphere, geometry.hemispheres()));
        }
        return hemisphere;
    }

    /** Applies the cells that were written since the last call. */
    private void configure() {
        if (!configured) {
            circuits.forEach(hemisphere -> hemisphere.configure(cells, clockNanos / NANOS_PER_MILLI));
            models.forEach(SignalModel::cellsChanged);
            spiking.cellsChanged();
            configured = true;
        }
    }

    @Override
    public void close() {
        if (guard.close()) {
            workers.close();
        }
    }
}
