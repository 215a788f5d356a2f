package dev.synram.calibration.spiking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.calibration.Effort;
import dev.synram.calibration.measurement.InputSide;
import dev.synram.calibration.spiking.measurement.InputRows;
import dev.synram.calibration.spiking.measurement.NeuronBank;
import dev.synram.calibration.spiking.measurement.SpikeTimes;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRun;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The public test of neurons whose threshold is a little above their resting potential (calix:
 * {@code test_neuron_threshold_calibration.py}): of the 512 neurons, more than 250 spike within 5 µs of each of 10 events of one row
 * of weight 32, and fewer than 20 in other intervals. With equal cells, they do not. The seed is fixed.
 */
@Tag("slow")
class RowOfEventsTest {

    private static final long SEED = Long.getLong("synram.floors.seed", 3);

    /** The public margin of 40 cells, in CADC LSB. */
    private static final double MARGIN = 40 / 2.4;

    private static final SpikingTargets TARGETS = SpikingTargets.DEFAULT
            .withCapacitance(4)
            .withStrength(300)
            .withInputMicros(2, 2)
            .withThreshold(SpikingTargets.DEFAULT.leak() + MARGIN);

    private static final int EVENTS = 10;
    private static final double WAIT_MICROS = 10;
    private static final double FIRST_MICROS = 20;
    private static final double BIN_MICROS = WAIT_MICROS / 2;

    @Test
    void neuronsSpikeWithEventsAndOnlyThen() {
        try (Chip chip = new SimulatedChip(SEED, ChipParameters.nominal(), 2)) {
            SpikingCalibration calibration = new SpikingCalibrator(TARGETS, Effort.PUBLIC, 1)
                    .calibrate(chip)
                    .calibration();
            assertThat(holds(chip, calibration)).isTrue();
            calibration.withEqualNeurons().applyTo(chip);
            assertThat(holds(chip, calibration)).as("control").isFalse();
        }
    }

    private static boolean holds(Chip chip, SpikingCalibration calibration) {
        int[] counts = counts(chip, calibration);
        boolean holds = true;
        for (int bin = 0; bin < counts.length; bin++) {
            boolean expected = bin % 2 == 0 && bin < 2 * EVENTS;
            holds &= expected ? counts[bin] > 250 : counts[bin] < 20;
        }
        return holds;
    }

    private static int[] counts(Chip chip, SpikingCalibration calibration) {
        NeuronBank bank = calibration.bank();
        SpikingConfiguration.Builder builder = SpikeTimes.sendingAll(bank, UnaryOperator.identity());
        InputRows.open(builder, chip.geometry(), 1, 32);
        Events.Builder events = Events.builder();
        for (int i = 0; i < EVENTS; i++) {
            events.add(FIRST_MICROS + i * WAIT_MICROS, InputRows.label(InputSide.EXCITATORY, 0));
        }
        SpikingRun run = SpikingRun.of(events.build(), FIRST_MICROS + 2 * EVENTS * WAIT_MICROS);
        double[][] times = SpikeTimes.of(
                chip.emulate(builder.build(), List.of(run), NoiseKey.of(5)).getFirst(), bank.size());
        int[] counts = new int[4 * EVENTS];
        Arrays.stream(times).flatMapToDouble(Arrays::stream).forEach(time -> {
            int bin = (int) Math.floor((time - FIRST_MICROS) / BIN_MICROS);
            if (bin >= 0 && bin < counts.length) {
                counts[bin]++;
            }
        });
        return counts;
    }
}
