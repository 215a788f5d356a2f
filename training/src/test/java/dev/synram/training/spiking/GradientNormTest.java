package dev.synram.training.spiking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.experiment.spiking.learning.LearningRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradientNormTest {

    @Test
    void longGradientsAreShortenedAndKeepTheirDirection() {
        List<float[]> gradients = List.of(new float[] {3, 0}, new float[] {-4});
        new GradientNorm(2.5).limit(gradients);
        assertThat(gradients.getFirst()).containsExactly(1.5f, 0);
        assertThat(gradients.getLast()).containsExactly(-2);
    }

    @Test
    void othersStay() {
        List<float[]> gradients = List.of(new float[] {3, 0}, new float[] {-4});
        new GradientNorm(5).limit(gradients);
        GradientNorm.of(LearningRule.SURROGATE).limit(gradients);
        assertThat(gradients.getFirst()).containsExactly(3, 0);
        assertThat(gradients.getLast()).containsExactly(-4);
    }
}
