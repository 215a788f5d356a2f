package dev.synram.bench.spiking.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.synram.data.source.YinYang;
import dev.synram.experiment.spiking.learning.LearningRule;
import dev.synram.experiment.spiking.learning.SpikingTrainingSettings;
import dev.synram.network.spiking.NeuronDynamics;
import dev.synram.network.spiking.SpikingModel;
import dev.synram.network.spiking.SpikingTopology;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TrainingTaskTest {

    private static final NeuronDynamics DYNAMICS = new NeuronDynamics(6, 5, 2, 0.5);

    private static SpikingModel model(int inputs) {
        SpikingModel model = SpikingModel.zero(SpikingTopology.withReadout(inputs, 4, 3, DYNAMICS));
        for (float[] weights : model.weights()) {
            for (int i = 0; i < weights.length; i++) {
                weights[i] = i;
            }
        }
        return model;
    }

    @Test
    void weightsAndTimesAreThoseOfTheModelAndTheSamples() {
        SpikingTrainingSettings settings = SpikingTrainingSettings.yinYang(LearningRule.SURROGATE);
        TrainingTask task = TrainingTask.of(model(25), YinYang.split(), settings, 7);
        JsonNode json = JsonMapper.shared().readTree(task.json());
        assertThat(json.required("synapticMicros").asDouble()).isEqualTo(5);
        assertThat(json.required("hiddenWeights").get(2).get(1).asDouble()).isEqualTo(9);
        assertThat(json.required("outputWeights").get(3).get(2).asDouble()).isEqualTo(11);
        assertThat(json.required("times")).hasSize(5000);
        assertThat(json.required("testTimes")).hasSize(7);
        assertThat(json.required("labels")).hasSize(5000);
        int sample = 11;
        assertThat(json.required("labels").get(sample).asInt())
                .isEqualTo(YinYang.split().train().labels()[sample]);
        double second = 2 + 24 * YinYang.split().train().sample(sample)[1];
        for (int repeated = 5; repeated < 10; repeated++) {
            assertThat(json.required("times").get(sample).get(repeated).asDouble())
                    .isCloseTo(second, within(1e-5));
        }
        assertThat(json.required("times").get(sample).get(24).asDouble())
                .as("the bias")
                .isEqualTo(2);
    }

    @Test
    void inputsThatDoNotSpikeAreRefused() {
        SpikingTrainingSettings pictures = SpikingTrainingSettings.of(LearningRule.SURROGATE, List.of(16, 16));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrainingTask.of(model(4), YinYang.split(), pictures, 7))
                .withMessageContaining("it must have one of each of 4 inputs");
    }
}
