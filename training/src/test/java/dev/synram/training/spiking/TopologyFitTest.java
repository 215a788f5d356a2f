package dev.synram.training.spiking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synram.compiler.spiking.PlacementException;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.experiment.spiking.learning.HiddenNeurons;
import dev.synram.experiment.spiking.learning.LearningRule;
import dev.synram.experiment.spiking.learning.SpikingTrainingSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopologyFitTest {

    private static DataSplit samples(int values) {
        return DataSplit.of(LabelledData.of(new float[2 * values], values, new byte[] {0, 1}));
    }

    private static SpikingTrainingSettings settings(int values) {
        return SpikingTrainingSettings.yinYang(LearningRule.SURROGATE).forSamples(values);
    }

    @Test
    void fewValuesHaveSeveralInputsEach() {
        assertThat(settings(4)).isEqualTo(SpikingTrainingSettings.yinYang(LearningRule.SURROGATE));
        assertThat(settings(1).encoding().inputs(1)).isEqualTo(26);
        assertThat(settings(64).encoding().inputs(64)).isEqualTo(65);
        assertThat(settings(64).initial().hiddenMean() * 65).isCloseTo(0.1 * 25, within(1e-12));
        SpikingTraining.check(samples(127), settings(127));
        SpikingTraining.check(samples(255), settings(255));
    }

    /** Outputs with 300 or 512 inputs, and pictures of 28 x 28 pixels, take more than two circuits a neuron. */
    @Test
    void networksThatAreLargerThanAChipFitInParts() {
        SpikingTraining.check(samples(4), settings(4).withHidden(HiddenNeurons.of(300)));
        SpikingTraining.check(samples(255), settings(255).withHidden(HiddenNeurons.of(512)));
        SpikingTraining.check(samples(784), settings(784));
    }

    @Test
    void samplesThatAreTooLargeAreToldWhatFits() {
        assertThatThrownBy(() -> SpikingTraining.check(samples(1024), settings(1024)))
                .isInstanceOf(PlacementException.class)
                .hasMessageStartingWith(
                        "population hidden: each of its 120 neurons has 1025 inputs with two synapses each, but 8 joined circuits have 2048, for 1024 inputs; give samples of at most 1023 values and a bias")
                .hasMessageContaining("1025 inputs");
    }

    /** Each of the neurons has 25 and 300 inputs, so that it takes 4 circuits. */
    @Test
    void recurrentPopulationsThatAreTooLargeAreToldWhatFits() {
        assertThatThrownBy(() -> SpikingTraining.check(
                        samples(4), settings(4).withHidden(new HiddenNeurons(List.of(300), true))))
                .isInstanceOf(PlacementException.class)
                .hasMessageContaining("300 neurons, as those of population hidden")
                .hasMessageContaining("the chip has 128 groups of such columns with 4 usable circuits; leave out 172");
    }
}
