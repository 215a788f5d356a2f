package dev.synram.simulator.folded;

import static dev.synram.chip.InterleavedVectors.LANES;
import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;
import static dev.synram.chip.geometry.ChipGeometry.MAX_ACTIVATION;
import static dev.synram.chip.geometry.ChipGeometry.UNSIGNED_INPUTS;

import dev.synram.chip.Block;
import dev.synram.chip.InterleavedSource;
import dev.synram.chip.InterleavedVectors;
import dev.synram.chip.MacSettings;
import dev.synram.chip.Multiplication;
import dev.synram.chip.VectorBatch;
import dev.synram.chip.VectorSource;
import dev.synram.chip.Vectors;
import dev.synram.kernel.Kernels;
import dev.synram.kernel.data.ByteRange;
import dev.synram.kernel.data.EventTable;
import dev.synram.kernel.data.LaneGroup;
import dev.synram.kernel.parallel.Workers;
import dev.synram.simulator.circuit.HemisphereCircuits;
import dev.synram.simulator.noise.TemporalNoise;
import org.jspecify.annotations.Nullable;

/**
 * A multiplication in the folded model, one lane group of interleaved vectors after the other: their events, then some
 * columns at a time the charge, noise, output curve and rounding, so that nothing but activations and results leaves the
 * first-level caches. One object is used again for every multiplication, so that none of them allocates.
 */
final class FoldedLanes implements Workers.RangeTask {

    private final HemisphereCircuits circuits;
    private final FoldedColumns columns;
    private final Kernels kernels;
    private final DisturbedEvents disturbedEvents;
    private final @Nullable Scratch[] scratches;
    private boolean lossless;

    private FoldedBlock folded;
    private EventTable times;
    private MacSettings settings;
    private long stream;
    private long firstVector;
    private VectorSource activations;
    private VectorBatch results;
    private boolean add;

    /** Vectors made of one sample, if the source is interleaved. */
    private int positions;

    @SuppressWarnings("NullAway.Init") // set before every multiplication
    FoldedLanes(HemisphereCircuits circuits, FoldedColumns columns, Kernels kernels, int threads) {
        this.circuits = circuits;
        this.columns = columns;
        this.kernels = kernels;
        disturbedEvents = new DisturbedEvents(circuits.disturbance());
        scratches = new Scratch[threads];
    }

    void setLossless(boolean value) {
        lossless = value;
    }

    /** Sets what the next vectors are multiplied with. */
    void set(FoldedBlock block, EventTable table, Multiplication what) {
        folded = block;
        times = table;
        settings = what.settings();
        stream = circuits.noise().laneStream(what.noise());
        firstVector = what.noise().offset();
    }

