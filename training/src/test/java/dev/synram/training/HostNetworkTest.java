package dev.synram.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.chip.random.CounterRandom;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.experiment.model.Initializer;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.result.training.HostNetwork;
import dev.synram.experiment.result.training.TrainedNetwork;
import dev.synram.experiment.setting.Normalization;
import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Flow;
import dev.synram.network.Network;
import dev.synram.network.layer.Bias;
import dev.synram.network.quantization.InputRange;
import dev.synram.network.shape.Shape;
import dev.synram.runtime.Classification;
import dev.synram.runtime.FloatRunner;
import dev.synram.training.gradient.Torch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Samples are 0..5; classes are those of a network whose biases matter. */
class HostNetworkTest {

    private static final int SIZE = 8;
    private static final Network LAYERS = Flow.input(new Shape(SIZE, 1, 1))
            .dense(16, Bias.DIGITAL)
            .relu()
            .dense(3, Bias.DIGITAL)
            .network("host");

    @BeforeAll
    static void startEngine() {
        Torch.start();
    }

    private static FloatNetwork network() {
        List<FloatWeights> parameters = new ArrayList<>(Initializer.parameters(LAYERS, 4));
        float[] bias = new float[16];
        for (int i = 0; i < bias.length; i++) {
            bias[i] = i % 2 == 0 ? 3 : -1;
        }
        parameters.set(1, new FloatWeights(1, bias.length, bias));
        return new FloatNetwork(LAYERS, parameters);
    }

    private static float[] normalized(float[] values, Normalization by) {
        float[] normalized = values.clone();
        for (int i = 0; i < values.length; i++) {
            normalized[i] = (values[i] - by.mean().getFirst()) / by.std().getFirst();
        }
        return normalized;
    }

    private static LabelledData samples(int count, long seed, Normalization normalization) {
        float[] values = new float[count * SIZE];
        for (int i = 0; i < values.length; i++) {
            values[i] = CounterRandom.below(501, seed, i) / 100f;
        }
        return LabelledData.of(values, SIZE, predictions(network(), normalized(values, normalization)));
    }

    private static byte[] predictions(FloatNetwork network, float[] samples) {
        float[] results = FloatRunner.results(network, samples).getLast();
        return Classification.of(results, 3, new byte[samples.length / SIZE]).predictions();
    }

    private static double accuracy(FloatNetwork network, float[] samples, byte[] labels) {
        float[] results = FloatRunner.results(network, samples).getLast();
        return Classification.of(results, 3, labels).accuracy();
    }

    private static void assertTakesSamples(Normalization normalization) {
        LabelledData test = samples(300, 9, normalization);
        TrainedNetwork trained = new Training(TrainingSettings.defaults()
                        .withNormalization(normalization)
                        .withHostEpochs(1)
                        .withEpochs(1)
                        .withBatch(50))
                .run(Model.of("host", network()), DataSplit.of(samples(300, 1, normalization), test));
        HostNetwork host = trained.onHost().orElseThrow();
        float[] taken = normalized(test.values(), normalization);
        double expected = trained.result().floatAccuracy();
        assertThat(accuracy(host.network(), taken, test.labels())).isEqualTo(expected);
        assertThat(accuracy(InputRange.of(taken).applied(host.network()), taken, test.labels()))
                .as("with weights that are multiplied by the largest input twice, as negative control")
                .isLessThan(expected);
        assertThat(host.provenance())
                .containsOnlyKeys(
                        "software",
                        "model",
                        "data",
                        "training data, SHA-256",
                        "normalization",
                        "training samples",
                        "epochs in float",
                        "network");
        assertThat(trained.network().provenance()).containsKeys("chips", "epochs in float", "epochs in the loop");
    }

    @Test
    void samplesAreTakenAsTheyAre() {
        assertTakesSamples(Normalization.NONE);
    }

    @Test
    void normalizedSamplesAreTakenAsTheNormalizationLeavesThem() {
        assertTakesSamples(new Normalization(List.of(1f), List.of(0.5f)));
    }
}
