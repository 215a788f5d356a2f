package dev.synram.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.report.chart.scale.Range;
import dev.synram.report.chart.scale.Ticks;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TicksTest {

    private static final List<BigDecimal> ROUND = List.of(BigDecimal.ONE, BigDecimal.TWO, BigDecimal.valueOf(5));

    @Property
    void ticksAreRoundAndWithinTheirRange(
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double low,
            @ForAll @DoubleRange(min = -6, max = 6) double power,
            @ForAll @IntRange(min = 2, max = 12) int most) {
        Range range = new Range(low, low + Math.pow(10, power));
        Ticks ticks = Ticks.within(range, most);
        double slack = 1e-6 * (range.high() - range.low()) + 1e-9 * Math.abs(low);
        assertThat(ticks.values().size()).isLessThanOrEqualTo(most);
        assertThat(ticks.values())
                .allSatisfy(
                        value -> assertThat(value.doubleValue()).isBetween(range.low() - slack, range.high() + slack));
        for (int i = 1; i < ticks.values().size(); i++) {
            BigDecimal step = ticks.values().get(i).subtract(ticks.values().get(i - 1));
            BigDecimal digits = new BigDecimal(step.stripTrailingZeros().unscaledValue());
            assertThat(ROUND).as("step %s", step).contains(digits);
        }
        assertThat(ticks.labels()).doesNotHaveDuplicates();
    }

    @Property
    void rangesAroundDataContainThemAndEndAtTicks(
            @ForAll @DoubleRange(min = -1e4, max = 1e4) double low,
            @ForAll @DoubleRange(min = -3, max = 4) double power,
            @ForAll @IntRange(min = 3, max = 12) int most) {
        Range data = new Range(low, low + Math.pow(10, power));
        Ticks ticks = Ticks.around(data, most);
        double slack = 1e-6 * (data.high() - data.low());
        assertThat(ticks.values().size()).isBetween(2, most);
        assertThat(ticks.range().low()).isLessThanOrEqualTo(data.low() + slack);
        assertThat(ticks.range().high()).isGreaterThanOrEqualTo(data.high() - slack);
    }

    @Test
    void aRangeFarFromZeroBeginsAtTheTickBelowIt() {
        double low = -4378.739999998222;
        Ticks ticks = Ticks.around(new Range(low, low + 0.0009), 7);
        assertThat(ticks.values().getFirst()).isEqualByComparingTo("-4378.7400");
    }

    @Test
    void labelsHaveTheSameDecimalsAndGroupedThousands() {
        assertThat(Ticks.within(new Range(0, 1), 6).labels()).containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
        assertThat(Ticks.within(new Range(-20_000, 20_000), 5).labels())
                .containsExactly("-20,000", "-10,000", "0", "10,000", "20,000");
        assertThat(Ticks.within(new Range(97.1, 97.3), 4).labels()).containsExactly("97.1", "97.2", "97.3");
        assertThat(Ticks.whole(new Range(0.5, 3.5), 8).labels()).containsExactly("1", "2", "3");
    }

    @Test
    void rangesOfNothingAndOfOneValueAreNotEmpty() {
        assertThat(Range.of(DoubleStream.of(Double.NaN, Double.POSITIVE_INFINITY)))
                .isEqualTo(new Range(0, 1));
        Range one = Range.of(DoubleStream.of(7, 7));
        assertThat(one.low()).isLessThan(7);
        assertThat(one.high()).isGreaterThan(7);
    }
}
