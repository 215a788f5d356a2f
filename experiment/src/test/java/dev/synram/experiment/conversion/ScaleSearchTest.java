package dev.synram.experiment.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.network.layer.ColumnMean;
import dev.synram.network.quantization.ResultLimit;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScaleSearchTest {

    private static final int COUNT = 1000;
    private static final float BIAS = 10;

    /** Products of -6 to -4 and their results would fit at 20 LSB per unit, a bias of 10 takes back at most 127 LSB. */
    @Test
    void biasesAreLimitedToEightBits() {
        float[] products = new float[COUNT];
        float[] wanted = new float[COUNT];
        for (int i = 0; i < COUNT; i++) {
            products[i] = -6 + 2f * i / COUNT;
            wanted[i] = products[i] + BIAS;
        }
        double scale = new ScaleSearch(
                        new TileProducts(List.of(products)),
                        new float[] {BIAS},
                        false,
                        wanted,
                        new ResultLimit(124, 1, ResultLimit.Negative.KEPT, Float.POSITIVE_INFINITY),
                        ColumnMean.of(1, 1))
                .best(1000);
        assertThat(scale).isBetween(8.0, 1.05 * Byte.MAX_VALUE / BIAS);
    }
}
