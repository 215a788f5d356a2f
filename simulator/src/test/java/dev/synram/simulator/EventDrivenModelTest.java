package dev.synram.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.chip.Block;
import dev.synram.chip.Chip;
import dev.synram.chip.MacSettings;
import dev.synram.chip.Stimulus;
import dev.synram.chip.Vectors;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.geometry.Neuron;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.simulator.error.ErrorSource;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Order, pace and repetition of events matter as they do on the chip, in both models. */
class EventDrivenModelTest {

    private static final Block COLUMN = new Block(0, 0, 128, 0, 1);

    private static Chip chip(Fidelity fidelity, ErrorSource... sources) {
        ChipParameters parameters = ChipParameters.nominal().only(sources);
        return new SimulatedChip(1, parameters, ChipGeometry.BRAINSCALES2, fidelity, 1);
    }

    /** Row 0 alone carries weight; all inputs send events, so row 0 is the first or, reversed, the last of them. */
    private static int result(Chip chip, int weighted, MacSettings settings) {
        byte[] weights = new byte[128];
        weights[weighted] = 63;
        chip.writeWeights(COLUMN, weights);
        return Patterns.multiply(chip, COLUMN, settings, Patterns.rows(1, 128, 31))[0];
    }

    @ParameterizedTest
    @EnumSource
    void earlyEventsCountLess(Fidelity fidelity) {
        try (Chip chip = chip(fidelity, ErrorSource.PSEUDO_LEAK)) {
            MacSettings slow = new MacSettings(20, 20);
            int first = result(chip, 0, slow);
            int last = result(chip, 127, slow);
            // 127 events of 160 ns lie between: exp(-20.3 / 400) = 0.95.
            assertThat(last).isGreaterThan(first);
            assertThat((double) first / last).isCloseTo(Math.exp(-127 * 0.16 / 400), within(0.02));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theVeryLastEventsHaveNotQuiteArrived(Fidelity fidelity) {
        try (Chip chip = chip(fidelity, ErrorSource.INPUT_SETTLING)) {
            MacSettings fast = new MacSettings(20, 1);
            // All sends but the last have settled: of that one exp(-1 / 0.32) = 4 % are missing, of row 0 almost
            // nothing.
            double missing = 31 * 63 * ChipParameters.nominal().design().gain() * Math.exp(-1 / 0.32);
            assertThat(result(chip, 0, fast) - result(chip, 127, fast)).isBetween(0, (int) Math.ceil(missing + 1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void shortWaitsSaturate(Fidelity fidelity) {
        try (Chip chip = chip(fidelity, ErrorSource.INPUT_SATURATION, ErrorSource.INPUT_SETTLING)) {
            byte[] weights = new byte[128];
            weights[0] = 63;
            chip.writeWeights(COLUMN, weights);
            Vectors vector = Patterns.rows(1, 1, 12);
            int[] results = new int[4];
            int[] waits = {1, 2, 5, 40};
            for (int i = 0; i < waits.length; i++) {
                results[i] = Patterns.multiply(chip, COLUMN, new MacSettings(80, waits[i]), vector)[0];
            }
            assertThat(results).isSorted();
            // 40 events within a time constant hold 30,240 units of charge: sqrt(1 + (30,240 / 45,000)^2) = 1.20.
            assertThat((double) results[0] / results[3]).isBetween(0.82, 0.92);
            assertThat((double) results[2] / results[3]).isBetween(0.97, 1.0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSameInterleavedSaturatesLess(Fidelity fidelity) {
        try (Chip chip = chip(fidelity, ErrorSource.INPUT_SATURATION, ErrorSource.INPUT_SETTLING)) {
            byte[] weights = new byte[128];
            weights[0] = 63;
            chip.writeWeights(COLUMN, weights);
            MacSettings settings = new MacSettings(30, 1);
            int alone = Patterns.multiply(chip, COLUMN, settings, Patterns.rows(1, 1, 31))[0];
            int amongOthers = Patterns.multiply(chip, COLUMN, settings, Patterns.rows(1, 128, 31))[0];
            assertThat(amongOthers).isGreaterThan(alone + 10);
        }
    }

    @ParameterizedTest
    @EnumSource
    void resultsRepeatAndNoiseDoesNot(Fidelity fidelity) {
        try (Chip chip = new SimulatedChip(1, ChipParameters.nominal(), ChipGeometry.BRAINSCALES2, fidelity, 2)) {
            Vectors activations = Patterns.randomActivations(6, 128, 3);
            chip.writeWeights(COLUMN, Patterns.randomWeights(COLUMN, 2));
            byte[] once = Patterns.multiply(chip, COLUMN, MacSettings.DEFAULT, activations);
            assertThat(Patterns.multiply(chip, COLUMN, MacSettings.DEFAULT, activations))
                    .isEqualTo(once);
            Vectors same = Patterns.rows(50, 3, 5);
            byte[] repeated = Patterns.multiply(chip, COLUMN, MacSettings.DEFAULT, same);
            assertThat(new String(repeated, StandardCharsets.ISO_8859_1).chars().distinct())
                    .hasSizeGreaterThan(2);
        }
    }

    @Test
    void theReferenceIsExactOnAnIdealChip() {
        try (Chip chip =
                new SimulatedChip(1, ChipParameters.ideal(), ChipGeometry.BRAINSCALES2, Fidelity.EVENT_DRIVEN, 1)) {
            Block block = new Block(1, 0, 128, 9, 5);
            byte[] weights = Patterns.randomWeights(block, 4);
            chip.writeWeights(block, weights);
            Vectors activations = Patterns.randomActivations(20, 128, 5);
            byte[] results = Patterns.multiply(chip, block, MacSettings.DEFAULT, activations);
            for (int v = 0; v < 20; v++) {
                for (int c = 0; c < 5; c++) {
                    int product = 0;
                    for (int i = 0; i < 128; i++) {
                        product += activations.data()[activations.start(v) + i] * weights[i * 5 + c];
                    }
                    assertThat((double) results[v * 5 + c]).isEqualTo(Math.floor(product / 512.0 + 0.5));
                }
            }
        }
    }

    /** A trace rises from its reset potential to its plateau, one time constant after the events to 63 %. */
    @Test
    void theFastAdcRecordsTheRiseOfAMembrane() {
        try (Chip chip = chip(Fidelity.FOLDED, ErrorSource.INPUT_SETTLING)) {
            Patterns.fillWeights(chip, 50);
            byte[] vector = Patterns.rows(1, 10, 31).data();
            int[] trace = chip.recordMembrane(
                    new Neuron(0, 7), new Stimulus(vector, new MacSettings(1, 1)), 100, Patterns.NOISE);
            double plateau =
                    4 * (120 + 50 * 31 * 10 * ChipParameters.nominal().design().gain());
            assertThat((double) trace[0]).isCloseTo(4 * 120, within(7.0));
            assertThat((double) trace[99]).isCloseTo(plateau, within(7.0));
            int afterOne = (int) Math.round((0.32 + 0.04) / 0.032);
            assertThat((trace[afterOne] - 480) / (plateau - 480)).isCloseTo(1 - Math.exp(-1), within(0.08));
        }
    }
}
