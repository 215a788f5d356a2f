package dev.synram.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.compiler.cost.DurationRange;
import org.junit.jupiter.api.Test;

class UnitsTest {

    @Test
    void quantitiesHaveTheUnitThatFitsThem() {
        assertThat(Units.time(1_151_361.3)).isEqualTo("1.15 s");
        assertThat(Units.time(402.4)).isEqualTo("402 µs");
        assertThat(Units.time(999.6)).isEqualTo("1.00 ms");
        assertThat(Units.time(0.008)).isEqualTo("8.00 ns");
        assertThat(Units.time(0)).isEqualTo("0 ns");
        assertThat(Units.time(7.2e9)).isEqualTo("7,200 s");
        assertThat(Units.time(Double.NaN)).isEqualTo("–");
        assertThat(Units.energy(0.346)).isEqualTo("346 µJ");
        assertThat(Units.energy(12.03)).isEqualTo("12.0 mJ");
    }

    @Test
    void rangesHaveOneUnit() {
        assertThat(Units.times(new DurationRange(198, 402, 1015))).isEqualTo("198 to 1,020 µs");
        assertThat(Units.times(new DurationRange(0, 402, 1015))).isEqualTo("0 to 1,020 µs");
        assertThat(Units.times(DurationRange.exactly(5))).isEqualTo("–");
        assertThat(Units.energies(new DurationRange(0.05, 0.1, 0.3))).isEqualTo("50.0 to 300 µJ");
    }

    @Test
    void sharesAndCountsAreReadable() {
        assertThat(Units.percent(0.98234)).isEqualTo("98.23 %");
        assertThat(Units.percent(Double.NaN)).isEqualTo("–");
        assertThat(Units.count(1_234_567)).isEqualTo("1,234,567");
    }
}
