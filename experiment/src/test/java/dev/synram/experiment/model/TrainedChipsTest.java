package dev.synram.experiment.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainedChipsTest {

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 7, Long.MAX_VALUE})
    void everySeedIsReadAsItWasWritten(long seed) {
        TrainedChips chips = new TrainedChips("nominal", seed, 2, 8);
        assertThat(TrainedChips.of(Map.of(TrainedChips.PROVENANCE, chips.toString())))
                .contains(chips);
    }

    /** Files may come from others: nothing is said of chips that cannot be. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "nominal, seeds from 9223372036854775808, 1 together, 1 in the fleet",
                "nominal, seeds from -9999999999999999999, 1 together, 1 in the fleet",
                "nominal, seeds from 1, 9999999999 together, 1 in the fleet",
                "nominal"
            })
    void otherEntriesAreNone(String entry) {
        assertThat(TrainedChips.of(Map.of(TrainedChips.PROVENANCE, entry))).isEmpty();
    }

    @Test
    void networksThatWereNotTrainedInTheLoopHaveNone() {
        assertThat(TrainedChips.of(Map.of())).isEmpty();
    }
}
