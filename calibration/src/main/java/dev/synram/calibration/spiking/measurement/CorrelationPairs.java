package dev.synram.calibration.spiking.measurement;

import static dev.synram.chip.geometry.ChipGeometry.MAX_WEIGHT;

import dev.synram.calibration.measurement.InputSide;
import dev.synram.calibration.measurement.Quadrants;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.spiking.EventLabel;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import java.util.ArrayList;
import java.util.List;

/**
 * What pairs of an event and a later spike add to the causal correlation sensors of some synapses, in CADC LSB a pair: the median
 * over the synapses of every quadrant. The spikes are relayed events of another row.
 */
public final class CorrelationPairs {

    /** Rows whose sensors are read (calix reads 16 synapses a quadrant; here all columns are read, of fewer rows). */
    private static final int ROWS = 4;

    private static final int PAIRS = 20;
    private static final double FIRST_MICROS = 5;

    private final SpikingConfiguration configuration;
    private final double betweenMicros;

    /**
     * Prepares measurements.
     *
     * @param betweenMicros from one pair to the next: many time constants
     */
    public CorrelationPairs(NeuronBank bank, Chip chip, double betweenMicros) {
        this.betweenMicros = betweenMicros;
        SpikingConfiguration.Builder builder = bank.configuration(AdaptationDecays::relay);
        InputRows.open(builder, chip.geometry(), ROWS + 1, MAX_WEIGHT);
        configuration = builder.build();
    }

    /**
     * With a delay from event to spike. The events are those of inhibitory rows, whose input is off; they do not make neurons
     * spike.
     */
    public double[] columns(Chip chip, double delayMicros, NoiseKey noise) {
        List<SpikingRun> runs = new ArrayList<>();
        for (int driver = 1; driver <= ROWS; driver++) {
            int row = 2 * driver + 1;
            Events.Builder pairs = Events.builder();
            Events.Builder apart = Events.builder();
            for (int pair = 0; pair < PAIRS; pair++) {
                double event = FIRST_MICROS + pair * betweenMicros;
                EventLabel label = InputRows.label(InputSide.INHIBITORY, driver);
                pairs.add(event, label);
                pairs.add(event + delayMicros, InputRows.label(InputSide.EXCITATORY, 0));
                apart.add(event, label);
            }
            double micros = FIRST_MICROS + PAIRS * betweenMicros;
            runs.add(SpikingRun.of(pairs.build(), micros).withCorrelation(row));
            runs.add(SpikingRun.of(apart.build(), micros).withCorrelation(row));
        }
        List<SpikingRecord> records = chip.emulate(configuration, runs, noise);
        double[] added = new double[causal(records.getFirst()).length];
        for (int run = 0; run < records.size(); run += 2) {
            int[] paired = causal(records.get(run));
            int[] alone = causal(records.get(run + 1));
            for (int i = 0; i < added.length; i++) {
                added[i] += (alone[i] - paired[i]) / (double) (ROWS * PAIRS);
            }
        }
        return added;
    }

    private static int[] causal(SpikingRecord each) {
        return each.correlation()
                .orElseThrow(() -> new IllegalStateException("the chip read no correlation sensors"))
                .causal();
    }

    /** The amplitude of every quadrant without delay, if its time constant is the expected one. */
    public Measurement amplitudes(double delayMicros, double expectedMicros) {
        double factor = Math.exp(delayMicros / expectedMicros);
        return (chip, noise) -> {
            double[] medians = Quadrants.medians(columns(chip, delayMicros, noise));
            for (int quadrant = 0; quadrant < medians.length; quadrant++) {
                medians[quadrant] *= factor;
            }
            return medians;
        };
    }

    /** The time constant of every quadrant in µs, from two delays. */
    public Measurement timeConstants(double shortMicros, double longMicros) {
        return (chip, noise) -> {
            double[] near = Quadrants.medians(columns(chip, shortMicros, noise.fold(0)));
            double[] far = Quadrants.medians(columns(chip, longMicros, noise.fold(1)));
            for (int quadrant = 0; quadrant < near.length; quadrant++) {
                boolean decays = near[quadrant] > far[quadrant] && far[quadrant] > 0;
                near[quadrant] = decays ? (longMicros - shortMicros) / Math.log(near[quadrant] / far[quadrant]) : 0;
            }
            return near;
        };
    }
}
