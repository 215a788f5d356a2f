package dev.synram.simulator.spiking;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;

import dev.synram.chip.Chip;
import dev.synram.chip.random.CounterRandom;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import dev.synram.kernel.data.LifState;
import dev.synram.simulator.circuit.HemisphereCircuits;
import dev.synram.simulator.circuit.LineCircuit;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The ADCs during one run. Between the ends of two steps, voltages are taken to change linearly.
 */
final class Recorder {

    private static final double MADC_INTERVAL_MICROS = Chip.MADC_INTERVAL_NANOS / 1e3;
    private static final double MADC_NOISE_PER_LSB = 0.5;

    /** A line at rest, and by how much a unit of charge lowers it, in nominal LSB: our estimates. */
    private static final double LINE_REST = 200;

    private static final double LINE_PER_CHARGE = 0.0033;

    private static final long CADC_NOISE = 11;
    private static final long MADC_NOISE = 12;

    /** The fast ADC's reading of the nominal LSB 0, and its steps an LSB, so that published readings of thresholds agree. */
    private static final double MADC_ZERO = 249;

    private static final double MADC_PER_LSB = 1.9;
    private static final int MADC_MAX = 1023;

    private static final double SAME_TIME = 1e-9;

    private final Network network;
    private final SpikingRun run;
    private final long key;
    private final int lanes;
    private final int[] read;
    private final int[][] cadc;
    private final int[] madc;
    private final int madcLane;
    private final LifState state;

    /** Voltages at the end of the last step, and of the one before. */
    private double[] after;

    private double[] before;
    private int cadcSamples;
    private int madcSamples;

    /**
     * Begins to record.
     *
     * @param state at the beginning of the run, whose traces hold the voltages of a block later
     */
    Recorder(Network network, SpikingRun run, long key, LifState state) {
        this.network = network;
        this.run = run;
        this.key = key;
        this.state = state;
        lanes = network.circuits().length;
        read = readLanes(run, lanes);
        cadc = new int[run.cadc() ? samples(SpikingRecord.CADC_INTERVAL_MICROS) : 0][];
        madc = new int[run.madc().isPresent() ? samples(MADC_INTERVAL_MICROS) : 0];
        madcLane = run.madc().map(SpikingRecord::index).orElse(0);
        after = new double[wanted(run) ? lanes : 0];
        before = new double[after.length];
    }

    private int samples(double interval) {
        return (int) Math.floor(run.micros() / interval + SAME_TIME) + 1;
    }

    /** Whether a run needs the traces of a state. */
    static boolean wanted(SpikingRun run) {
        return run.cadc() || run.madc().isPresent();
    }

    /** The lanes that the CADC reads in a run. */
    static int[] readLanes(SpikingRun run, int lanes) {
        if (!run.cadc()) {
            return new int[0];
        }
        return run.cadcNeurons().isEmpty()
                ? IntStream.range(0, lanes).toArray()
                : run.cadcNeurons().stream()
                        .mapToInt(SpikingRecord::index)
                        .sorted()
                        .toArray();
    }

    /** Records the beginning of a run, with the adaptations of all lanes. */
    void begin(double[] adaptations) {
        for (int lane = 0; lane < lanes; lane++) {
            before[lane] = voltage(
                    lane, state.potential[lane], state.excitatory[lane], state.inhibitory[lane], adaptations[lane]);
        }
        record(0, 0, before);
    }

    /**
     * Records a step of a block.
     *
     * @param start when the step began in µs
     * @param end when it ended
     * @param adaptations of all lanes at its end
     */
    void step(int step, double start, double end, double[] adaptations) {
        if (cadcDue(2 * end - start)) {
            for (int lane : read) {
                note(step, lane, adaptations);
            }
        }
        if (madc.length > 0) {
            note(step, madcLane, adaptations);
        }
        record(start, end, after);
        double[] old = before;
        before = after;
        after = old;
    }

    private void note(int step, int lane, double[] adaptations) {
        int at = step * lanes + lane;
        after[lane] = voltage(
                lane,
                state.potentialAfter[at],
                state.excitatoryAfter[at],
                state.inhibitoryAfter[at],
                adaptations[lane]);
    }

    /** Whether the CADC reads until a time: only then do the voltages of all lanes matter, at the end of a step and of the next. */
    private boolean cadcDue(double until) {
        return cadcSamples < cadc.length && SpikingRecord.CadcTrace.micros(cadcSamples) <= until + SAME_TIME;
    }

    private void record(double start, double end, double[] atEnd) {
        while (cadcSamples < cadc.length && SpikingRecord.CadcTrace.micros(cadcSamples) <= end + SAME_TIME) {
            double share = share(SpikingRecord.CadcTrace.micros(cadcSamples), start, end);
            cadc[cadcSamples] = readAll(atEnd, share, cadcSamples);
            cadcSamples++;
        }
        while (madcSamples < madc.length && madcSamples * MADC_INTERVAL_MICROS <= end + SAME_TIME) {
            double share = share(madcSamples * MADC_INTERVAL_MICROS, start, end);
            madc[madcSamples] = convert(between(atEnd, share, madcLane), madcSamples);
            madcSamples++;
        }
    }

    private static double share(double at, double start, double end) {
        return end == start ? 1 : (at - start) / (end - start);
    }

    private double between(double[] atEnd, double share, int lane) {
        return before[lane] + share * (atEnd[lane] - before[lane]);
    }

    private double voltage(int lane, double potential, double excitatory, double inhibitory, double adaptation) {
        return switch (network.settings(lane).readout()) {
            case MEMBRANE -> network.hemisphere(lane).neurons().amplified(lane % COLUMNS, potential);
            case EXCITATORY_LINE -> line(excitatory, network.circuits()[lane].excitatory());
            case INHIBITORY_LINE -> line(inhibitory, network.circuits()[lane].inhibitory());
            case ADAPTATION -> network.circuits()[lane].adaptation().rest() + adaptation;
        };
    }

    private static double line(double charge, LineCircuit line) {
        return LINE_REST - LINE_PER_CHARGE * charge / line.capacitance();
    }

    private int[] readAll(double[] atEnd, double share, int sample) {
        int[] readings = new int[lanes];
        Arrays.fill(readings, SpikingRecord.CadcTrace.NOT_KEPT);
        long ofSample = CounterRandom.combine(CounterRandom.combine(key, CADC_NOISE), sample);
        long ofHemisphere = 0;
        float[] common = new float[0];
        HemisphereCircuits circuits = network.hemisphere(0);
        int hemisphere = -1;
        for (int lane : read) {
            if (lane / COLUMNS != hemisphere) {
                hemisphere = lane / COLUMNS;
                circuits = network.hemisphere(lane);
                ofHemisphere = CounterRandom.combine(ofSample, hemisphere);
                common = circuits.noise().common(ofHemisphere);
            }
            readings[lane] = circuits.reading(lane % COLUMNS, between(atEnd, share, lane), ofHemisphere, common);
        }
        return readings;
    }

    private int convert(double voltage, int sample) {
        double noise = network.hemisphere(madcLane).noise().readingVariance() == 0
                ? 0
                : MADC_NOISE_PER_LSB * CounterRandom.normal(CounterRandom.combine(key, MADC_NOISE), sample);
        return Math.clamp(Math.round(MADC_ZERO + MADC_PER_LSB * (voltage + noise)), 0, MADC_MAX);
    }

    Optional<SpikingRecord.CadcTrace> cadc() {
        return run.cadc() ? Optional.of(new SpikingRecord.CadcTrace(cadc)) : Optional.empty();
    }

    int[] madc() {
        return madc;
    }
}
