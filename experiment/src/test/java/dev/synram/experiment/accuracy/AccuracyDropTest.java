package dev.synram.experiment.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.runtime.Classification;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AccuracyDropTest {

    /** Samples of which some are right in float alone, some on the chip alone, all others in both. */
    private static AccuracyDrop drop(int samples, int inFloatAlone, int onChipAlone) {
        byte[] labels = new byte[samples];
        byte[] host = new byte[samples];
        byte[] chip = new byte[samples];
        for (int i = 0; i < inFloatAlone; i++) {
            chip[i] = 1;
        }
        for (int i = inFloatAlone; i < inFloatAlone + onChipAlone; i++) {
            host[i] = 1;
        }
        return AccuracyDrop.of(
                new Classification(labels, host, 2), Collections.nCopies(3, new Classification(labels, chip, 2)));
    }

    /** By hand: N = 102, c = 4 / 102, half the interval 1.96 * sqrt((7 / 102 - c * c) / 102). */
    @Test
    void theIntervalIsThatOfAgrestiAndMin() {
        AccuracyDrop drop = drop(100, 5, 1);
        assertThat(drop.mean()).isEqualTo(0.04);
        assertThat(drop.low()).isCloseTo(-0.01105, within(1e-5));
        assertThat(drop.high()).isCloseTo(0.08948, within(1e-5));
        assertThat(drop.withinChance()).isTrue();
    }

    @Test
    void aVerdictNeedsEnoughSamples() {
        assertThat(drop(1000, 0, 0).verdict(0.01)).isEqualTo(Verdict.SURVIVES);
        assertThat(drop(100, 0, 0).verdict(0.01)).isEqualTo(Verdict.LOSES_SOME);
        assertThat(drop(100, 5, 1).verdict(0.01)).isEqualTo(Verdict.LOSES_SOME);
        assertThat(drop(1000, 50, 10).verdict(0.01)).isEqualTo(Verdict.DOES_NOT_SURVIVE);
        assertThat(drop(1000, 50, 10).withinChance()).isFalse();
    }

    /**
     * The interval holds the true drop, 0.03, in 95 % of data sets. The limit is four standard deviations below: a false alarm in
     * 30,000 seeds.
     */
    @Test
    void theIntervalHoldsTheTrueDropWithItsConfidence() {
        Random random = new Random(1);
        int held = 0;
        for (int set = 0; set < 2000; set++) {
            int inFloatAlone = 0;
            int onChipAlone = 0;
            for (int sample = 0; sample < 200; sample++) {
                double draw = random.nextDouble();
                inFloatAlone += draw < 0.06 ? 1 : 0;
                onChipAlone += draw >= 0.97 ? 1 : 0;
            }
            AccuracyDrop drop = drop(200, inFloatAlone, onChipAlone);
            held += drop.low() <= 0.03 && drop.high() >= 0.03 ? 1 : 0;
        }
        assertThat(held / 2000.0).isBetween(0.93, 0.97);
    }

    @Test
    void runsAreAveraged() {
        byte[] labels = {0, 0};
        Classification right = new Classification(labels, new byte[] {0, 0}, 2);
        Classification wrong = new Classification(labels, new byte[] {1, 1}, 2);
        assertThat(AccuracyDrop.of(right, List.of(right, wrong)).mean()).isEqualTo(0.5);
    }
}
