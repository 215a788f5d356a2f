package dev.synram.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.chip.Block;
import dev.synram.chip.Chip;
import dev.synram.chip.MacSettings;
import dev.synram.chip.RowMode;
import dev.synram.chip.Vectors;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.random.CounterRandom;
import dev.synram.simulator.error.ChipParameters;
import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Blocks in which every row is an input of its own. */
class UnsignedRowsTest {

    private static final double GAIN = 1 / 512.0;

    private static byte[] weights(Block block, int below, long seed) {
        byte[] weights = new byte[block.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (byte) CounterRandom.below(below, seed, i);
        }
        return weights;
    }

    private static Vectors activations(int count, int inputs, int from, long seed) {
        Vectors vectors = Vectors.zeros(count, inputs);
        for (int i = 0; i < vectors.data().length; i++) {
            vectors.data()[i] = (byte) (from + CounterRandom.below(32 - from, seed, i));
        }
        return vectors;
    }

    /** With activations from 1 on, all 256 inputs send an event. */
    @Property(tries = 100)
    void withoutErrorsResultsAreRoundedSaturatedProducts(
            @ForAll @IntRange(min = 1, max = 256) int inputs,
            @ForAll @IntRange(max = 1) int lowest,
            @ForAll Fidelity fidelity,
            @ForAll long seed) {
        Block block = new Block(1, 256 - inputs, inputs, 5, 20, RowMode.UNSIGNED);
        byte[] weights = weights(block, 4, seed);
        Vectors activations = activations(3, inputs, lowest, seed + 1);
        try (Chip chip = new SimulatedChip(seed, ChipParameters.ideal(), ChipGeometry.BRAINSCALES2, fidelity, 1)) {
            chip.writeWeights(block, weights);
            byte[] results = Patterns.multiply(chip, block, new MacSettings(2, 2), activations);
            for (int i = 0; i < results.length; i++) {
                int product = 0;
                for (int input = 0; input < inputs; input++) {
                    int activation = activations.data()[i / 20 * inputs + input];
                    product += activation * weights[input * 20 + i % 20];
                }
                double expected = Math.floor(2 * product * GAIN + 0.5);
                assertThat((double) results[i]).isEqualTo(Math.clamp(expected, -128, 127));
            }
        }
    }

    /** The bounds are those of signed rows: 1 LSB RMS in the linear range, 3 beyond it. */
    @Property(tries = 30)
    void bothModelsAgree(
            @ForAll long chipSeed,
            @ForAll long dataSeed,
            @ForAll @IntRange(min = 1, max = 4) int numSends,
            @ForAll @IntRange(min = 1, max = 10) int waitBetweenEvents) {
        Block block = new Block(0, 0, 256, 100, 48, RowMode.UNSIGNED);
        byte[] weights = weights(block, 24, dataSeed);
        Vectors activations = activations(24, 256, 0, dataSeed + 1);
        for (int i = 0; i < activations.data().length; i++) {
            activations.data()[i] *= (byte) (CounterRandom.below(3 + i / 256 % 5, dataSeed + 2, i) == 0 ? 1 : 0);
        }
        byte[][] results = new byte[2][];
        for (Fidelity fidelity : Fidelity.values()) {
            ChipParameters parameters = ChipParameters.nominal().noiseless();
            try (Chip chip = new SimulatedChip(chipSeed, parameters, ChipGeometry.BRAINSCALES2, fidelity, 1)) {
                chip.writeWeights(block, weights);
                MacSettings settings = new MacSettings(numSends, waitBetweenEvents);
                results[fidelity == Fidelity.FOLDED ? 1 : 0] = Patterns.multiply(chip, block, settings, activations);
            }
        }
        assertThat(deviation(results[0], results[1], 0, 80)).isLessThanOrEqualTo(1.0);
        assertThat(deviation(results[0], results[1], 81, 128)).isLessThanOrEqualTo(3.0);
    }

    private static double deviation(byte[] reference, byte[] folded, int from, int to) {
        double squares = 0;
        int count = 0;
        for (int i = 0; i < reference.length; i++) {
            if (Math.abs(reference[i]) >= from && Math.abs(reference[i]) <= to) {
                squares += Math.pow(folded[i] - reference[i], 2);
                count++;
            }
        }
        return Math.sqrt(squares / Math.max(1, count));
    }

    @Example
    void theTwoUsesOfRowsShareTheirSynapses() {
        Block signed = new Block(0, 10, 20, 0, 8);
        Block rows = new Block(0, 20, 40, 0, 8, RowMode.UNSIGNED);
        assertThat(signed.overlaps(rows)).isTrue();
        assertThat(signed.overlaps(new Block(0, 60, 40, 0, 8, RowMode.UNSIGNED)))
                .isFalse();
        byte[] signedWeights = weights(signed, 60, 1);
        byte[] rowWeights = weights(rows, 60, 2);
        Vectors activations = activations(2, 20, 1, 3);
        try (Chip chip = new SimulatedChip(1, ChipParameters.ideal(), 1)) {
            chip.writeWeights(signed, signedWeights);
            byte[] before = Patterns.multiply(chip, signed, MacSettings.DEFAULT, activations);
            chip.writeWeights(rows, rowWeights);
            byte[] lost = Patterns.multiply(chip, signed, MacSettings.DEFAULT, activations);
            assertThat(lost).as("overwritten").isNotEqualTo(before).containsOnly(lost[0]);
            chip.writeWeights(signed, signedWeights);
            assertThat(Patterns.multiply(chip, signed, MacSettings.DEFAULT, activations))
                    .isEqualTo(before);
            byte[] bad = rowWeights.clone();
            bad[9] = -1;
            assertThatThrownBy(() -> chip.writeWeights(rows, bad))
                    .hasMessage("weight at input 1, column 1 is -1; allowed are 0..63");
            assertThatThrownBy(() -> new Block(0, 200, 57, 0, 1, RowMode.UNSIGNED))
                    .hasMessageContaining("inputs 200..256 do not lie within 0..255");
        }
        assertThat(Arrays.stream(RowMode.values()).mapToInt(mode -> mode.inputs() * mode.rowsPerInput()))
                .containsOnly(256);
    }
}
