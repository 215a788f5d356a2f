package dev.synram.training.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.random.CounterRandom;
import dev.synram.compiler.Compiler;
import dev.synram.compiler.target.Target;
import dev.synram.data.LabelledData;
import dev.synram.experiment.model.Initializer;
import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Flow;
import dev.synram.network.Network;
import dev.synram.network.Parameter;
import dev.synram.network.layer.Bias;
import dev.synram.network.quantization.Quantization;
import dev.synram.network.quantization.QuantizationOptions;
import dev.synram.network.quantization.Quantizer;
import dev.synram.network.quantization.ScalingRule;
import dev.synram.network.shape.Shape;
import dev.synram.network.shape.Window;
import dev.synram.runtime.NetworkRunner;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.training.HostTraining;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A float network with every layer, quantized for an ideal chip, has nearly the same results there. */
class QuantizedGraphTest {

    private static final int SAMPLES = 300;
    private static final Shape INPUT = new Shape(2, 8, 8);

    @BeforeAll
    static void startEngine() {
        Torch.start();
    }

    private static Network network() {
        Window small = Window.square(3).padding(1);
        Flow stem =
                Flow.input(INPUT).conv2d(8, small, 2, Bias.ON_ARRAY).batchNorm().relu();
        Flow block = stem.conv2d(8, small).batchNorm().add(stem).relu();
        Flow wide = block.maxPool(2).concatenate(stem.averagePool(2));
        Flow signed = wide.conv2d(6, Window.square(2), 1, Bias.DIGITAL);
        return signed.conv2d(8, Window.square(2))
                .relu()
                .globalAveragePool()
                .dense(5, Bias.ON_ARRAY)
                .network("all");
    }

    private static FloatNetwork trained() {
        Network network = network();
        List<FloatWeights> first = Initializer.parameters(network, 3);
        List<Parameter> kinds = Parameter.ofFloat(network);
        List<FloatWeights> parameters = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            float[] values = first.get(i).values().clone();
            for (int j = 0; kinds.get(i).role() != Parameter.Role.WEIGHTS && j < values.length; j++) {
                values[j] += 0.2f * CounterRandom.normal(50L + i, j);
            }
            parameters.add(new FloatWeights(first.get(i).inputs(), first.get(i).outputs(), values));
        }
        return new FloatNetwork(network, parameters);
    }

    private static LabelledData samples(float unit) {
        float[] values = new float[SAMPLES * INPUT.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = unit * CounterRandom.below(32, 8, i / 4) * CounterRandom.below(2, 9, i);
        }
        return LabelledData.of(values, INPUT.size(), new byte[SAMPLES]);
    }

    @ParameterizedTest
    @EnumSource
    void resultsFollowThoseInFloat(ScalingRule rule) {
        FloatNetwork network = trained();
        LabelledData inputs = samples(8 / 255f);
        QuantizationOptions options = new QuantizationOptions(rule, rule == ScalingRule.SQUARED_ERROR, Map.of());
        Quantization quantization =
                new Quantizer(1 / 512.0, options).quantize(network, lowered -> HostTraining.results(lowered, inputs));
        try (NDManager manager = NDManager.newBaseManager();
                Chip chip = new SimulatedChip(1, ChipParameters.ideal(), 2)) {
            FloatForward forward = new FloatForward(network.network());
            float[] wanted = forward.results(
                            manager,
                            forward.input(inputs),
                            network.parameters().stream()
                                    .map(w -> SharedMatrix.of(manager, w).tensor())
                                    .toList())
                    .getLast()
                    .toFloatArray();
            LabelledData activations = samples(1);
            byte[] results = NetworkRunner.onOne(chip, new Compiler(Target.of(1), 2), quantization.rounded())
                    .run(NoiseKey.of(1), new ChipInputs().of(activations))
                    .data();
            assertThat(relativeError(wanted, results, quantization.outputScale()))
                    .as("root mean square error by the standard deviation of results")
                    .isLessThan(0.25);
        }
    }

    private static double relativeError(float[] wanted, byte[] results, double scale) {
        double mean = 0;
        for (float value : wanted) {
            mean += value / wanted.length;
        }
        double errors = 0;
        double variance = 0;
        for (int i = 0; i < wanted.length; i++) {
            errors += Math.pow(results[i] / scale - wanted[i], 2);
            variance += Math.pow(wanted[i] - mean, 2);
        }
        return Math.sqrt(errors / variance);
    }
}
