package dev.synram.simulator;

import static dev.synram.simulator.Patterns.NOISE;
import static dev.synram.simulator.Patterns.multiply;
import static dev.synram.simulator.Patterns.randomActivations;
import static dev.synram.simulator.Patterns.randomWeights;
import static dev.synram.simulator.Patterns.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synram.chip.Block;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.MacSettings;
import dev.synram.chip.Multiplication;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.simulator.error.ErrorSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SimulatedChipTest {

    private static final double GAIN = 0x1p-9;

    @Property(tries = 100)
    void withoutErrorsResultsAreRoundedSaturatedProducts(
            @ForAll @IntRange(min = 1, max = 128) int inputs,
            @ForAll @IntRange(min = 1, max = 60) int columns,
            @ForAll @IntRange(min = 1, max = 8) int numSends,
            @ForAll @IntRange(max = 1) int hemisphere,
            @ForAll long seed) {
        Block block = new Block(hemisphere, 128 - inputs, inputs, 7, columns);
        byte[] weights = randomWeights(block, seed);
        Vectors activations = randomActivations(3, inputs, seed + 1);
        try (Chip chip = new SimulatedChip(seed, ChipParameters.ideal(), 1)) {
            chip.writeWeights(block, weights);
            byte[] results = multiply(chip, block, new MacSettings(numSends, 2), activations);
            for (int v = 0; v < activations.count(); v++) {
                for (int c = 0; c < columns; c++) {
                    int product = 0;
                    for (int i = 0; i < inputs; i++) {
                        product += activations.data()[activations.start(v) + i] * weights[i * columns + c];
                    }
                    double expected = Math.floor(product * numSends * GAIN + 0.5);
                    assertThat((double) results[v * columns + c]).isEqualTo(Math.clamp(expected, -128, 127));
                }
            }
        }
    }

    @Test
    void resultsDoNotDependOnThreadsNorOnHowABatchIsSplit() {
        Block block = Block.whole(1);
        Vectors activations = randomActivations(700, 128, 2);
        byte[] whole;
        try (Chip chip = new SimulatedChip(3, ChipParameters.nominal(), 1)) {
            chip.writeWeights(block, randomWeights(block, 1));
            whole = multiply(chip, block, MacSettings.DEFAULT, activations);
        }
        for (int threads : new int[] {2, 3, 7}) {
            try (Chip chip = new SimulatedChip(3, ChipParameters.nominal(), threads)) {
                chip.writeWeights(block, randomWeights(block, 1));
                assertThat(multiply(chip, block, MacSettings.DEFAULT, activations))
                        .isEqualTo(whole);

                Vectors split = Vectors.zeros(700, 256);
                chip.multiply(new Multiplication(block, NOISE), activations.range(0, 123), split.range(0, 123));
                chip.multiply(
                        new Multiplication(block, NOISE.skip(123)), activations.range(123, 577), split.range(123, 577));
                assertThat(split.data()).isEqualTo(whole);

                Block right = new Block(1, 0, 128, 131, 125);
                Vectors columns = Vectors.zeros(700, 256);
                chip.multiply(new Multiplication(right, NOISE), activations, columns.slice(131, 125));
                for (int v = 0; v < 700; v++) {
                    assertThat(Arrays.copyOfRange(columns.data(), v * 256 + 131, v * 256 + 256))
                            .isEqualTo(Arrays.copyOfRange(whole, v * 256 + 131, v * 256 + 256));
                }
            }
        }
    }

    @Test
    void seedsMakeDifferentChipsAndRunsMakeDifferentNoise() {
        Block block = Block.whole(0);
        Vectors activations = randomActivations(4, 128, 2);
        try (Chip one = new SimulatedChip(1, ChipParameters.nominal(), 1);
                Chip two = new SimulatedChip(2, ChipParameters.nominal(), 1)) {
            one.writeWeights(block, randomWeights(block, 1));
            two.writeWeights(block, randomWeights(block, 1));
            byte[] first = multiply(one, block, MacSettings.DEFAULT, activations);
            assertThat(multiply(two, block, MacSettings.DEFAULT, activations)).isNotEqualTo(first);
            Vectors again = Vectors.zeros(4, 256);
            one.multiply(new Multiplication(block, NoiseKey.of(6)), activations, again);
            assertThat(again.data()).isNotEqualTo(first);
        }
    }

    @Test
    void commonNoiseIsSharedByTheColumnsOfAQuadrant() {
        ChipParameters parameters =
                ChipParameters.nominal().only(ErrorSource.NOISE_COMMON).scaled(ErrorSource.NOISE_COMMON, 10);
        for (Fidelity fidelity : Fidelity.values()) {
            try (Chip chip = new SimulatedChip(1, parameters, ChipGeometry.BRAINSCALES2, fidelity, 1)) {
                byte[] results = multiply(chip, Block.whole(0), MacSettings.DEFAULT, Vectors.zeros(100, 128));
                Set<Byte> values = new HashSet<>();
                Set<Integer> differences = new HashSet<>();
                for (int v = 0; v < 100; v++) {
                    byte[] left = Arrays.copyOfRange(results, v * 256, v * 256 + 128);
                    byte[] right = Arrays.copyOfRange(results, v * 256 + 128, v * 256 + 256);
                    assertThat(left).containsOnly(left[0]);
                    assertThat(right).containsOnly(right[0]);
                    values.add(left[0]);
                    differences.add(left[0] - right[0]);
                }
                assertThat(values).hasSizeGreaterThan(10); // of a deviation of 4, fewer once in 10^6 seeds
                assertThat(differences).hasSizeGreaterThan(10);
            }
        }
    }

    @Test
    void strongInhibitionIsLimitedSoftlyAndExcitationHard() {
        ChipParameters parameters = ChipParameters.nominal()
                .scaled(ErrorSource.RESET_POTENTIAL, 0)
                .scaled(ErrorSource.POTENTIAL_QUADRANT, 0);
        try (Chip chip = new SimulatedChip(1, parameters, 1)) {
            Block block = Block.whole(0);
            byte[] weights = new byte[block.size()];
            Arrays.fill(weights, (byte) -63);
            chip.writeWeights(block, weights);
            Vectors activations = Vectors.of(new byte[128], 128);
            Arrays.fill(activations.data(), (byte) 31);
            byte[] inhibited = multiply(chip, block, MacSettings.DEFAULT, activations);
            double mean = 0;
            for (byte result : inhibited) {
                mean += result / 256.0;
            }
            assertThat(mean).as("published: flat at -105..-115").isBetween(-117.0, -105.0);
            Arrays.fill(weights, (byte) 63);
            chip.writeWeights(block, weights);
            byte[] excited = multiply(chip, block, MacSettings.DEFAULT, activations);
            int[] rest = chip.readMembranes(0, MacSettings.BASELINE_MICROS, NOISE);
            for (int c = 0; c < 256; c++) {
                assertThat((double) excited[c]).isCloseTo(Math.min(127, 255 - rest[c]), within(4.0));
            }
        }
    }

    @Test
    void cellsDoWhatTheySay() {
        try (Chip chip = new SimulatedChip(1, ChipParameters.ideal(), 1)) {
            Block block = new Block(0, 3, 1, 10, 2);
            chip.writeWeights(block, new byte[] {60, -60});
            Vectors activations = Vectors.of(new byte[] {20}, 1);
            MacSettings settings = new MacSettings(20, 5);
            assertThat(multiply(chip, block, settings, activations)).containsExactly(47, -47);

            set(chip, Cell.EXCITATORY_STRENGTH, 10, 900);
            assertThat(multiply(chip, block, settings, activations)).containsExactly(87, -47);
            set(chip, Cell.INHIBITORY_STRENGTH, 11, 225);
            assertThat(multiply(chip, block, settings, activations)).containsExactly(87, -25);
            set(chip, Cell.EXCITATORY_STRENGTH, 10, 450);
            set(chip, Cell.DRIVER_OFFSET, 3, 52);
            assertThat(multiply(chip, block, settings, activations))
                    .as("20 steps of 0.25 shorten the pulse of 20 to 15")
                    .containsExactly(35, -19);
            assertThat(chip.readMembranes(0, 0, NOISE)[10]).isEqualTo(120);
            set(chip, Cell.CADC_OFFSET, 10, -100);
            assertThat(chip.readMembranes(0, 0, NOISE)[10]).isEqualTo(20);
        }
    }

    /** Whatever the weights, and in both models. */
    @Test
    void inputsThatAreOffGiveNothing() {
        ChipParameters parameters = ChipParameters.nominal().noiseless();
        for (Fidelity fidelity : Fidelity.values()) {
            try (Chip chip = new SimulatedChip(1, parameters, ChipGeometry.BRAINSCALES2, fidelity, 1)) {
                Patterns.fill(chip, Cell.EXCITATORY_STRENGTH, 0);
                Patterns.fill(chip, Cell.INHIBITORY_STRENGTH, 0);
                Block block = new Block(0, 0, 128, 0, 8);
                chip.writeWeights(block, randomWeights(block, 1));
                for (byte result : multiply(chip, block, MacSettings.DEFAULT, randomActivations(5, 128, 2))) {
                    assertThat((double) result).isCloseTo(0, within(2.0));
                }
            }
        }
    }

    @Test
    void refusesWhatTheChipCannotHold() {
        try (Chip chip = new SimulatedChip(1, ChipParameters.nominal(), 1)) {
            Block block = new Block(0, 0, 2, 0, 2);
            assertThatThrownBy(() -> chip.writeWeights(block, new byte[] {0, 1, -64, 0}))
                    .hasMessage("weight at input 1, column 0 is -64; allowed are -63..63");
            assertThatThrownBy(() -> chip.writeWeights(block, new byte[3]))
                    .hasMessage("2 inputs x 2 columns take 4 weights, not 3");
            assertThatThrownBy(() -> multiply(chip, block, MacSettings.DEFAULT, Vectors.of(new byte[] {0, 32}, 2)))
                    .hasMessage("activation 1 of vector 0 is 32; allowed are 0..31");
            assertThatThrownBy(() -> multiply(chip, block, MacSettings.DEFAULT, Vectors.of(new byte[] {-1, 0}, 2)))
                    .hasMessage("activation 0 of vector 0 is -1; allowed are 0..31");
            assertThatThrownBy(() -> multiply(chip, block, MacSettings.DEFAULT, Vectors.zeros(1, 3)))
                    .hasMessage("activations are 1 vectors of length 3; expected 1 of length 2");
            assertThatThrownBy(() -> chip.writeWeights(new Block(2, 0, 1, 0, 1), new byte[1]))
                    .hasMessage("hemisphere 2 does not exist; the chip has 2");
            int[] values = chip.readCells(Cell.DRIVER_OFFSET);
            values[200] = 64;
            assertThatThrownBy(() -> chip.writeCells(Cell.DRIVER_OFFSET, values))
                    .hasMessage("DRIVER_OFFSET of instance 200 is 64; allowed are 0..63");
            assertThatThrownBy(() -> chip.writeCells(Cell.CADC_OFFSET, new int[3]))
                    .hasMessage("CADC_OFFSET takes 512 values, not 3");
        }
        assertThatThrownBy(() -> new Block(0, 100, 29, 0, 1)).hasMessageContaining("inputs 100..128");
        assertThatThrownBy(() -> new MacSettings(0, 5)).hasMessageContaining("numSends is 0");
        assertThatThrownBy(() -> new SimulatedChip(1, ChipParameters.nominal(), 0))
                .hasMessageContaining("at least 1 thread");
    }

    @Test
    void aChipMayHaveAnyNumberOfHemispheres() {
        try (Chip chip = new SimulatedChip(1, ChipParameters.nominal(), new ChipGeometry(5), 1)) {
            assertThat(chip.readCells(Cell.EXCITATORY_STRENGTH)).hasSize(5 * 256);
            Block block = new Block(4, 0, 1, 0, 1);
            chip.writeWeights(block, new byte[] {63});
            assertThat(multiply(chip, block, new MacSettings(20, 5), Vectors.of(new byte[] {20}, 1))[0])
                    .isGreaterThan((byte) 20);
        }
    }
}
