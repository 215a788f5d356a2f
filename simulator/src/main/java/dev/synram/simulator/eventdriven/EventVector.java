package dev.synram.simulator.eventdriven;

import dev.synram.chip.Block;
import dev.synram.chip.Multiplication;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.VectorBatch;
import dev.synram.chip.VectorSource;
import dev.synram.chip.random.CounterRandom;
import dev.synram.kernel.Kernels;
import dev.synram.kernel.MembraneKernel;
import dev.synram.kernel.NormalKernel;
import dev.synram.kernel.data.MembraneState;
import dev.synram.kernel.data.MembraneTable;
import dev.synram.kernel.data.PackedMatrix;
import dev.synram.simulator.circuit.HemisphereCircuits;

/** Multiplies vectors in the event-driven model, one after the other. */
final class EventVector {

    private static final long NOISE = 5;

    /** Noise that is drawn once a vector, before that of its events. */
    private static final int BASELINE_MEMBRANE = 0;

    private static final int BASELINE_READING = 1;
    private static final int LEAD = 2;
    private static final int SETTLING = 3;
    private static final int READING = 4;
    private static final int ONCE = 5;

    private static final int STRIDE = PackedMatrix.WIDTH + NormalKernel.GROUP;
    private static final int[] NO_ROW = {0};
    private static final float[] NO_PULSE = {0};

    private final HemisphereCircuits circuits;
    private final Kernels kernels;
    private final Block block;
    private final NoiseKey noise;
    private final PackedMatrix currents;
    private final EventTimes times;
    private final int sends;
    private final Events events = new Events();
    private final MembraneState state = new MembraneState();
    private final int[] rows;
    private final float[] pulses;
    private final long[] keys = new long[MembraneKernel.EVENTS];
    private final float[] once = new float[ONCE * STRIDE];
    private final float[] normals = new float[MembraneKernel.EVENTS * STRIDE];
    private long sent;

    EventVector(
            HemisphereCircuits circuits,
            Kernels kernels,
            Multiplication what,
            PackedMatrix currents,
            EventTimes times) {
        this.circuits = circuits;
        this.kernels = kernels;
        block = what.block();
        noise = what.noise();
        this.currents = currents;
        this.times = times;
        sends = what.settings().numSends();
        rows = new int[block.inputs()];
        pulses = new float[block.inputs()];
    }

    void multiply(VectorSource activations, int vector, VectorBatch results, boolean add) {
        events.collect(block, activations, vector);
        sent += events.count();
        for (int e = 0; e < events.count(); e++) {
            rows[e] = events.input(e);
            int driver = block.rows().driver(block.firstInput() + events.input(e));
            pulses[e] = circuits.drivers().pulse(driver, events.activation(e));
        }
        long key = circuits.noise().vectorKey(noise, vector);
        long noiseKey = CounterRandom.combine(key, NOISE);
        float common = circuits.noise().common(key);
        for (int panel = 0; panel < currents.panels(); panel++) {
            int panelColumn = panel * PackedMatrix.WIDTH;
            integrate(noiseKey, panel, block.firstColumn() + panelColumn);
            read(panelColumn, common, results, vector, add);
        }
    }

    /** Events of one send of the vectors multiplied so far. */
    long sent() {
        return sent;
    }

    private void integrate(long noiseKey, int panel, int firstColumn) {
        int normalStart = firstColumn % NormalKernel.GROUP;
        draw(noiseKey, 0, ONCE, firstColumn, panel, once);
        state.reset();
        pass(times.untilFirst(), firstColumn, panel, LEAD);
        long drawn = ONCE;
        for (int send = 0; send < sends; send++) {
            for (int from = 0; from < events.count(); from += MembraneKernel.EVENTS) {
                int to = Math.min(events.count(), from + MembraneKernel.EVENTS);
                draw(noiseKey, drawn, to - from, firstColumn, panel, normals);
                drawn += to - from;
                kernels.membrane()
                        .integrate(
                                times.betweenEvents(),
                                state,
                                firstColumn,
                                currents,
                                panel,
                                rows,
                                pulses,
                                from,
                                to,
                                normals,
                                normalStart,
                                STRIDE);
            }
        }
        pass(times.untilReading(), firstColumn, panel, SETTLING);
    }

    /** Time passes without an event: one without charge. */
    private void pass(MembraneTable time, int firstColumn, int panel, int noise) {
        int normalStart = noise * STRIDE + firstColumn % NormalKernel.GROUP;
        kernels.membrane()
                .integrate(
                        time, state, firstColumn, currents, panel, NO_ROW, NO_PULSE, 0, 1, once, normalStart, STRIDE);
    }

    private void draw(long noiseKey, long first, int count, int firstColumn, int panel, float[] target) {
        for (int i = 0; i < count; i++) {
            keys[i] = CounterRandom.combine(noiseKey, first + i);
        }
        int group = firstColumn / NormalKernel.GROUP;
        int groups = Math.ceilDiv(firstColumn + currents.width(panel), NormalKernel.GROUP) - group;
        kernels.normal().draw(keys, count, group, groups, target, STRIDE);
    }

    private void read(int panelColumn, float common, VectorBatch results, int vector, boolean add) {
        int width = Math.min(PackedMatrix.WIDTH, block.columns() - panelColumn);
        double deviation = Math.sqrt(circuits.noise().readingVariance());
        for (int i = 0; i < width; i++) {
            int column = block.firstColumn() + panelColumn + i;
            double ofChannel = circuits.noise().columnScale(column) * deviation;
            double atBaseline = times.baseline(column)
                    + times.baselineDeviation(column) * normal(BASELINE_MEMBRANE, panelColumn, i);
            int baseline = read(column, atBaseline, ofChannel * normal(BASELINE_READING, panelColumn, i));
            double potential = circuits.neurons().resetPotential(column) + state.potential[i];
            int reading = read(column, potential, common + ofChannel * normal(READING, panelColumn, i));
            int result = Math.clamp(reading - baseline, Byte.MIN_VALUE, Byte.MAX_VALUE);
            int at = results.index(vector, panelColumn + i);
            int sum = add ? results.data()[at] + result : result;
            results.data()[at] = (byte) Math.clamp(sum, Byte.MIN_VALUE, Byte.MAX_VALUE);
        }
    }

    private double normal(int noise, int panelColumn, int i) {
        int start = (block.firstColumn() + panelColumn) % NormalKernel.GROUP;
        return once[noise * STRIDE + start + i];
    }

    private int read(int column, double potential, double noise) {
        return circuits.cadc().read(column, circuits.neurons().amplified(column, potential), noise);
    }
}
