package dev.synram.experiment.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccuracyDifferenceTest {

    /** Intervals of method 10 in table II of Newcombe 1998, which are given with four decimals. */
    @ParameterizedTest
    @CsvSource({
        "56,70,48,80,0.0524,0.3339",
        "9,10,3,10,0.1705,0.8090",
        "10,10,0,20,0.6791,1.0000",
        "10,10,0,10,0.6075,1.0000",
        "5,56,0,29,-0.0381,0.1926"
    })
    void unpairedIntervalsAreThosePublished(int a, int m, int b, int n, double low, double high) {
        AccuracyDifference difference = AccuracyDifference.unpaired(a / (double) m, m, b / (double) n, n);
        assertThat(difference.mean()).isEqualTo(a / (double) m - b / (double) n);
        assertThat(difference.low()).isCloseTo(low, within(1e-4));
        assertThat(difference.high()).isCloseTo(high, within(1e-4));
    }

    /** One of four samples changes: {@code -1 / 6 +- 1.96 * sqrt((2 / 6 - 1 / 36) / 6)}. */
    @Test
    void pairedIntervalsAreThoseComputedByHand() {
        AccuracyDifference difference = AccuracyDifference.paired(new double[] {1, 0, 0, 1}, new double[] {1, 1, 0, 1});
        assertThat(difference.mean()).isEqualTo(-0.25);
        assertThat(difference.low()).isCloseTo(-0.608976, within(1e-6));
        assertThat(difference.high()).isCloseTo(0.275643, within(1e-6));
        assertThat(difference.withinChance()).isTrue();
    }

    @Test
    void samplesThatAreNotTheSameCannotBePaired() {
        assertThatThrownBy(() -> AccuracyDifference.paired(new double[3], new double[2]))
                .hasMessage("3 samples cannot be paired with 2");
    }
}
