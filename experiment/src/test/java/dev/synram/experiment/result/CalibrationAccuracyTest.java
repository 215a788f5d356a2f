package dev.synram.experiment.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.experiment.accuracy.AccuracyDifference;
import dev.synram.experiment.accuracy.AccuracyInterval;
import dev.synram.experiment.setting.CalibrationSettings;
import dev.synram.runtime.Classification;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CalibrationAccuracyTest {

    private static final CalibrationSettings AGED = CalibrationSettings.defaults();

    /** 1,000 samples, of which the first ones are wrong. */
    private static Classification wrong(int count) {
        byte[] predictions = new byte[1000];
        Arrays.fill(predictions, 0, count, (byte) 1);
        return new Classification(new byte[1000], predictions, 2);
    }

    private static AccuracyDifference difference(List<Classification> runs, List<Classification> first) {
        return Objects.requireNonNull(
                CalibrationAccuracy.of(AGED, runs, Optional.of(first)).difference());
    }

    @Test
    void theFirstIsComparedWithNothing() {
        CalibrationAccuracy first = CalibrationAccuracy.of(AGED, List.of(wrong(100), wrong(120)), Optional.empty());
        assertThat(first.accuracy()).isEqualTo(0.89, within(1e-12));
        assertThat(first.interval()).isEqualTo(AccuracyInterval.of(first.accuracy(), 1000));
        assertThat(first.difference()).isNull();
    }

    @Test
    void aBetterOneGains() {
        AccuracyDifference gained = difference(List.of(wrong(20)), List.of(wrong(100)));
        assertThat(gained.mean()).isEqualTo(0.08, within(1e-12));
        assertThat(gained.low()).isPositive();
        assertThat(gained.withinChance()).isFalse();
        assertThat(difference(List.of(wrong(100)), List.of(wrong(20))).high()).isNegative();
    }

    @Test
    void twoSamplesOfAThousandAreChance() {
        assertThat(difference(List.of(wrong(98)), List.of(wrong(100))).withinChance())
                .isTrue();
    }

    @Test
    void statesHaveNames() {
        assertThat(CalibrationState.of(AGED).label()).isEqualTo("public effort, 12 h old");
        assertThat(CalibrationState.of(AGED.fresh()).label()).isEqualTo("public effort, fresh");
        assertThat(CalibrationState.of(AGED.withAge(Duration.ofMinutes(90))).label())
                .isEqualTo("public effort, 1.5 h old");
        assertThat(CalibrationState.of(AGED.withAge(Duration.ofDays(100))).label())
                .isEqualTo("public effort, 2400 h old");
    }
}
