package dev.synram.experiment.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
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

    /** One chip is like a sample of samples; chips that differ make the interval wider. */
    @Test
    void chipsAddToTheInterval() {
        boolean[] good = correct(90);
        boolean[] bad = correct(60);
        AccuracyInterval alone = AccuracyInterval.onChips(List.of(good));
        assertThat(alone).isEqualTo(AccuracyInterval.of(0.9, 100));
        AccuracyInterval alike = AccuracyInterval.onChips(List.of(good, good, good));
        assertThat(alike.low()).isEqualTo(alone.low(), within(0.02));
        assertThat(alike.high()).isEqualTo(alone.high(), within(0.02));
        AccuracyInterval unlike = AccuracyInterval.onChips(List.of(good, bad, good));
        assertThat(unlike.low()).isLessThan(0.6);
        assertThat(unlike.high()).isEqualTo(1);
        AccuracyDifference difference = AccuracyDifference.onChips(List.of(good, good), List.of(bad, bad));
        assertThat(difference.mean()).isEqualTo(0.3, within(1e-12));
        assertThat(difference.low()).isBetween(0.15, 0.25);
        assertThat(difference.high()).isBetween(0.35, 0.45);
        assertThat(AccuracyDifference.onChips(List.of(good), List.of(bad)))
                .isEqualTo(AccuracyDifference.paired(shares(good), shares(bad)));
    }

    private static boolean[] correct(int count) {
        boolean[] correct = new boolean[100];
        Arrays.fill(correct, 0, count, true);
        return correct;
    }

    private static double[] shares(boolean[] correct) {
        double[] shares = new double[correct.length];
        Arrays.setAll(shares, i -> correct[i] ? 1 : 0);
        return shares;
    }

    /** The interval of 90 % of 1,000 samples begins at 87.98 %. */
    @Test
    void whatIsBelowIsWorse() {
        AccuracyInterval interval = AccuracyInterval.of(0.9, 1000);
        assertThat(interval.isAbove(0.8797)).isTrue();
        assertThat(interval.isAbove(0.8799)).isFalse();
        assertThat(interval.isAbove(0.95)).isFalse();
    }
}
