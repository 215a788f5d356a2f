package dev.synram.service.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TrialStatisticsTest {

    /** Two samples, three trials, two outputs; deviations by hand: of 1, 2, 3 it is 1, of 0, 0, 3 the root of 3. */
    @Test
    void meansAndDeviationsOfEachOutput() {
        float[] results = {1, 5, 2, 5, 3, 5, 0, 7, 0, 8, 3, 9};
        TrialStatistics statistics = TrialStatistics.of(results, 3, 2);
        assertThat(statistics.samples()).isEqualTo(2);
        assertThat(statistics.means()).containsExactly(2, 5, 1, 8);
        assertThat(statistics.deviations())
                .usingComparatorWithPrecision(1e-6f)
                .containsExactly(1, 0, (float) Math.sqrt(3), 1);
        assertThat(statistics.classes()).containsExactly(1, 1);
    }

    @Test
    void theFirstOfTheLargestIsChosen() {
        TrialStatistics statistics = TrialStatistics.of(new float[] {3, 7, 7, -1, -2, -1}, 1, 3);
        assertThat(statistics.classes()).containsExactly(1, 0);
        assertThat(statistics.deviations()[0]).isCloseTo(0, within(0f));
    }
}
