package dev.synram.training.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synram.data.LabelledData;
import dev.synram.network.shape.Shape;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SignalVariationTest {

    private static final Shape SHAPE = new Shape(2, 1, 5);
    private static final ValueRange REAL = new ValueRange(-1, 1, false);
    private static final int MANY = 4000;

    /** Two channels, one after the other for each time. */
    private static LabelledData samples(int count) {
        float[] values = new float[10 * count];
        for (int i = 0; i < values.length; i++) {
            int element = i % 10;
            values[i] = (element % 2 == 0 ? 0.1f : -0.1f) * (1 + element / 2);
        }
        return LabelledData.of(values, 10, new byte[count]);
    }

    @Test
    void bothChannelsMoveTogetherAndEndsAreRepeated() {
        LabelledData moved = new SignalVariation(SHAPE, REAL, 2, 0, 0).apply(samples(200), 3);
        Set<Integer> shifts = new HashSet<>();
        for (int i = 0; i < moved.count(); i++) {
            float[] sample = moved.sample(i);
            int later = 3 - Math.round(10 * sample[4]);
            shifts.add(later);
            for (int time = 0; time < 5; time++) {
                float expected = 0.1f * (1 + Math.clamp(time - later, 0, 4));
                assertThat(sample[2 * time]).isEqualTo(expected);
                assertThat(sample[2 * time + 1]).isEqualTo(-expected);
            }
        }
        assertThat(shifts).containsExactlyInAnyOrder(-2, -1, 0, 1, 2);
    }

    @Test
    void aFactorIsThatOfAllValues() {
        LabelledData scaled = new SignalVariation(SHAPE, REAL, 0, 0.25f, 0).apply(samples(MANY), 3);
        double sum = 0;
        float least = 2;
        float most = 0;
        for (int i = 0; i < scaled.count(); i++) {
            float[] sample = scaled.sample(i);
            float factor = sample[0] / 0.1f;
            for (int j = 0; j < 10; j++) {
                assertThat(sample[j]).isCloseTo(factor * samples(1).sample(0)[j], within(1e-6f));
            }
            sum += factor;
            least = Math.min(least, factor);
            most = Math.max(most, factor);
        }
        assertThat(least).isBetween(0.75f, 0.76f);
        assertThat(most).isBetween(1.24f, 1.25f);
        // uniform: standard error 0.25 / sqrt(3 * 4000) = 0.0023; five of them fail once in two million seeds
        assertThat(sum / MANY).isCloseTo(1, within(0.0115));
    }

    /** The noise of 40,000 values has a standard deviation with a standard error of 0.35 %; five of them. */
    @Test
    void noiseHasItsStandardDeviation() {
        LabelledData before = samples(MANY);
        LabelledData noisy = new SignalVariation(SHAPE, REAL, 0, 0, 0.05f).apply(samples(MANY), 3);
        double squares = 0;
        for (int i = 0; i < noisy.values().length; i++) {
            squares += Math.pow(noisy.values()[i] - before.values()[i], 2);
        }
        assertThat(Math.sqrt(squares / noisy.values().length)).isCloseTo(0.05, within(0.05 * 0.0175));
    }

    @Test
    void activationsStayActivations() {
        float[] values = new float[10 * MANY];
        Arrays.fill(values, 30);
        ValueRange activations = new ValueRange(0, 31, true);
        LabelledData varied = new SignalVariation(SHAPE, activations, 1, 0.9f, 0.5f)
                .apply(LabelledData.of(values, 10, new byte[MANY]), 3);
        Set<Float> seen = new HashSet<>();
        for (float value : varied.values()) {
            assertThat(value).isBetween(0f, 31f).isEqualTo(Math.round(value));
            seen.add(value);
        }
        assertThat(seen).hasSize(32);
    }

    @Test
    void equalKeysGiveEqualChanges() {
        SignalVariation variation = new SignalVariation(SHAPE, REAL, 1, 0.1f, 0.1f);
        float[] first = variation.apply(samples(20), 3).values();
        assertThat(variation.apply(samples(20), 3).values()).isEqualTo(first);
        assertThat(variation.apply(samples(20), 4).values()).isNotEqualTo(first);
    }

    @Test
    void imagesAreRefused() {
        assertThatThrownBy(() -> new SignalVariation(new Shape(1, 2, 5), REAL, 1, 0, 0))
                .hasMessage("samples of 1 x 2 x 5 cannot be shifted in time by 1 values; give 0 to 0");
        assertThatThrownBy(() -> new SignalVariation(SHAPE, REAL, 5, 0, 0))
                .hasMessage("samples of 2 x 1 x 5 cannot be shifted in time by 5 values; give 0 to 4");
    }
}
