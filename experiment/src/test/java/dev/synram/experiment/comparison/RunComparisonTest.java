package dev.synram.experiment.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synram.experiment.accuracy.AccuracyDifference;
import dev.synram.experiment.accuracy.AccuracyInterval;
import dev.synram.experiment.result.CalibrationState;
import dev.synram.experiment.result.comparison.ComparedRun;
import dev.synram.experiment.setting.CalibrationSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunComparisonTest {

    private static final int SAMPLES = 400;

    /** A chip that is wrong for some of the samples, the first ones. */
    private static EvaluatedChips chip(long seed, int wrong) {
        double[] correct =
                IntStream.range(0, SAMPLES).mapToDouble(i -> i < wrong ? 0 : 1).toArray();
        return new EvaluatedChips(seed, 1, Arrays.stream(correct).average().orElseThrow(), correct);
    }

    private static EvaluatedRun run(String source, String samples, EvaluatedChips... chips) {
        double[] inFloat = new double[SAMPLES];
        Arrays.fill(inFloat, 1);
        return new EvaluatedRun(
                source,
                "net",
                "data",
                SAMPLES,
                samples,
                CalibrationState.of(CalibrationSettings.defaults()),
                1,
                1,
                inFloat,
                List.of(chips));
    }

    private static AccuracyDifference change(ComparedRun one) {
        return Objects.requireNonNull(one.difference());
    }

    /**
     * Chips with 10 and 20 of 400 errors against one with 25: on the same samples 2.5 points less are seen, as only samples
     * that changed count; independent samples would leave them within chance.
     */
    @Test
    void theSameSamplesShowSmallerDifferences() {
        EvaluatedRun before = run("a", "same", chip(1, 10), chip(2, 20));
        EvaluatedRun after = run("b", "same", chip(1, 25));
        List<ComparedRun> all = RunComparison.of(List.of(before, after)).results();
        assertThat(all).extracting(ComparedRun::chips).containsExactly("chips 1, 2", "chip 1", "chip 2", "chip 1");
        ComparedRun last = all.getLast();
        assertThat(last.paired()).isTrue();
        assertThat(change(last).mean()).isCloseTo(-0.025, within(1e-12));
        assertThat(change(last).withinChance()).isFalse();
        assertThat(last.interval()).isEqualTo(AccuracyInterval.of(last.accuracy(), SAMPLES));
        assertThat(Objects.requireNonNull(last.floatDifference()).mean()).isZero();
        assertThat(all.getFirst().accuracy()).isCloseTo(1 - 15.0 / SAMPLES, within(1e-12));
        assertThat(all.getFirst().difference()).isNull();
        assertThat(all.getFirst().floatDifference()).isNull();

        ComparedRun unpaired = RunComparison.of(List.of(before, run("c", "others", chip(1, 25))))
                .results()
                .getLast();
        assertThat(unpaired.paired()).isFalse();
        assertThat(unpaired.difference())
                .isEqualTo(AccuracyDifference.unpaired(
                        unpaired.accuracy(), SAMPLES, all.getFirst().accuracy(), SAMPLES));
        assertThat(change(unpaired).withinChance()).isTrue();
    }

    @Test
    void samplesThatAreNotToldAreNotPaired() {
        ComparedRun last = RunComparison.of(List.of(run("a", "", chip(1, 10)), run("b", "", chip(2, 10))))
                .results()
                .getLast();
        assertThat(last.paired()).isFalse();
    }

    @Test
    void chipsOfOneResultAreComparedWithItsFirst() {
        List<ComparedRun> all = RunComparison.of(List.of(run("a", "same", chip(4, 10), chip(9, 50))))
                .results();
        assertThat(all).extracting(ComparedRun::chips).containsExactly("chip 4", "chip 9");
        assertThat(change(all.getLast()).mean()).isCloseTo(-0.1, within(1e-12));
        assertThat(all.getLast().floatDifference()).isNull();
    }

    @Test
    void oneResultOfOneChipCannotBeCompared() {
        assertThatThrownBy(() -> RunComparison.of(List.of(run("a.json", "same", chip(1, 1)))))
                .hasMessage(
                        "a.json is the result of one chip; give at least two files, or one of a run with several chips");
    }
}
