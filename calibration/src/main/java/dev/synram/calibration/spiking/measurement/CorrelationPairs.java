package dev.synram.calibration.spiking.measurement;

import static dev.synram.chip.geometry.ChipGeometry.MAX_WEIGHT;

import dev.synram.calibration.measurement.InputSide;
import dev.synram.calibration.measurement.Quadrants;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

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
    private List<int[]> alone = List.of();

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
        if (alone.isEmpty()) {
            alone = readings(chip, OptionalDouble.empty(), noise.fold(1));
        }
        List<int[]> paired = readings(chip, OptionalDouble.of(delayMicros), noise.fold(0));
        double[] added = new double[paired.getFirst().length];
        for (int row = 0; row < ROWS; row++) {
            for (int i = 0; i < added.length; i++) {
                added[i] += (alone.get(row)[i] - paired.get(row)[i]) / (double) (ROWS * PAIRS);
            }
        }
        return added;
    }

    /** Readings of the causal sensors, row by row, after events that spikes follow, or that none follow. */
    private List<int[]> readings(Chip chip, OptionalDouble delayMicros, NoiseKey noise) {
        List<SpikingRun> runs = new ArrayList<>();
        for (int driver = 1; driver <= ROWS; driver++) {
            Events.Builder events = Events.builder();
            for (int pair = 0; pair < PAIRS; pair++) {
                double event = FIRST_MICROS + pair * betweenMicros;
                events.add(event, InputRows.label(InputSide.INHIBITORY, driver));
                delayMicros.ifPresent(delay -> events.add(event + delay, InputRows.label(InputSide.EXCITATORY, 0)));
            }
            runs.add(SpikingRun.of(events.build(), FIRST_MICROS + PAIRS * betweenMicros)
                    .withCorrelation(2 * driver + 1));
        }
        return chip.emulate(configuration, runs, noise).stream()
                .map(CorrelationPairs::causal)
                .toList();
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
