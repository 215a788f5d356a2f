package dev.synram.experiment.spiking.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.data.LabelledData;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueScalingTest {

    private static LabelledData samples(float... values) {
        return LabelledData.of(values, 2, new byte[values.length / 2]);
    }

    @Test
    void valuesOfZeroToOneStayAsTheyAre() {
        LabelledData data = samples(0.25f, 0, 0.5f, 0.1f);
        assertThat(ValueScaling.of(data)).isEqualTo(ValueScaling.none(2));
        assertThat(ValueScaling.of(data).applyTo(data).values()).containsExactly(0.25f, 0, 0.5f, 0.1f);
    }

    @Test
    void eachValueHasItsOwnRange() {
        ValueScaling scaling = ValueScaling.of(samples(-10, 7, 30, 7));
        assertThat(scaling.applyTo(samples(10, 7, 50, 9, -50, 0)).values()).containsExactly(0.5f, 0, 1, 0, 0, 0);
    }

    @Test
    void impossibleRangesAreRefused() {
        assertThatThrownBy(() -> new ValueScaling(List.of(1f), List.of(Float.NaN)))
                .hasMessageContaining("value 0 is scaled from 1.0..NaN");
        assertThatThrownBy(() -> new ValueScaling(List.of(1f, 2f), List.of(2f)))
                .hasMessageContaining("2 values have a lower limit and 1 an upper one");
    }
}
