package dev.synram.calibration.spiking.measurement;

import static dev.synram.chip.geometry.ChipGeometry.SIGNED_INPUTS;

import dev.synram.calibration.measurement.InputSide;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Heights of postsynaptic potentials at their peak in CADC LSB a step of weight, means over all rows: every driver sends one
 * event in a run of its own. The events' phases against the CADC differ, so that the mean trace is finer than its readings.
 */
public final class PspHeights {

    private static final int LARGE = 32;
    private static final int SMALL = 20;
    private static final int FEW = 16;
    private static final int RAISED = 96;
    private static final int PHASES = 8;
    private static final int READINGS_BEFORE = 4;
    private static final double TAIL = 5;
    private static final double SHORTEST_TAIL_MICROS = 8;

    /** Part of the rise, and of a similar time after the peak, in which the peak is fitted by a parabola. */
    private static final double FITTED = 0.5;

    private static final int FEWEST_FITTED = 3;

    private final SpikingConfiguration configuration;
    private final double micros;
    private final int drivers;
    private final int weight;
    private final int repetitions;

    private PspHeights(
            SpikingConfiguration configuration, double slowestMicros, int drivers, int weight, int repetitions) {
        this.configuration = configuration;
        this.drivers = drivers;
        this.weight = weight;
        this.repetitions = repetitions;
        micros = (READINGS_BEFORE + 1) * SpikingRecord.CADC_INTERVAL_MICROS
                + Math.max(SHORTEST_TAIL_MICROS, TAIL * slowestMicros);
    }

    /**
     * Measures with large weights, for little noise.
     *
     * @param slowestMicros the larger of the time constants of membranes and inputs
     * @param repetitions measurements with every row, averaged
     */
    public static PspHeights large(NeuronBank bank, Chip chip, double slowestMicros, int repetitions) {
        return of(bank, chip, slowestMicros, SIGNED_INPUTS, LARGE, repetitions);
    }

    /** Measures with smaller weights, so that membranes stay near their resting potential, and with few rows. */
    public static PspHeights small(NeuronBank bank, Chip chip, double slowestMicros, int repetitions) {
        return of(bank, chip, slowestMicros, FEW, SMALL, repetitions);
    }

    private static PspHeights of(
            NeuronBank bank, Chip chip, double slowestMicros, int drivers, int weight, int repetitions) {
        SpikingConfiguration.Builder builder =
                bank.configuration(neuron -> neuron.withSpikes(false).withSent(false));
        InputRows.open(builder, chip.geometry(), drivers, weight);
        return new PspHeights(builder.build(), slowestMicros, drivers, weight, repetitions);
    }

    /** A measurement of one input at the resting potential of the membranes. */
    public Measurement of(InputSide side) {
        return (chip, noise) -> measure(chip, side, noise);
    }

    /**
     * A measurement of one input; for the inhibitory one the leak potential is raised meanwhile, because amplifiers compress low
     * potentials on their way to the ADC.
     */
    public Measurement linear(InputSide side) {
        if (side == InputSide.EXCITATORY) {
            return of(side);
        }
        HeldCells held = new HeldCells();
        return new Measurement() {
            @Override
            public void prepare(Chip chip) {
                int[] raised = chip.readCells(Cell.LEAK_POTENTIAL);
                Arrays.setAll(raised, i -> Math.min(raised[i] + RAISED, Cell.LEAK_POTENTIAL.max()));
                held.write(chip, Cell.LEAK_POTENTIAL, raised);
            }

            @Override
            public double[] measure(Chip chip, NoiseKey noise) {
                return PspHeights.this.measure(chip, side, noise);
            }

            @Override
            public void finish(Chip chip) {
                held.restore(chip);
            }
        };
    }

    private double[] measure(Chip chip, InputSide side, NoiseKey noise) {
        List<SpikingRun> runs = new ArrayList<>();
        for (int r = 0; r < repetitions; r++) {
            for (int driver = 0; driver < drivers; driver++) {
                double event = READINGS_BEFORE * SpikingRecord.CADC_INTERVAL_MICROS - delay(phase(r, driver));
                Events events = Events.builder()
                        .add(event, InputRows.label(side, driver))
                        .build();
                runs.add(SpikingRun.of(events, micros).withCadc());
            }
        }
        return heights(chip.emulate(configuration, runs, noise), side);
    }

    /** In every repetition, other drivers share a phase. */
    private static int phase(int repetition, int driver) {
        return (driver + driver / PHASES + repetition) % PHASES;
    }

    /** From an event to the first reading that follows it. */
    private static double delay(int phase) {
        return (phase + 0.5) / PHASES * SpikingRecord.CADC_INTERVAL_MICROS;
    }

    private double[] heights(List<SpikingRecord> records, InputSide side) {
        int neurons = Recordings.trace(records.getFirst())[0].length;
        int after = Recordings.trace(records.getFirst()).length - READINGS_BEFORE;
        double[][] traces = new double[neurons][after * PHASES];
        double[] rest = new double[neurons];
        double share = (double) PHASES / records.size();
        for (int run = 0; run < records.size(); run++) {
            int[][] readings = Recordings.trace(records.get(run));
            int phase = phase(run / drivers, run % drivers);
            for (int i = 0; i < neurons; i++) {
                for (int sample = 0; sample < READINGS_BEFORE; sample++) {
                    rest[i] += readings[sample][i] / (double) (READINGS_BEFORE * records.size());
                }
                for (int sample = 0; sample < after; sample++) {
                    traces[i][sample * PHASES + phase] += share * readings[READINGS_BEFORE + sample][i];
                }
            }
        }
        double[] heights = new double[neurons];
        Arrays.setAll(heights, i -> peak(traces[i], rest[i], side.sign()) / weight);
        return heights;
    }

    /** The peak of a parabola fitted around the largest mean over one interval of the CADC. */
    private static double peak(double[] trace, double rest, int sign) {
        int top = 0;
        double largest = Double.NEGATIVE_INFINITY;
        for (int start = 0; start + PHASES <= trace.length; start++) {
            double sum = 0;
            for (int i = 0; i < PHASES; i++) {
                sum += sign * (trace[start + i] - rest);
            }
            if (sum > largest) {
                largest = sum;
                top = start + PHASES / 2;
            }
        }
        int half = Math.max(FEWEST_FITTED, (int) (FITTED * top));
        int from = Math.max(0, top - half);
        int to = Math.min(trace.length, top + half + 1);
        return Parabola.fit(trace, from, to, top).largest(from - top, to - 1 - top, sign) - sign * rest;
    }
}
