package dev.synram.training.spiking.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synram.network.spiking.Scores;
import org.junit.jupiter.api.Test;

class LatePenaltyTest {

    private static final double CHANGE = 1e-4;

    private static double penalty(double time, double[] gradients) {
        return new LatePenalty(0.005, 6).of(new Scores(new double[] {-3, -time}, new int[] {0, 1}), 1, gradients);
    }

    @Test
    void isThatOfTheRightOutput() {
        double[] gradients = {0.5, 0.25};
        assertThat(penalty(12, gradients)).isCloseTo(0.005 * (Math.exp(2) - 1), within(1e-12));
        double slope = (penalty(12 + CHANGE, new double[2]) - penalty(12 - CHANGE, new double[2])) / (2 * CHANGE);
        assertThat(gradients[0]).isEqualTo(0.5);
        assertThat(gradients[1])
                .as("what was there, and the derivative with respect to the negative time")
                .isCloseTo(0.25 - slope, within(1e-8));
    }

    @Test
    void noneChangesNothing() {
        double[] gradients = {0.5, 0.25};
        assertThat(LatePenalty.NONE.of(new Scores(new double[] {0.2, 0.9}, new int[] {4, 7}), 1, gradients))
                .isZero();
        assertThat(gradients).containsExactly(0.5, 0.25);
    }

    @Test
    void otherValuesAreRefused() {
        assertThatThrownBy(() -> new LatePenalty(-1, 6)).hasMessageContaining("the factor must be 0 or more");
        assertThatThrownBy(() -> new LatePenalty(1, 0)).hasMessageContaining("the time above 0");
    }
}
