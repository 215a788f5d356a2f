package dev.synram.bench.libtorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LinearMockTest {

    private static final NDManager MANAGER = Torch.start();
    private static final LinearMock SILENT = new LinearMock(0);

    @BeforeAll
    static void seed() {
        MANAGER.getEngine().setRandomSeed(1);
    }

    @AfterAll
    static void close() {
        MANAGER.close();
    }

    /** Bit for bit: all sums are integers below 2^24. */
    @Test
    void roundsOperandsAndResultsAndLimitsEachBlock() {
        double[][] inputs = PlainNetwork.drawn(40, 300, 0, 31, 1);
        double[][] weights = PlainNetwork.drawn(300, 50, -63, 63, 2);
        for (int i = 0; i < 30; i++) {
            inputs[0][i] = i + 0.5; // halves are rounded to even
        }
        for (int i = 0; i < 300; i++) {
            weights[i][0] = i < 128 ? 60 : -60; // the limit of the first block decides the sum
        }
        double[][] results = Torch.rows(
                SILENT.product(Torch.tensor(MANAGER, inputs), Torch.tensor(MANAGER, weights))
                        .results(),
                40);
        assertThat(results).isDeepEqualTo(PlainNetwork.mockProduct(inputs, weights, 128));
        assertThat(results)
                .as("a mock without limits of its blocks")
                .isNotEqualTo(PlainNetwork.each(
                        PlainNetwork.mockProduct(inputs, weights, 1 << 20), sum -> Math.clamp(sum, -128, 127)));
    }

    @Test
    void activationsHaveFiveBits() {
        double[][] inputs = {{31}, {20}, {8}, {1}};
        double[][] weights = {{63, -63}};
        LinearMock.Product product = SILENT.product(Torch.tensor(MANAGER, inputs), Torch.tensor(MANAGER, weights));
        assertThat(product.results().toFloatArray()).containsExactly(3, -4, 2, -3, 1, -2, 0, -1);
        double[][] large = PlainNetwork.each(new double[3][128], _ -> 31);
        Arrays.fill(large[1], 16);
        Arrays.fill(large[2], 2);
        double[][] column = PlainNetwork.each(new double[128][1], _ -> 30);
        assertThat(SILENT.product(Torch.tensor(MANAGER, large), Torch.tensor(MANAGER, column))
                        .activations()
                        .toFloatArray())
                .as("127, 122 and 15 LSB in units of 4")
                .containsExactly(31, 30, 3);
    }

    /** Rounded down, the mean is -0.5 and the variance 4 + 1/12 per block; bounds of 5 standard errors: false alarm below 1e-5. */
    @Test
    void noiseIsAddedToEachBlock() {
        int count = 20_000;
        for (int blocks = 1; blocks <= 2; blocks++) {
            float[] results = new LinearMock(LinearMock.TYPICAL_DEVIATION)
                    .product(MANAGER.zeros(new Shape(count, 128L * blocks)), MANAGER.zeros(new Shape(128L * blocks, 1)))
                    .results()
                    .toFloatArray();
            double mean = 0;
            for (float result : results) {
                mean += result / count;
            }
            double variance = 0;
            for (float result : results) {
                variance += (result - mean) * (result - mean) / count;
            }
            double expected = blocks * (4 + 1 / 12.0);
            assertThat(mean).isCloseTo(-0.5 * blocks, within(5 * Math.sqrt(expected / count)));
            assertThat(variance).isCloseTo(expected, within(5 * expected * Math.sqrt(2.0 / count)));
        }
    }

    @Test
    void operandsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> SILENT.product(MANAGER.full(new Shape(1, 2), 32f), MANAGER.zeros(new Shape(2, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("inputs are 32.0 to 32.0; allowed is 0 to 31; scale them");
        assertThatThrownBy(() -> SILENT.product(MANAGER.zeros(new Shape(1, 2)), MANAGER.full(new Shape(2, 1), -64f)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("weights are -64.0 to -64.0; allowed is -63 to 63");
    }
}
