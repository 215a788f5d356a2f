package dev.synram.calibration.spiking.measurement;

import dev.synram.calibration.measurement.InputSide;
import dev.synram.calibration.measurement.Statistics;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;

/**
 * How far a few events move membranes with fast inputs and a slow leak, in CADC LSB, positive in the direction of the input: as
 * the public software measures strengths (calix: {@code SynBiasCalib}), through 8 rows of weight 10, the mean of 5 runs.
 */
public final class EventSteps implements Measurement {

    private static final int ROWS = 8;
    private static final int WEIGHT = 10;
    private static final int RUNS = 5;
    private static final int MOST_EVENTS = 15;
    private static final int READINGS_BEFORE = 2;

    /** Largest amplitude in LSB; with more, fewer events are sent. */
    private static final double LARGEST = 40;

    private static final double FEWER = 0.8;
    private static final double BETWEEN_EVENTS_MICROS = 1;

    /** After the last event, the slowest of the inputs is still at work. */
    private static final double SETTLING_MICROS = 8;

    private final InputSide side;
    private final SpikingConfiguration configuration;
    private final int events;

    private EventSteps(InputSide side, SpikingConfiguration configuration, int events) {
        this.side = side;
        this.configuration = configuration;
        this.events = events;
    }

    /** Measures one side with as many events as keep the median below {@value #LARGEST} LSB with the present cells. */
    public static EventSteps fitting(NeuronBank bank, Chip chip, InputSide side, NoiseKey noise) {
        SpikingConfiguration.Builder builder =
                bank.configuration(neuron -> neuron.withSpikes(false).withSent(false));
        InputRows.open(builder, chip.geometry(), ROWS, WEIGHT);
        EventSteps steps = new EventSteps(side, builder.build(), MOST_EVENTS);
        while (steps.events > 1 && Statistics.median(steps.measure(chip, noise)) >= LARGEST) {
            steps = new EventSteps(side, steps.configuration, (int) (steps.events * FEWER));
        }
        return steps;
    }

    /** The same number of events on the other side. */
    public EventSteps other() {
        return new EventSteps(side.other(), configuration, events);
    }

    @Override
    public double[] measure(Chip chip, NoiseKey noise) {
        Events.Builder sent = Events.builder();
        double start = READINGS_BEFORE * SpikingRecord.CADC_INTERVAL_MICROS;
        for (int event = 0; event < events; event++) {
            for (int row = 0; row < ROWS; row++) {
                double spacing = (event + row / (double) ROWS) * BETWEEN_EVENTS_MICROS;
                sent.add(start + spacing, InputRows.label(side, row));
            }
        }
        double end = start + events * BETWEEN_EVENTS_MICROS + SETTLING_MICROS;
        SpikingRun run = SpikingRun.of(sent.build(), end + SpikingRecord.CADC_INTERVAL_MICROS);
        double[][] samples = Recordings.cadc(chip, configuration, run, RUNS, noise);
        double[] last = samples[samples.length - 1];
        double[] steps = new double[last.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = side.sign() * (last[i] - samples[0][i]);
        }
        return steps;
    }
}
