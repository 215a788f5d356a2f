package dev.synram.contract;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;
import static dev.synram.chip.geometry.ChipGeometry.MAX_ACTIVATION;
import static dev.synram.chip.geometry.ChipGeometry.MAX_WEIGHT;
import static dev.synram.chip.geometry.ChipGeometry.SIGNED_INPUTS;
import static dev.synram.contract.Signals.NOISE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.synram.chip.Block;
import dev.synram.chip.Chip;
import dev.synram.chip.MacSettings;
import dev.synram.chip.Reading;
import dev.synram.chip.Stimulus;
import dev.synram.chip.geometry.Neuron;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The ADCs read membranes and voltages. */
public interface ReadingContract extends ChipUnderTest {

    /** The largest reading of a CADC channel. */
    int LARGEST = 255;

    /** The largest reading of the fast ADC. */
    int LARGEST_SAMPLE = 1023;

    /** One 8-bit reading per column. */
    @Test
    default void membranesAreReadInEveryColumn() {
        try (Chip chip = open()) {
            for (int hemisphere = 0; hemisphere < chip.geometry().hemispheres(); hemisphere++) {
                for (double micros : new double[] {0, 1.5, 1000}) {
                    int[] readings = chip.readMembranes(hemisphere, micros, NOISE);
                    assertThat(readings).hasSize(COLUMNS);
                    assertThat(Arrays.stream(readings)).allMatch(reading -> reading >= 0 && reading <= LARGEST);
                }
            }
        }
    }

    /**
     * Means increase over the range of the cell, and the smallest voltage reads lower than the largest in every column.
     */
    @Test
    default void readingsIncreaseWithTheVoltage() {
        try (Chip chip = open()) {
            int last = chip.geometry().hemispheres() - 1;
            int[] low = chip.readVoltage(last, 0, NOISE);
            int[] high = chip.readVoltage(last, 1022, NOISE);
            assertThat(low).hasSize(COLUMNS);
            assertThat(high).hasSize(COLUMNS);
            double before = -1;
            for (int value : new int[] {200, 300, 400, 500}) {
                double mean = Arrays.stream(chip.readVoltage(last, value, NOISE))
                        .average()
                        .orElseThrow();
                assertThat(mean).as("value %s", value).isGreaterThan(before);
                before = mean;
            }
            for (int column = 0; column < COLUMNS; column++) {
                assertThat(low[column])
                        .as("column %s", column)
                        .isBetween(0, LARGEST)
                        .isLessThan(high[column]);
                assertThat(high[column]).isLessThanOrEqualTo(LARGEST);
            }
        }
    }

    /** Events with positive weights raise the membrane potential. */
    @Test
    default void recordingsRespondToEvents() {
        try (Chip chip = open()) {
            Signals.write(chip, Block.whole(0), MAX_WEIGHT);
            byte[] none = new byte[SIGNED_INPUTS];
            byte[] all = new byte[SIGNED_INPUTS];
            Arrays.fill(all, (byte) MAX_ACTIVATION);
            double rise = 0;
            for (int column = 0; column < COLUMNS; column += 16) {
                rise += last(chip, column, all) - last(chip, column, none);
            }
            assertThat(rise / 16).isGreaterThan(0);
        }
    }

    private static int last(Chip chip, int column, byte[] activations) {
        Stimulus stimulus = new Stimulus(activations, MacSettings.DEFAULT);
        int[] trace = chip.recordMembrane(new Neuron(0, column), stimulus, 200, NOISE);
        assertThat(trace).hasSize(200);
        assertThat(Arrays.stream(trace)).allMatch(sample -> sample >= 0 && sample <= LARGEST_SAMPLE);
        return trace[199];
    }

    /** Invalid times, voltages, numbers of samples and hemispheres. */
    @Test
    default void impossibleReadingsAreRefused() {
        try (Chip chip = open()) {
            int missing = chip.geometry().hemispheres();
            Stimulus stimulus = new Stimulus(new byte[SIGNED_INPUTS], MacSettings.DEFAULT);
            refused(() -> chip.readMembranes(0, -1e-9, NOISE));
            refused(() -> chip.readMembranes(0, Double.NaN, NOISE));
            refused(() -> chip.readMembranes(0, Double.POSITIVE_INFINITY, NOISE));
            refused(() -> chip.readMembranes(missing, 0, NOISE));
            refused(() -> chip.readVoltage(0, -1, NOISE));
            refused(() -> chip.readVoltage(0, 1023, NOISE));
            refused(() -> chip.readVoltage(missing, 300, NOISE));
            refused(() -> chip.recordMembrane(new Neuron(0, 0), stimulus, -1, NOISE));
            refused(() -> chip.recordMembrane(new Neuron(missing, 0), stimulus, 1, NOISE));
            assertThat(chip.recordMembrane(new Neuron(0, 255), stimulus, 0, NOISE))
                    .isEmpty();
        }
    }

    private static void refused(ThrowingCallable reading) {
        assertThatIllegalArgumentException().isThrownBy(reading);
    }

    /** If the noise depends on the key alone. */
    @Test
    default void theSameKeyGivesTheSameReadings() {
        if (!followsNoiseKey()) {
            return;
        }
        try (Chip chip = open();
                Chip other = open()) {
            Stimulus stimulus = new Stimulus(new byte[SIGNED_INPUTS], MacSettings.DEFAULT);
            for (int repetition = 0; repetition < 2; repetition++) {
                assertThat(other.readMembranes(0, 2, NOISE)).isEqualTo(chip.readMembranes(0, 2, NOISE));
                assertThat(other.readVoltage(0, 300, NOISE)).isEqualTo(chip.readVoltage(0, 300, NOISE));
                assertThat(other.recordMembrane(new Neuron(0, 9), stimulus, 50, NOISE))
                        .isEqualTo(chip.recordMembrane(new Neuron(0, 9), stimulus, 50, NOISE));
            }
        }
    }

    /** Readings of one call are those of single calls, in their order; one that is impossible is refused. */
    @Test
    default void severalReadingsAreThoseOfSingleCalls() {
        try (Chip chip = open()) {
            Stimulus stimulus = new Stimulus(new byte[SIGNED_INPUTS], MacSettings.DEFAULT);
            Neuron neuron = new Neuron(0, 9);
            List<int[]> values = chip.read(List.of(
                    new Reading.Voltage(0, 300, NOISE),
                    new Reading.Trace(neuron, stimulus, 50, NOISE),
                    new Reading.Membranes(0, 2, NOISE)));
            assertThat(values).extracting(reading -> reading.length).containsExactly(COLUMNS, 50, COLUMNS);
            if (followsNoiseKey()) {
                assertThat(values.get(0)).isEqualTo(chip.readVoltage(0, 300, NOISE));
                assertThat(values.get(1)).isEqualTo(chip.recordMembrane(neuron, stimulus, 50, NOISE));
                assertThat(values.get(2)).isEqualTo(chip.readMembranes(0, 2, NOISE));
            }
            assertThat(chip.read(List.of())).isEmpty();
            refused(() -> chip.read(List.of(new Reading.Membranes(0, 2, NOISE), new Reading.Voltage(0, 1023, NOISE))));
        }
    }
}
