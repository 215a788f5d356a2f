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

    @Test
    void samplesThatAreTooLargeAreToldWhatFits() {
        assertThatThrownBy(() -> SpikingTraining.check(samples(784), settings(784)))
                .isInstanceOf(PlacementException.class)
                .hasMessageStartingWith(
                        "population hidden: each of its 120 neurons has 785 inputs with two synapses each, but two joined circuits have 512, for 256 inputs; give samples of at most 255 values and a bias")
                .hasMessageContaining("785 inputs");
    }

    @Test
    void populationsThatAreTooLargeAreToldWhatFits() {
        assertThatThrownBy(() -> SpikingTraining.check(samples(4), settings(4).withHidden(HiddenNeurons.of(300))))
                .isInstanceOf(PlacementException.class)
                .hasMessageStartingWith("population readout: each of its 2 neurons has 300 inputs")
                .hasMessageContaining("give --hidden 256 or less");
    }
}
