package dev.synram.calibration.spiking;

import static dev.synram.chip.geometry.ChipGeometry.MAX_WEIGHT;

import dev.synram.calibration.measurement.InputSide;
import dev.synram.calibration.spiking.measurement.InputRows;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.spiking.EventLabel;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import java.util.List;

/** What pairs of an event and a spike store in the sensors of the synapses of one row. */
final class CorrelationReadings {

    private static final int PAIRS = 30;
    private static final double FIRST_MICROS = 20;
    private static final double BETWEEN_MICROS = 30;

    /** Rows of driver 1: the even one makes no neuron spike, since inputs only relay events of the row of driver 0. */
    private static final int ROW = 3;

    private final Chip chip;
    private final SpikingConfiguration configuration;

    CorrelationReadings(Chip chip, SpikingCalibration calibration) {
        this.chip = chip;
        SpikingConfiguration.Builder builder = calibration.bank().configuration(CorrelationReadings::relay);
        InputRows.open(builder, chip.geometry(), 2, MAX_WEIGHT);
        configuration = builder.build();
    }

    private static NeuronSettings relay(NeuronSettings neuron) {
        return neuron.withSent(false)
                .withExcitatory(neuron.excitatory().withEnabled(false).withBypassed(true))
                .withInhibitory(neuron.inhibitory().withEnabled(false));
    }

    /** What is stored by one pair, on average over {@value #PAIRS}, in CADC LSB. */
    static final class Stored {

        private final double[] causal;
        private final double[] acausal;

        private Stored(double[] causal, double[] acausal) {
            this.causal = causal;
            this.acausal = acausal;
        }

        /** By the causal sensor of every column. */
        double[] causal() {
            return causal;
        }

        /** By the acausal sensor of every column. */
        double[] acausal() {
            return acausal;
        }

        /** The share of synapses one of whose sensors stored more than the other. */
        double share(boolean moreCausal) {
            int count = 0;
            for (int i = 0; i < causal.length; i++) {
                count += moreCausal == causal[i] > acausal[i] ? 1 : 0;
            }
            return count / (double) causal.length;
        }
    }

    /** With the spikes so long after the events, or before them if it is negative. */
    Stored pairs(double delayMicros, long seed) {
        Events.Builder pairs = Events.builder();
        Events.Builder alone = Events.builder();
        for (int pair = 0; pair < PAIRS; pair++) {
            double event = FIRST_MICROS + pair * BETWEEN_MICROS;
            EventLabel label = InputRows.label(InputSide.INHIBITORY, 1);
            pairs.add(event, label);
            pairs.add(event + delayMicros, InputRows.label(InputSide.EXCITATORY, 0));
            alone.add(event, label);
        }
        double micros = FIRST_MICROS + PAIRS * BETWEEN_MICROS;
        List<SpikingRecord> records = chip.emulate(
                configuration,
                List.of(
                        SpikingRun.of(pairs.build(), micros).withCorrelation(ROW),
                        SpikingRun.of(alone.build(), micros).withCorrelation(ROW)),
                NoiseKey.of(seed));
        return new Stored(
                stored(records, SpikingRecord.Correlation::causal),
                stored(records, SpikingRecord.Correlation::acausal));
    }

    private interface Branch {
        int[] of(SpikingRecord.Correlation correlation);
    }

    private static double[] stored(List<SpikingRecord> records, Branch branch) {
        int[] paired = branch.of(records.getFirst().correlation().orElseThrow());
        int[] alone = branch.of(records.getLast().correlation().orElseThrow());
        double[] stored = new double[paired.length];
        for (int i = 0; i < stored.length; i++) {
            stored[i] = (alone[i] - paired[i]) / (double) PAIRS;
        }
        return stored;
    }
}
