package dev.synram.simulator.eventdriven;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS_PER_QUADRANT;

import dev.synram.chip.Block;
import dev.synram.chip.MacSettings;
import dev.synram.chip.Multiplication;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.VectorBatch;
import dev.synram.chip.VectorSource;
import dev.synram.chip.random.CounterRandom;
import dev.synram.kernel.Kernels;
import dev.synram.kernel.data.EventList;
import dev.synram.kernel.data.MatrixView;
import dev.synram.kernel.data.MembraneState;
import dev.synram.kernel.data.MembraneTable;
import dev.synram.kernel.data.NormalStreams;
import dev.synram.kernel.data.PackedMatrix;
import dev.synram.simulator.circuit.EventDisturbance;
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

    /** Groups of normal numbers that the columns of a panel are in, at most. */
    private static final int GROUPS = PackedMatrix.WIDTH / NormalStreams.GROUP + 1;

    private final HemisphereCircuits circuits;
    private final Kernels kernels;
    private final Block block;
    private final NoiseKey noise;
    private final PackedMatrix currents;
    private final EventTimes times;
    private final MacSettings settings;
    private final int sends;
    private final Events events = new Events();
    private final MembraneState state;
    private final EventList list;
    private final float[] undisturbed;
    private double supply;

    /** An event without charge: it lets time pass. */
    private final EventList pause = new EventList(1).select(0, 1);

    private final NormalStreams once = new NormalStreams(ONCE, GROUPS);
    private final NormalStreams ofEvents = new NormalStreams(MembraneState.EVENTS, GROUPS);
    private final MatrixView onceRows = new MatrixView(once.numbers, once.stride(), 1);
    private final MatrixView eventRows = new MatrixView(ofEvents.numbers, ofEvents.stride(), 1);
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
        settings = what.settings();
        sends = settings.numSends();
        state = new MembraneState(currents.panel(0), block.firstColumn());
        list = new EventList(block.inputs());
        undisturbed = new float[block.inputs()];
    }

    void multiply(VectorSource activations, int vector, VectorBatch results, boolean add) {
        events.collect(block, activations, vector);
        sent += events.count();
        for (int e = 0; e < events.count(); e++) {
            list.rows[e] = events.input(e);
            int driver = block.rows().driver(block.firstInput() + events.input(e));
            list.pulses[e] = circuits.drivers().pulse(driver, events.activation(e));
        }
        long key = circuits.noise().vectorKey(noise, vector);
        long noiseKey = CounterRandom.combine(key, NOISE);
        float[] common = circuits.noise().common(key);
        setSupply();
        for (int panel = 0; panel < currents.panels(); panel++) {
            int panelColumn = currents.panel(panel).firstColumn();
            state.reset(currents.panel(panel), block.firstColumn() + panelColumn);
            integrate(key, noiseKey);
            read(panelColumn, common, results, vector, add);
        }
    }

    /** Events of one send of the vectors multiplied so far. */
    long sent() {
        return sent;
    }

    private void integrate(long key, long noiseKey) {
        int firstNormal = state.firstColumn() % NormalStreams.GROUP;
        draw(noiseKey, 0, ONCE, once);
        pass(times.untilFirst(), LEAD);
        long drawn = ONCE;
        for (int send = 0; send < sends; send++) {
            disturb(key, send);
            for (int from = 0; from < events.count(); from += MembraneState.EVENTS) {
                int to = Math.min(events.count(), from + MembraneState.EVENTS);
                draw(noiseKey, drawn, to - from, ofEvents);
                drawn += to - from;
                list.select(from, to);
                eventRows.set(firstNormal, to - from);
                kernels.membrane().integrate(times.betweenEvents(), state, list, eventRows);
            }
        }
        pass(times.untilReading(), SETTLING);
    }

    private void setSupply() {
        if (circuits.disturbance().none()) {
            return;
        }
        double sum = 0;
        for (int e = 0; e < events.count(); e++) {
            undisturbed[e] = list.pulses[e];
            sum += list.pulses[e];
        }
        supply = circuits.disturbance()
                .supply(settings, events.count() * settings.numSends(), sum / Math.max(1, events.count()));
    }

    /** What befalls the events of one send. */
    private void disturb(long key, int send) {
        EventDisturbance disturbance = circuits.disturbance();
        if (disturbance.none()) {
            return;
        }
        int count = events.count();
        float before = send == 0 ? 0 : undisturbed[count - 1];
        for (int e = 0; e < count; e++) {
            double pulse = undisturbed[e] - disturbance.shortening(settings, before);
            before = undisturbed[e];
            list.pulses[e] = (float) (supply * disturbance.received(key, (long) send * count + e, pulse));
        }
    }

    /** Time passes without an event. */
    private void pass(MembraneTable time, int noiseRow) {
        onceRows.set(noiseRow * once.stride() + state.firstColumn() % NormalStreams.GROUP, 1);
        kernels.membrane().integrate(time, state, pause, onceRows);
    }

    private void draw(long noiseKey, long first, int count, NormalStreams streams) {
        for (int i = 0; i < count; i++) {
            streams.keys[i] = CounterRandom.combine(noiseKey, first + i);
        }
        int group = state.firstColumn() / NormalStreams.GROUP;
        int end = state.firstColumn() + state.currents().width();
        streams.select(count, group, Math.ceilDiv(end, NormalStreams.GROUP) - group);
        kernels.normal().draw(streams);
    }

    private void read(int panelColumn, float[] common, VectorBatch results, int vector, boolean add) {
        int width = Math.min(state.currents().width(), block.columns() - panelColumn);
        double deviation = Math.sqrt(circuits.noise().readingVariance());
        for (int i = 0; i < width; i++) {
            int column = block.firstColumn() + panelColumn + i;
            double ofChannel = circuits.noise().columnScale(column) * deviation;
            double atBaseline = times.baseline(column)
                    + times.baselineDeviation(column) * normal(BASELINE_MEMBRANE, panelColumn, i);
            int baseline = read(column, atBaseline, ofChannel * normal(BASELINE_READING, panelColumn, i));
            double potential = circuits.neurons().resetPotential(column) + state.potential[i];
            double ofReading = common[column / COLUMNS_PER_QUADRANT] + ofChannel * normal(READING, panelColumn, i);
            int reading = read(column, potential, ofReading);
            int result = Math.clamp(reading - baseline, Byte.MIN_VALUE, Byte.MAX_VALUE);
            int at = results.index(vector, panelColumn + i);
            int sum = add ? results.data()[at] + result : result;
            results.data()[at] = (byte) Math.clamp(sum, Byte.MIN_VALUE, Byte.MAX_VALUE);
        }
    }

    private double normal(int noise, int panelColumn, int i) {
        int start = (block.firstColumn() + panelColumn) % NormalStreams.GROUP;
        return once.numbers[noise * once.stride() + start + i];
    }

    private int read(int column, double potential, double noise) {
        return circuits.cadc().read(column, circuits.neurons().amplified(column, potential), noise);
    }
}
