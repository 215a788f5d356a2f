package dev.synram.chip.simulated;

import static dev.synram.chip.ChipGeometry.COLUMNS;
import static dev.synram.chip.ChipGeometry.MAX_ACTIVATION;
import static dev.synram.chip.ChipGeometry.SIGNED_INPUTS;

import dev.synram.chip.Block;
import dev.synram.chip.Run;
import dev.synram.chip.VectorSource;
import dev.synram.chip.Vectors;
import dev.synram.chip.kernel.ChargeKernel;
import dev.synram.chip.kernel.EventTable;
import dev.synram.chip.kernel.Kernels;
import dev.synram.chip.kernel.Strip;
import dev.synram.chip.parallel.Workers;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A multiplication in the folded model, strip by strip of vectors: their events, then some columns at a time the charge,
 * noise, output curve and rounding, so that nothing but activations and results leaves the first caches. One object is
 * used again for every multiplication, so that none of them allocates.
 */
final class FoldedStrips implements Workers.RangeTask {

    private final HemisphereCircuits circuits;
    private final FoldedColumns columns;
    private final Kernels kernels;
    private final @Nullable Scratch[] scratches;
    private boolean lossless;

    private FoldedBlock folded;
    private EventTable times;
    private Run run;
    private VectorSource activations;
    private Vectors results;
    private boolean add;

    @SuppressWarnings("NullAway.Init") // set before every multiplication
    FoldedStrips(HemisphereCircuits circuits, FoldedColumns columns, Kernels kernels, int threads) {
        this.circuits = circuits;
        this.columns = columns;
        this.kernels = kernels;
        scratches = new Scratch[threads];
    }

    void setLossless(boolean value) {
        lossless = value;
    }

    /** Prepares a multiplication. */
    void set(FoldedBlock block, EventTable table, Run noise, VectorSource source, Vectors target, boolean addToTarget) {
        folded = block;
        times = table;
        run = noise;
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
        for (int first = from; first < to; first += Strip.LANES) {
            int count = Math.min(Strip.LANES, to - first);
            send(scratch, first, count);
            for (int column = 0; column < folded.block().columns(); column += ChargeKernel.COLUMNS) {
                read(
                        scratch,
                        column,
                        Math.min(ChargeKernel.COLUMNS, folded.block().columns() - column),
                        count);
            }
            store(scratch, first, count);
        }
    }

    /** The events of all vectors, and what depends on their numbers. */
    private void send(Scratch scratch, int first, int count) {
        Block block = folded.block();
        for (int v = 0; v < count; v++) {
            activations.copy(first + v, scratch.vectors, v * SIGNED_INPUTS);
        }
        Arrays.fill(scratch.vectors, count * SIGNED_INPUTS, Strip.LANES * SIGNED_INPUTS, (byte) 0);
        kernels.lane()
                .sideBySide(scratch.vectors, SIGNED_INPUTS, block.inputs(), scratch.activations, scratch.transposed);
        byte[] events = scratch.terms.events;
        if (!kernels.pulse().count(scratch.activations, block.inputs(), events)) {
            throw outOfRange(scratch.vectors, block.inputs(), first);
        }
        for (int v = 0; v < count; v++) {
            activations.sent(first + v, Byte.toUnsignedInt(events[v]));
        }
        scratch.terms.lookUp(times);
        kernels.pulse()
                .pulses(
                        scratch.activations,
                        block.inputs(),
                        count,
                        circuits.drivers().table(),
                        block.firstInput(),
                        times,
                        scratch.terms,
                        scratch.pulses);
        circuits.noise().stripKeys(run, first, scratch.evenKeys, scratch.oddKeys);
        kernels.normal().drawStrip(scratch.evenKeys, scratch.oddKeys, count, COLUMNS / 2, 1, scratch.normals);
        circuits.noise().common(scratch.normals, scratch.terms.common);
    }

    private static IllegalArgumentException outOfRange(byte[] vectors, int inputs, int first) {
        int vector = 0;
        int input = 0;
        while ((vectors[vector * SIGNED_INPUTS + input] & ~MAX_ACTIVATION) == 0) {
            input++;
            if (input == inputs) {
                input = 0;
                vector++;
            }
        }
        return new IllegalArgumentException("activation %d of vector %d is %d; allowed are 0..%d"
                .formatted(input, first + vector, vectors[vector * SIGNED_INPUTS + input], MAX_ACTIVATION));
    }

    /** Some columns of the block. */
    private void read(Scratch scratch, int column, int width, int count) {
        kernels.charge().multiply(folded.matrix(), column, width, scratch.pulses, count, scratch.sums);
        if (!lossless) {
            kernels.column().takeLosses(folded.lines(), column, width, scratch.terms, count, scratch.sums);
        }
        int ofHemisphere = folded.block().firstColumn() + column;
        int odd = ofHemisphere % 2;
        int pairs = (odd + width + 1) / 2;
        kernels.normal().drawStrip(scratch.evenKeys, scratch.oddKeys, count, ofHemisphere / 2, pairs, scratch.normals);
        kernels.column()
                .read(
                        columns.readings(),
                        ofHemisphere,
                        width,
                        scratch.terms,
                        count,
                        scratch.sums,
                        scratch.normals,
                        odd,
                        scratch.results,
                        column);
    }

    private void store(Scratch scratch, int first, int count) {
        int width = folded.block().columns();
        if (!add) {
            kernels.lane()
                    .oneByOne(
                            scratch.results,
                            width,
                            count,
                            results.data(),
                            results.start(first),
                            results.stride(),
                            scratch.transposed);
            return;
        }
        kernels.lane().oneByOne(scratch.results, width, count, scratch.vectors, 0, COLUMNS, scratch.transposed);
        for (int v = 0; v < count; v++) {
            kernels.digital()
                    .addSaturating(scratch.vectors, v * COLUMNS, results.data(), results.start(first + v), width);
        }
    }
}
