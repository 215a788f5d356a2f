package dev.synram.compiler.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DurationRangeTest {

    private static final DurationRange RANGE = new DurationRange(1, 2, 5);

    @Test
    void valuesMustBeOrdered() {
        assertThatThrownBy(() -> new DurationRange(2, 1, 5))
                .hasMessage("a duration of 2.0, 1.0, 5.0 us is not a range: 0 <= low <= typical <= high");
        assertThatThrownBy(() -> new DurationRange(1, 6, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DurationRange(-1, 1, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DurationRange(1, 2, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theMiddleIsThatOfTheEnds() {
        assertThat(RANGE.middle()).isEqualTo(3);
        assertThat(RANGE.times(2)).isEqualTo(new DurationRange(2, 4, 10));
        assertThat(RANGE.contains(1)).isTrue();
        assertThat(RANGE.contains(5.1)).isFalse();
        assertThat(RANGE.at(RangeEnd.TYPICAL)).isEqualTo(2);
    }
}
