package dev.synram.simulator.folded;

import static dev.synram.chip.ChipGeometry.COLUMNS;
import static dev.synram.chip.ChipGeometry.MAX_ACTIVATION;
import static dev.synram.chip.ChipGeometry.UNSIGNED_INPUTS;
import static dev.synram.chip.InterleavedVectors.LANES;

import dev.synram.chip.Block;
import dev.synram.chip.InterleavedSource;
import dev.synram.chip.InterleavedVectors;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.VectorBatch;
import dev.synram.chip.VectorSource;
import dev.synram.chip.Vectors;
import dev.synram.kernel.ChargeKernel;
import dev.synram.kernel.Kernels;
import dev.synram.kernel.data.EventTable;
import dev.synram.kernel.parallel.Workers;
import dev.synram.simulator.circuit.HemisphereCircuits;
import dev.synram.simulator.noise.TemporalNoise;
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
    private long stream;
    private long firstVector;
    private VectorSource activations;
    private VectorBatch results;
    private boolean add;

    /** Vectors made of one sample, if the source has them side by side. */
    private int positions;

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

    /** Sets what the next vectors are multiplied with. */
    void set(FoldedBlock block, EventTable table, NoiseKey noise) {
        folded = block;
        times = table;
        stream = circuits.noise().stripStream(noise);
        firstVector = noise.offset();
    }

    /** Sets the vectors and where their results go. */
    void set(VectorSource source, VectorBatch target, boolean addToTarget) {
        activations = source;
        positions = source instanceof InterleavedSource strips ? strips.positions() : 1;
        results = target;
        add = addToTarget;
        if (target instanceof InterleavedVectors strips && strips.positions() != positions) {
            throw new IllegalArgumentException("results are %s; expected %d a sample".formatted(strips, positions));
        }
        for (Scratch scratch : scratches) {
            if (scratch != null) {
                scratch.sent = 0;
            }
        }
    }

    /** The number of events of one send of all vectors that were multiplied. */
    long events() {
        long sum = 0;
        for (Scratch scratch : scratches) {
            sum += scratch == null ? 0 : scratch.sent;
        }
        return sum;
    }

    /** The number of strips. */
    int count() {
        return InterleavedVectors.strips(activations.count(), positions);
    }

    @Override
    public void run(int worker, int from, int to) {
        Scratch scratch = scratches[worker];
        if (scratch == null) {
            scratch = new Scratch(kernels.lane());
            scratches[worker] = scratch;
        }
        for (int strip = from; strip < to; strip++) {
            int count = InterleavedVectors.lanes(strip, activations.count(), positions);
            send(scratch, strip, count);
            for (int column = 0; column < folded.block().columns(); column += ChargeKernel.COLUMNS) {
                read(
                        scratch,
                        column,
                        Math.min(ChargeKernel.COLUMNS, folded.block().columns() - column),
                        count);
            }
            store(scratch, strip, count);
        }
    }

    /** The events of all vectors, and what depends on their numbers. */
    private void send(Scratch scratch, int strip, int count) {
        Block block = folded.block();
        int first = InterleavedVectors.firstVector(strip, positions);
        byte[] data = layOut(scratch, strip, first, count);
        byte[] events = scratch.terms.events;
        if (!kernels.pulse().count(data, scratch.rows, block.inputs(), count, events)) {
            throw outOfRange(data, scratch.rows, count, first);
        }
        takeCounts(scratch, data, count);
        scratch.terms.lookUp(times, count);
        kernels.pulse()
                .pulses(
                        data,
                        scratch.rows,
                        block.inputs(),
                        count,
                        circuits.drivers().table(block.rows()),
                        block.firstInput(),
                        times,
                        scratch.terms,
                        scratch.pulses);
        TemporalNoise.stripKeys(stream, firstVector + first, positions, count, scratch.evenKeys, scratch.oddKeys);
        kernels.normal().drawStrip(scratch.evenKeys, scratch.oddKeys, count, COLUMNS / 2, 1, scratch.normals);
        circuits.noise().common(scratch.normals, scratch.terms.common);
    }

    /** Finds or lays the rows of a strip; returns the array that they are in. */
    private byte[] layOut(Scratch scratch, int strip, int first, int count) {
        if (activations instanceof InterleavedSource source) {
            source.rows(strip, scratch.rows);
            return source.data();
        }
        int stride = folded.block().rows().inputs();
        for (int lane = 0; lane < count; lane++) {
            activations.copy(first + lane, scratch.vectors, lane * stride);
        }
        int inputs = folded.block().inputs();
        scratch.layout.sideBySide(scratch.vectors, 0, stride, inputs, count, scratch.activations, 0);
        for (int i = 0; i < inputs; i++) {
            scratch.rows[i] = i * LANES;
        }
        return scratch.activations;
    }

    /** 256 events look like none: then the first activation tells. */
    private void takeCounts(Scratch scratch, byte[] data, int count) {
        for (int lane = 0; lane < count; lane++) {
            int events = Byte.toUnsignedInt(scratch.terms.events[lane]);
            boolean all = events == 0 && data[scratch.rows[0] + lane] != 0;
            scratch.terms.counts[lane] = all ? UNSIGNED_INPUTS : events;
            scratch.sent += scratch.terms.counts[lane];
        }
    }

    private IllegalArgumentException outOfRange(byte[] data, int[] rows, int count, int first) {
        for (int lane = 0; lane < count; lane++) {
            for (int input = 0; input < folded.block().inputs(); input++) {
                int activation = data[rows[input] + lane];
                if ((activation & ~MAX_ACTIVATION) != 0) {
                    return new IllegalArgumentException("activation %d of vector %d is %d; allowed are 0..%d"
                            .formatted(input, first + lane * positions, activation, MAX_ACTIVATION));
                }
            }
        }
        throw new IllegalStateException("all activations are in their range");
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

    private void store(Scratch scratch, int strip, int count) {
        switch (results) {
            case InterleavedVectors strips ->
                store(scratch.results, 0, strips.data(), strips.row(strip, 0), strips.length() * LANES);
            case Vectors vectors -> store(scratch, vectors, InterleavedVectors.firstVector(strip, positions), count);
        }
    }

    private void store(byte[] from, int start, byte[] target, int to, int length) {
        if (add) {
            kernels.digital().addSaturating(from, start, target, to, length);
        } else {
            System.arraycopy(from, start, target, to, length);
        }
    }

    private void store(Scratch scratch, Vectors target, int first, int count) {
        int width = target.length();
        boolean even = positions % target.positions() == 0;
        if (!add && even) {
            int stride = count == 1 ? width : target.start(first + positions) - target.start(first);
            scratch.layout.oneByOne(scratch.results, 0, width, count, target.data(), target.start(first), stride);
            return;
        }
        scratch.layout.oneByOne(scratch.results, 0, width, count, scratch.vectors, 0, COLUMNS);
        for (int lane = 0; lane < count; lane++) {
            store(scratch.vectors, lane * COLUMNS, target.data(), target.start(first + lane * positions), width);
        }
    }
}
