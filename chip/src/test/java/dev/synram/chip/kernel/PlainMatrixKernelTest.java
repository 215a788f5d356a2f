package dev.synram.chip.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.chip.random.CounterRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PlainMatrixKernelTest {

    private final MatrixKernel kernel = new PlainMatrixKernel();

    @Property
    void agreesWithTheDefinition(
            @ForAll @IntRange(max = 128) int events,
            @ForAll @IntRange(min = 1, max = 70) int columns,
            @ForAll long seed) {
        int stride = 80;
        float[] matrix = new float[130 * stride];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = CounterRandom.normal(seed, i);
        }
        int[] rowStarts = new int[128];
        float[] values = new float[128];
        for (int e = 0; e < events; e++) {
            rowStarts[e] = CounterRandom.below(129, seed + 1, e) * stride + 3;
            values[e] = CounterRandom.normal(seed + 2, e);
        }
        float[] out = new float[columns + 1];
        out[columns] = 42;

        kernel.multiply(events, rowStarts, values, matrix, columns, out);

        for (int c = 0; c < columns; c++) {
            double expected = 0;
            for (int e = 0; e < events; e++) {
                expected += (double) values[e] * matrix[rowStarts[e] + c];
            }
            assertThat((double) out[c]).isCloseTo(expected, within(1e-4));
        }
        assertThat(out[columns]).as("nothing behind the last column is touched").isEqualTo(42);
    }
}
