package dev.synram.experiment.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AccuracyIntervalTest {

    /** The published example of Newcombe (1998, Statistics in Medicine 17, 857): 81 of 263 give 0.2553 to 0.3662. */
    @Test
    void isThatOfWilson() {
        AccuracyInterval interval = AccuracyInterval.of(81 / 263.0, 263);
        assertThat(interval.low()).isEqualTo(0.2553, within(1e-4));
        assertThat(interval.high()).isEqualTo(0.3662, within(1e-4));
    }

    @Test
    void staysBetween0And1() {
        assertThat(AccuracyInterval.of(1, 5).high()).isEqualTo(1);
        assertThat(AccuracyInterval.of(1, 5).low()).isBetween(0.5, 0.6);
        assertThat(AccuracyInterval.of(0, 5).low()).isZero();
    }
}
