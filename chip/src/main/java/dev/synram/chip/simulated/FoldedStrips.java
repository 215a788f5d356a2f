package dev.synram.chip.simulated;

import static dev.synram.chip.ChipGeometry.MAX_ACTIVATION;
import static dev.synram.chip.ChipGeometry.SIGNED_INPUTS;

import dev.synram.chip.Block;
import dev.synram.chip.Run;
import dev.synram.chip.VectorSource;
import dev.synram.chip.Vectors;
import dev.synram.chip.kernel.ColumnTable;
import dev.synram.chip.kernel.Kernels;
import dev.synram.chip.kernel.NormalKernel;
import dev.synram.chip.kernel.PackedMatrix;
import dev.synram.chip.kernel.VectorTerms;
import dev.synram.chip.parallel.Workers;
import dev.synram.chip.random.CounterRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A multiplication in the folded model, strip by strip of vectors: their events, then panel by panel the matrix product,
 * noise, output curve and rounding, so that nothing but activations and results leaves the first cache. One object is
 * used again for every multiplication, so that none of them allocates.
 */
final class FoldedStrips implements Workers.RangeTask {

    private static final long COLUMN_NOISE = 2;

    private static final float SQRT_3 = (float) Math.sqrt(3);

    private final HemisphereCircuits circuits;
    private final ColumnTable columns;
    private final Kernels kernels;
    private final @Nullable Scratch[] scratches;
    private boolean lossless;

    private FoldedBlock folded;
    private FoldedSettings settings;
    private long runKey;
    private long firstVector;
    private VectorSource activations;
    private Vectors results;
    private boolean add;

    @SuppressWarnings("NullAway.Init") // set before every multiplication
    FoldedStrips(HemisphereCircuits circuits, ColumnTable columns, Kernels kernels, int threads) {
        this.circuits = circuits;
        this.columns = columns;
        this.kernels = kernels;
        scratches = new Scratch[threads];
    }

    void setLossless(boolean value) {
        lossless = value;
    }

    /** Prepares a multiplication. */
    void set(
            FoldedBlock block,
            FoldedSettings tables,
            Run noise,
            VectorSource source,
            Vectors target,
            boolean addToTarget) {
        folded = block;
        settings = tables;
        runKey = noise.key();
        firstVector = noise.firstVector();
        activations = source;
        results = target;
        add = addToTarget;
    }

    @Override
    public void run(int worker, int from, int to) {
        Scratch scratch = scratches[worker];
        if (scratch == null) {
            scratch = new Scratch();
            scratches[worker] = scratch;
        }
        for (int first = from; first < to; first += Scratch.VECTORS) {
            int count = Math.min(Scratch.VECTORS, to - first);
            copyActivations(scratch, first, count);
            for (int v = 0; v < count; v++) {
                collect(scratch, first + v, v);
            }
            for (int panel = 0; panel < folded.matrix().panels(); panel++) {
                multiply(scratch, panel, count);
                store(scratch, panel, first, count);
            }
        }
    }

    private void copyActivations(Scratch scratch, int first, int count) {
        int inputs = folded.block().inputs();
        for (int v = 0; v < count; v++) {
            int start = v * SIGNED_INPUTS;
            activations.copy(first + v, scratch.activations, start);
            Arrays.fill(scratch.activations, start + inputs, start + SIGNED_INPUTS, (byte) 0);
        }
    }

    /** The events of one vector, and what depends on their number. */
    private void collect(Scratch scratch, int vector, int row) {
        Block block = folded.block();
        int start = row * SIGNED_INPUTS;
        int events = kernels.pulse().events(scratch.activations, start, block.inputs());
        if (events < 0) {
            throw outOfRange(scratch.activations, start, vector);
        }
        activations.sent(vector, events);
        kernels.pulse()
                .pulses(
                        scratch.activations,
                        start,
                        block.inputs(),
                        circuits.drivers().table(),
                        block.firstInput(),
                        events,
                        settings.timing().table(),
                        scratch.pulses.data(),
                        start,
                        scratch.pulseSums);
        float lengths = scratch.pulseSums.lengths();
        VectorTerms terms = scratch.terms;
        terms.pulses[row] = lengths * settings.timing().meanWeight(events);
        terms.typicalPulse[row] = lengths == 0 ? 0 : scratch.pulseSums.squares() / lengths;
        terms.quadratic[row] = settings.loss().quadratic(events);
        terms.linear[row] = SQRT_3 * settings.loss().linear(events);
        terms.missing[row] = settings.timing().missingPerMicro(events);
        terms.driftMicros[row] = settings.timing().driftMicros(events);
        terms.noiseRow[row] = NoiseDeviation.row(events);
        long key = circuits.noise().vectorKey(runKey, firstVector + vector);
        terms.common[row] = circuits.noise().common(key);
        scratch.noiseKeys[row] = CounterRandom.combine(key, COLUMN_NOISE);
    }

    private static IllegalArgumentException outOfRange(byte[] activations, int start, int vector) {
        int input = 0;
        while ((activations[start + input] & ~MAX_ACTIVATION) == 0) {
            input++;
        }
        return new IllegalArgumentException("activation %d of vector %d is %d; allowed are 0..%d"
                .formatted(input, vector, activations[start + input], MAX_ACTIVATION));
    }

    private void multiply(Scratch scratch, int panel, int count) {
        PackedMatrix matrix = folded.matrix();
        kernels.matrix().multiply(scratch.pulses, count, matrix, panel, scratch.sums, 0, PackedMatrix.WIDTH, false);
        int panelColumn = panel * PackedMatrix.WIDTH;
        int firstColumn = folded.block().firstColumn() + panelColumn;
        int group = firstColumn / NormalKernel.GROUP;
        int groups = Math.ceilDiv(firstColumn + matrix.width(panel), NormalKernel.GROUP) - group;
        kernels.normal().draw(scratch.noiseKeys, count, group, groups, scratch.normals, Scratch.NORMALS);
        kernels.column()
                .read(
                        columns,
                        lossless,
                        folded.table(),
                        scratch.terms,
                        count,
                        firstColumn,
                        panelColumn,
                        matrix.width(panel),
                        scratch.sums,
                        settings.noise().straight(),
                        scratch.normals,
                        firstColumn % NormalKernel.GROUP,
                        Scratch.NORMALS,
                        scratch.results);
    }

    private void store(Scratch scratch, int panel, int first, int count) {
        int panelColumn = panel * PackedMatrix.WIDTH;
        int width = Math.min(PackedMatrix.WIDTH, folded.block().columns() - panelColumn);
        for (int v = 0; v < count; v++) {
            int from = v * PackedMatrix.WIDTH;
            int to = results.start(first + v) + panelColumn;
            if (add) {
                kernels.digital().addSaturating(scratch.results, from, results.data(), to, width);
            } else {
                System.arraycopy(scratch.results, from, results.data(), to, width);
            }
        }
    }
}
