package dev.synram.experiment.spiking.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synram.calibration.spiking.SpikingTargets;
import dev.synram.experiment.setting.SettingException;
import dev.synram.experiment.spiking.encoding.InputCode;
import dev.synram.network.spiking.NeuronDynamics;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpikingTrainingSettingsTest {

    private static SpikingCost cost(SpikingTrainingSettings settings) {
        SpikingTargets targets = settings.targets();
        return SpikingCost.of(
                settings.sampleMicros(),
                new NeuronDynamics(
                        targets.membraneMicros(), targets.excitatoryMicros(), targets.refractoryMicros(), 0.5));
    }

    /** What was published: 12 µs and 2.4 µJ a picture. */
    @Test
    void picturesTakeThePublishedTime() {
        SpikingCost cost = cost(SpikingTrainingSettings.mnist(LearningRule.SURROGATE));
        assertThat(cost.microseconds()).isLessThanOrEqualTo(12);
        assertThat(cost.microjoules()).isCloseTo(2.4, within(1e-9));
    }

    @Test
    void potentialsThatAreReadNeedTheDefaultCalibration() {
        assertThat(SpikingTrainingSettings.yinYang(LearningRule.SURROGATE).targets())
                .isEqualTo(SpikingTargets.DEFAULT);
        assertThat(SpikingTrainingSettings.yinYang(LearningRule.EVENT_PROP).targets())
                .isEqualTo(SpikingTargets.DEFAULT);
    }

    /** Otherwise trainings with other seeds would be more alike than they seem. */
    @Test
    void theSeedDrawsPoissonTrains() {
        SpikingTrainingSettings poisson =
                SpikingTrainingSettings.of(LearningRule.SURROGATE, List.of(4), InputCode.POISSON);
        float[] values = {0.2f, 0.5f, 0.7f, 1};
        float[] first = poisson.encoding().encode(values).micros();
        assertThat(poisson.withSeed(2).encoding().encode(values).micros()).isNotEqualTo(first);
        assertThat(poisson.withSeed(2).withSeed(1).encoding().encode(values).micros())
                .isEqualTo(first);
    }

    /** More spikes would lose each other's events. */
    @Test
    void neuronsOfFirstSpikeNetworksSpikeOnce() {
        SpikingTrainingSettings settings = SpikingTrainingSettings.yinYang(LearningRule.FIRST_SPIKE);
        SpikingTargets targets = settings.targets();
        assertThat(targets.refractoryMicros()).isGreaterThanOrEqualTo(settings.sampleMicros());
        assertThat(targets.withRefractoryMicros(2)).isEqualTo(SpikingTargets.DEFAULT);
    }

    @ParameterizedTest
    @EnumSource
    void allTimesFollowTheTimeConstant(LearningRule rule) {
        SpikingTrainingSettings settings = SpikingTrainingSettings.yinYang(rule);
        SpikingTrainingSettings fast = settings.forTimeConstant(1.5);
        assertThat(fast.sampleMicros()).isEqualTo(settings.sampleMicros() / 4);
        assertThat(fast.encoding().lateMicros()).isEqualTo(settings.encoding().lateMicros() / 4);
        assertThat(cost(fast).microseconds()).isCloseTo(cost(settings).microseconds() / 4, within(1e-9));
        assertThat(fast.targets().refractoryMicros())
                .isCloseTo(settings.targets().refractoryMicros() / 4, within(1e-9));
        assertThat(fast.targets().capacitance()).isBetween(settings.targets().capacitance() / 4, 16);
        assertThat(fast.forTimeConstant(6)).isEqualTo(settings);
    }

    @Test
    void otherTimeConstantsAreRefused() {
        SpikingTrainingSettings settings = SpikingTrainingSettings.yinYang(LearningRule.SURROGATE);
        assertThatThrownBy(() -> settings.forTimeConstant(0.1))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("is 0.1; it must be 0.5..30");
    }
}
