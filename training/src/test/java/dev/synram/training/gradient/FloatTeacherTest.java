package dev.synram.training.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synram.chip.random.CounterRandom;
import dev.synram.data.LabelledData;
import dev.synram.experiment.model.FittedModel;
import dev.synram.experiment.model.Initializer;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.setting.SettingException;
import dev.synram.network.FloatNetwork;
import dev.synram.network.Flow;
import dev.synram.network.Network;
import dev.synram.network.shape.Shape;
import dev.synram.runtime.FloatRunner;
import org.junit.jupiter.api.Test;

class FloatTeacherTest {

    private static final int INPUTS = 12;
    private static final int SAMPLES = 9;
    private static final float LEARNERS_LARGEST = 2;

    private static Flow hidden(int inputs) {
        return Flow.input(Shape.vector(inputs)).dense(8).relu();
    }

    private static FloatNetwork network(Flow end) {
        Network layers = end.network("net");
        return new FloatNetwork(layers, Initializer.parameters(layers, 5));
    }

    private static FittedModel fitted(Flow end, float largest) {
        FloatNetwork network = network(end);
        float[] values = new float[network.network().input().size()];
        values[0] = largest;
        return Model.of("net", network).fitted(LabelledData.of(values, values.length, new byte[1]));
    }

    /** The teacher's own range is twice, or half, that of the network that learns; a function at the end is left out. */
    @Test
    void outputsAreThoseForTheInputsThatActivationsStandFor() {
        float[] activations = new float[SAMPLES * INPUTS];
        float[] inputs = new float[activations.length];
        for (int i = 0; i < activations.length; i++) {
            activations[i] = CounterRandom.below(32, 1, i);
            inputs[i] = activations[i] / 31 * LEARNERS_LARGEST;
        }
        LabelledData batch = LabelledData.of(activations, INPUTS, new byte[SAMPLES]);
        Flow end = hidden(INPUTS).dense(3);
        float[] wanted = FloatRunner.results(network(end), inputs).getLast();
        FittedModel learner = fitted(end, LEARNERS_LARGEST);
        for (float largest : new float[] {1, 4}) {
            try (FloatTeacher teacher = new FloatTeacher(fitted(end.softmax(), largest), learner, 1)) {
                assertThat(teacher.outputs(batch)).containsExactly(wanted, within(1e-5f));
                assertThat(batch.values()).as("left alone").isEqualTo(activations);
            }
        }
    }

    @Test
    void othersAreRefused() {
        FittedModel learner = fitted(hidden(INPUTS).dense(3), 1);
        refused(fitted(hidden(INPUTS).dense(4), 1), learner, "maps");
        refused(fitted(hidden(INPUTS + 1).dense(3), 1), learner, "give one with the same inputs and outputs");
        FittedModel quantized = Model.of("net", learner.onChips(0.002).network())
                .fitted(LabelledData.of(new float[INPUTS], INPUTS, new byte[1]));
        refused(quantized, learner, "is quantized; give an .onnx file");
    }

    private static void refused(FittedModel teacher, FittedModel learner, String why) {
        assertThatThrownBy(() -> new FloatTeacher(teacher, learner, 1).close())
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("teacher ")
                .hasMessageContaining(why);
    }
}
