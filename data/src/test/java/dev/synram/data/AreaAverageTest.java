package dev.synram.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AreaAverageTest {

    private static LabelledData pictures(int rows, int columns, float... values) {
        return new LabelledData(
                List.of(rows, columns), false, values, new byte[values.length / (rows * columns)], List.of("0"));
    }

    @Test
    void wholePixelsAreAveraged() {
        LabelledData resized = AreaAverage.of(pictures(2, 4, 1, 2, 3, 4, 5, 6, 7, 8), 1, 2);
        assertThat(resized.values()).containsExactly(3.5f, 5.5f);
        assertThat(resized.dimensions()).containsExactly(1, 2);
    }

    @Test
    void pixelsAtABorderCountByTheirShare() {
        LabelledData resized = AreaAverage.of(pictures(1, 3, 3, 6, 12), 1, 2);
        assertThat(resized.values()[0]).isCloseTo((3 + 6 / 2f) / 1.5f, within(1e-6f));
        assertThat(resized.values()[1]).isCloseTo((6 / 2f + 12) / 1.5f, within(1e-6f));
    }

    /** As for MNIST, where a new pixel covers 1.75 x 1.75 old ones. */
    @Test
    void theMeanOfAPictureRemains() {
        Random random = new Random(1);
        float[] values = new float[3 * 28 * 28];
        double[] means = new double[3];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
            means[i / (28 * 28)] += values[i] / (28 * 28);
        }
        LabelledData resized = AreaAverage.of(pictures(28, 28, values), 16, 16);
        for (int picture = 0; picture < 3; picture++) {
            double mean = 0;
            for (float value : resized.sample(picture)) {
                mean += value / 256;
            }
            assertThat(mean).isCloseTo(means[picture], within(1e-6));
        }
    }

    @Test
    void theSameSizeChangesNothing() {
        float[] values = {1, 2, 3, 4, 5, 6};
        assertThat(AreaAverage.of(pictures(2, 3, values), 2, 3).values()).containsExactly(values);
    }

    @Test
    void samplesThatAreNoPicturesAreRefused() {
        assertThatThrownBy(() -> AreaAverage.of(pictures(2, 3, 1, 2, 3, 4, 5, 6), 3, 3))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "samples of dimensions [2, 3] cannot be resized to 3 x 3; give gray pictures of at least that size");
    }
}
