package dev.synram.experiment.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.runtime.Classification;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnswerTest {

    private static final int SAMPLES = 400;
    private static final int CHIPS = 5;
    private static final int RUNS = 3;

    /** Share of samples that are right in float, in {@link #experiment}. */
    private static final double IN_FLOAT = 0.9;

    /** What a chip loses of them in the mean over chips. */
    private static final double LOST = 0.06;

    private static final double CHIP_DEVIATION = 0.015;

    /** Right samples are those of class 0. */
    private static Classification classified(boolean[] right) {
        byte[] predictions = new byte[right.length];
        for (int i = 0; i < right.length; i++) {
            predictions[i] = (byte) (right[i] ? 0 : 1);
        }
        return new Classification(new byte[right.length], predictions, 2);
    }

    /**
     * Chips that differ, samples some of which are hard for every chip, and runs that differ: a sample that is right in float
     * is lost by a run with a probability between 0 and 1 that belongs to the sample, raised or lowered by the chip.
     */
    private static Answer experiment(long seed, int chips, double chipDeviation) {
        Random random = new Random(seed);
        boolean[] inFloat = new boolean[SAMPLES];
        double[] hard = new double[SAMPLES];
        for (int s = 0; s < SAMPLES; s++) {
            inFloat[s] = random.nextDouble() < IN_FLOAT;
            hard[s] = random.nextDouble() < 0.2 ? 0.5 : 0;
        }
        List<List<Classification>> all = new ArrayList<>();
        for (int c = 0; c < chips; c++) {
            // A fifth of the samples is lost with probability 0.5 + shift: LOST in the mean of those right in float.
            double shift = (LOST / IN_FLOAT - 0.1 + random.nextGaussian() * chipDeviation / IN_FLOAT) / 0.2;
            List<Classification> runs = new ArrayList<>();
            for (int r = 0; r < RUNS; r++) {
                boolean[] right = new boolean[SAMPLES];
                for (int s = 0; s < SAMPLES; s++) {
                    double lost = hard[s] == 0 ? 0 : hard[s] + shift;
                    right[s] = inFloat[s] && random.nextDouble() >= lost;
                }
                runs.add(classified(right));
            }
            all.add(runs);
        }
        return Answer.of(classified(inFloat), all, 0.01);
    }

    private static double covered(int chips, double chipDeviation) {
        int held = 0;
        for (int seed = 0; seed < 1000; seed++) {
            AccuracyDrop drop = experiment(seed, chips, chipDeviation).accuracyDrop();
            held += drop.low() <= LOST && drop.high() >= LOST ? 1 : 0;
        }
        return held / 1000.0;
    }

    /** 1,000 experiments with fixed seeds; at a coverage of 95 % the lower limit is four standard deviations away. */
    @Test
    void theIntervalHoldsTheDropOfAllChipsOfTheKind() {
        assertThat(covered(CHIPS, CHIP_DEVIATION)).isBetween(0.92, 0.98);
        assertThat(covered(2, CHIP_DEVIATION)).isBetween(0.92, 0.98);
        assertThat(covered(10, CHIP_DEVIATION)).isBetween(0.92, 0.98);
    }

    /** One chip says nothing of others: its interval is over samples alone. */
    @Test
    void oneChipDoesNotStandForOthers() {
        assertThat(covered(1, 2 * CHIP_DEVIATION)).isLessThan(0.8);
        assertThat(experiment(1, 1, 0).method()).contains("over samples alone", "other chips differ");
        assertThat(experiment(1, 2, 0).method()).contains("chips of this kind");
    }

    /**
     * By hand: two samples, right on 1 of 2 and 2 of 2 chips. Drops of samples 0.5 and 0: N = 4, c = 0.125, over samples
     * (1.25 / 4 - c * c) / 4; drops of chips 0.5 and 0: over chips 0.125 / 2.
     */
    @Test
    void theIntervalOfTwoChips() {
        AccuracyDrop drop = AccuracyDrop.onChips(
                classified(new boolean[] {true, true}),
                List.of(List.of(classified(new boolean[] {false, true})), List.of(classified(new boolean[] {true, true
                }))));
        double overSamples = (1.25 / 4 - 0.125 * 0.125) / 4;
        double overChips = 0.0625;
        double freedom = Math.pow(overSamples + overChips, 2) / (overSamples * overSamples + overChips * overChips);
        assertThat(freedom).isCloseTo(1.98, within(0.02));
        assertThat(drop.mean()).isEqualTo(0.25);
        // The quantile of Student's t is 4.303 for 2 and 4.37 for 1.97 degrees of freedom.
        assertThat(drop.high() - 0.125).isCloseTo(4.35 * Math.sqrt(overSamples + overChips), within(0.03));
        assertThat(drop.high() + drop.low()).isCloseTo(0.25, within(1e-9));
    }

    /** By hand: N = 1002, c = 50 / 1002, half the interval 1.96 * sqrt((51 / 1002 - c * c) / 1002) = 1.36 points. */
    @Test
    void theSentenceGivesVerdictLossIntervalAndTolerance() {
        boolean[] right = new boolean[1000];
        Arrays.fill(right, true);
        boolean[] lost = right.clone();
        Arrays.fill(lost, 0, 50, false);
        List<List<Classification>> chip = List.of(Collections.nCopies(2, classified(lost)));
        assertThat(Answer.of(classified(right), chip, 0.01).sentence())
                .isEqualTo("does not survive: loses 5.00 (3.63 to 6.35) points; the tolerance is 1.00");
        assertThat(Answer.of(classified(right), chip, 0.1).verdict()).isEqualTo(Verdict.SURVIVES);
        Answer open = Answer.of(classified(right), chip, 0.05);
        assertThat(open.verdict()).isEqualTo(Verdict.LOSES_SOME);
        assertThat(open.sentence())
                .isEqualTo("loses 5.00 (3.63 to 6.35) points, which may be within the tolerance of 5.00");
        assertThat(Answer.of(classified(lost), List.of(List.of(classified(right))), 0.01)
                        .sentence())
                .isEqualTo("survives: gains 5.00 (3.63 to 6.35) points; a loss of 1.00 would be tolerated");
        boolean[] others = right.clone();
        Arrays.fill(others, 100, 149, false);
        assertThat(Answer.of(classified(lost), List.of(List.of(classified(others))), 0.01)
                        .sentence())
                .isEqualTo(
                        "gains 0.10 (-1.86 to 2.06) points on these samples, but may lose more than the tolerance of 1.00 on others");
    }
}
