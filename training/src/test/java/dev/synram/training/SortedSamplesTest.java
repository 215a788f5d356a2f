package dev.synram.training;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.experiment.model.Initializer;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.setting.SettingException;
import dev.synram.network.FloatNetwork;
import dev.synram.network.Flow;
import dev.synram.network.Network;
import dev.synram.network.shape.Shape;
import org.junit.jupiter.api.Test;

/** The first samples of data that are sorted by class lack classes. */
class SortedSamplesTest {

    private static final Network LAYERS =
            Flow.input(new Shape(1, 1, 2)).dense(3).network("small");

    private static final LabelledData SORTED = LabelledData.of(new float[12], 2, new byte[] {0, 0, 1, 1, 2, 2});

    @Test
    void aTrainingWithoutAClassIsRefused() {
        Model model = Model.of("small", new FloatNetwork(LAYERS, Initializer.parameters(LAYERS, 1)));
        Training training = new Training(TrainingSettings.defaults().withTrainSamples(4));
        assertThatThrownBy(() -> training.run(model, DataSplit.of(SORTED, SORTED)))
                .isInstanceOf(SettingException.class)
                .hasMessage(
                        "trainSamples is 4, but the first 4 of 6 samples have none of class 2; give more, or samples that are not sorted by class");
    }
}
