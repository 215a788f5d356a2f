package dev.synram.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.data.LabelledData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden figures of the published generator, run with NumPy. */
class YinYangTest {

    @ParameterizedTest
    @CsvSource({
        "5000, 42, 1681, 1702, 1617, 2528.322457, 2505.766862",
        "1000, 41, 316, 336, 348, 496.408896, 493.648547",
        "1000, 40, 350, 316, 334, 498.256989, 488.780236",
    })
    void samplesAreThePublishedOnes(int count, int seed, int yin, int yang, int dot, double sumX, double sumY) {
        LabelledData data = YinYang.samples(count, seed);
        int[] classes = new int[3];
        double x = 0;
        double y = 0;
        for (int i = 0; i < count; i++) {
            float[] sample = data.sample(i);
            classes[data.labels()[i]]++;
            x += sample[0];
            y += sample[1];
            assertThat(sample[2]).isCloseTo(1 - sample[0], within(1e-6f));
            assertThat(sample[3]).isCloseTo(1 - sample[1], within(1e-6f));
            assertThat(YinYang.classOf(sample[0], sample[1])).isEqualTo(data.labels()[i]);
        }
        assertThat(classes).containsExactly(yin, yang, dot);
        assertThat(x).isCloseTo(sumX, within(1e-4));
        assertThat(y).isCloseTo(sumY, within(1e-4));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.680308, 0.450499, 2", "1, 0.097672, 0.684233, 1"})
    void theFirstSamplesAreThePublishedOnes(int number, double x, double y, int label) {
        LabelledData data = YinYang.samples(2, YinYang.TRAIN_SEED);
        assertThat(data.sample(number)[0]).isCloseTo((float) x, within(1e-6f));
        assertThat(data.sample(number)[1]).isCloseTo((float) y, within(1e-6f));
        assertThat(data.labels()[number]).isEqualTo((byte) label);
    }
}
