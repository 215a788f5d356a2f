package dev.synram.experiment.spiking.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synram.chip.random.CounterRandom;
import dev.synram.experiment.setting.SettingException;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class ActivityPenaltyTest {

    private static final double STEP = 1e-4;

    /** The penalty and its first derivative are continuous everywhere. */
    @Property(tries = 100)
    void gradientsAreThoseOfFiniteDifferences(
            @ForAll @DoubleRange(max = 3) double most,
            @ForAll @DoubleRange(max = 10) double strength,
            @ForAll @IntRange(min = 1, max = 8) int neurons,
            @ForAll int seed) {
        ActivityPenalty penalty = new ActivityPenalty(most, strength);
        double[] spikes = new double[neurons];
        for (int neuron = 0; neuron < neurons; neuron++) {
            spikes[neuron] = CounterRandom.below(5000, CounterRandom.mix(seed), neuron) / 1000.0;
        }
        double[] gradients = new double[neurons];
        penalty.of(spikes, gradients);
        for (int neuron = 0; neuron < neurons; neuron++) {
            double before = spikes[neuron];
            spikes[neuron] = before + STEP;
            double above = penalty.of(spikes, new double[neurons]);
            spikes[neuron] = before - STEP;
            double below = penalty.of(spikes, new double[neurons]);
            spikes[neuron] = before;
            assertThat(gradients[neuron]).isCloseTo((above - below) / (2 * STEP), within(2e-3));
        }
    }

    @Example
    void onlyWhatIsAboveTheBoundCosts() {
        double[] gradients = new double[2];
        assertThat(new ActivityPenalty(2, 0.5).of(new double[] {2, 5}, gradients))
                .isEqualTo(0.5 * 9 / 2);
        assertThat(gradients).containsExactly(0, 0.5 * 2 * 3 / 2);
        assertThat(ActivityPenalty.NONE.of(new double[] {2, 5}, gradients)).isZero();
        assertThat(gradients).containsOnly(0);
    }

    @Example
    void exactGradientsKnowNoNumbersOfSpikes() {
        SpikingTrainingSettings settings = SpikingTrainingSettings.yinYang(LearningRule.EVENT_PROP);
        assertThatThrownBy(() -> settings.withActivity(ActivityPenalty.above(1)))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("mostSpikes is given")
                .hasMessageContaining("take rule surrogate");
        assertThatThrownBy(() -> ActivityPenalty.above(-1)).hasMessage("mostSpikes is -1.0; it must be 0..1000");
    }
}