    /** Sets the vectors and where their results go. */
    void set(VectorSource source, VectorBatch target, boolean addToTarget) {
        activations = source;
        positions = source instanceof InterleavedSource interleaved ? interleaved.positions() : 1;
        results = target;
        add = addToTarget;
        if (target instanceof InterleavedVectors interleaved && interleaved.positions() != positions) {
            throw new IllegalArgumentException("results are %s; expected %s per sample".formatted(target, positions));
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

    /** The number of lane groups. */
    int count() {
        return InterleavedVectors.strips(activations.count(), positions);
    }

    @Override
    public void run(int worker, int from, int to) {
        Scratch scratch = scratches[worker];
        if (scratch == null) {
            scratch = new Scratch(kernels);
            scratches[worker] = scratch;
        }
        for (int number = from; number < to; number++) {
            send(scratch, number);
            int blockColumns = folded.block().columns();
            for (int column = 0; column < blockColumns; column += LaneGroup.COLUMNS) {
                int ofHemisphere = folded.block().firstColumn() + column;
                scratch.group.setColumns(column, Math.min(LaneGroup.COLUMNS, blockColumns - column), ofHemisphere);
                read(scratch.group);
            }
            store(scratch, number);
        }
    }

    /** The events of all vectors, and what depends on their numbers. */
    private void send(Scratch scratch, int number) {
        Block block = folded.block();
        LaneGroup group = scratch.group;
        int count = InterleavedVectors.lanes(number, activations.count(), positions);
        int first = InterleavedVectors.firstVector(number, positions);
        group.setVectors(rows(scratch, number, count), count, block.inputs(), block.firstInput());
        if (!kernels.pulse().count(group)) {
            throw outOfRange(group, first);
        }
        scratch.sent += countEvents(group);
        group.terms.lookUp(times, count);
        kernels.pulse().pulses(circuits.drivers().table(block.rows()), times, group);
        TemporalNoise.laneKeys(stream, firstVector + first, positions, group);
        disturbedEvents.disturb(group, circuits.drivers().table(block.rows()), settings);
        kernels.normal().drawLanes(group, COLUMNS / 2, 1);
        circuits.noise().common(group.normals, group.terms.common);
    }

    /** Finds the rows of a lane group, or interleaves its vectors; returns the array that holds the rows. */
    private byte[] rows(Scratch scratch, int number, int count) {
        int[] rows = scratch.group.rows;
        if (activations instanceof InterleavedSource source) {
            source.rows(number, rows);
            return source.data();
        }
        int first = InterleavedVectors.firstVector(number, positions);
        int stride = folded.block().rows().inputs();
        for (int lane = 0; lane < count; lane++) {
            activations.copy(first + lane, scratch.vectors, lane * stride);
        }
        int inputs = folded.block().inputs();
        scratch.view.set(scratch.vectors, 0, stride).shape(count, inputs);
        scratch.interleaver.interleave(scratch.view, scratch.activations, 0);
        for (int i = 0; i < inputs; i++) {
            rows[i] = i * LANES;
        }
        return scratch.activations;
    }

    /** 256 events look like none: then the first activation tells. */
    private static int countEvents(LaneGroup group) {
        int sum = 0;
        for (int lane = 0; lane < group.lanes(); lane++) {
            int events = Byte.toUnsignedInt(group.terms.events[lane]);
            boolean all = events == 0 && group.activations()[group.rows[0] + lane] != 0;
            group.terms.counts[lane] = all ? UNSIGNED_INPUTS : events;
            sum += group.terms.counts[lane];
        }
        return sum;
    }

    private IllegalArgumentException outOfRange(LaneGroup group, int first) {
        for (int lane = 0; lane < group.lanes(); lane++) {
            for (int input = 0; input < group.inputs(); input++) {
                int activation = group.activations()[group.rows[input] + lane];
                if ((activation & ~MAX_ACTIVATION) != 0) {
                    return new IllegalArgumentException("activation %s of vector %s is %s; allowed are 0..%s"
                            .formatted(input, first + lane * positions, activation, MAX_ACTIVATION));
                }
            }
        }
        throw new IllegalStateException("all activations are in their range");
    }

    /** Some columns of the block. */
    private void read(LaneGroup group) {
        kernels.charge().multiply(folded.matrix(), group);
        if (!lossless) {
            kernels.column().takeLosses(folded.lines(), group);
        }
        int firstPair = group.hemisphereColumn() / 2;
        int pairs = Math.ceilDiv(group.hemisphereColumn() + group.columns(), 2) - firstPair;
        kernels.normal().drawLanes(group, firstPair, pairs);
        kernels.column().read(columns.readings(), group);
    }

    private void store(Scratch scratch, int number) {
        switch (results) {
            case InterleavedVectors target -> {
                scratch.from.set(scratch.group.results, 0, target.length() * LANES);
                scratch.to.set(target.data(), target.row(number, 0), target.length() * LANES);
                store(scratch.from, scratch.to);
            }
            case Vectors target -> store(scratch, target, InterleavedVectors.firstVector(number, positions));
        }
    }

    private void store(ByteRange from, ByteRange to) {
        if (add) {
            kernels.digital().addSaturating(from, to);
        } else {
            System.arraycopy(from.data(), from.start(), to.data(), to.start(), to.length());
        }
    }

    private void store(Scratch scratch, Vectors target, int first) {
        int width = target.length();
        int count = scratch.group.lanes();
        scratch.view.shape(count, width);
        boolean even = positions % target.positions() == 0;
        if (!add && even) {
            int stride = count == 1 ? width : target.start(first + positions) - target.start(first);
            scratch.view.set(target.data(), target.start(first), stride);
            scratch.interleaver.deinterleave(scratch.group.results, 0, scratch.view);
            return;
        }
        scratch.view.set(scratch.vectors, 0, COLUMNS);
        scratch.interleaver.deinterleave(scratch.group.results, 0, scratch.view);
        for (int lane = 0; lane < count; lane++) {
            scratch.from.set(scratch.vectors, lane * COLUMNS, width);
            scratch.to.set(target.data(), target.start(first + lane * positions), width);
            store(scratch.from, scratch.to);
        }
    }
}
