package dev.synram.experiment.spiking.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DarknessTest {

    private static LabelledData picture(List<Integer> dimensions, float brightness) {
        float[] pixels = new float[LabelledData.size(dimensions)];
        Arrays.fill(pixels, brightness);
        return new LabelledData(dimensions, dimensions.size() == 3, pixels, new byte[1], List.of("0"));
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "0.6, 0.4", "0, 1"})
    void brightPixelsHaveSmallValues(float brightness, float darkness) {
        LabelledData picture = picture(List.of(28, 28, 1), brightness);
        assertThat(Darkness.fits(picture)).isTrue();
        LabelledData values = Darkness.of(DataSplit.of(picture, picture)).test();
        assertThat(values.dimensions()).containsExactly(16, 16);
        for (float value : values.values()) {
            assertThat(value).isCloseTo(darkness, within(1e-5f));
        }
    }

    @Test
    void trainingPicturesAreThereTwice() {
        LabelledData train = new LabelledData(
                List.of(28, 28), false, new float[3 * 28 * 28], new byte[] {2, 0, 1}, List.of("0", "1", "2"));
        DataSplit split = Darkness.of(DataSplit.of(train, train));
        assertThat(split.train().labels()).containsExactly(2, 0, 1, 2, 0, 1);
        assertThat(split.test().labels()).containsExactly(2, 0, 1);
    }

    @Test
    void otherSamplesDoNotFit() {
        assertThat(Darkness.fits(picture(List.of(28, 28, 3), 0.5f))).isFalse();
        assertThat(Darkness.fits(picture(List.of(15, 28), 0.5f))).isFalse();
        assertThat(Darkness.fits(picture(List.of(784), 0.5f))).isFalse();
        assertThat(Darkness.fits(picture(List.of(28, 28), 1.5f))).isFalse();
    }
}
