package dev.synram.training.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.random.CounterRandom;
import dev.synram.compiler.Compiler;
import dev.synram.compiler.plan.Program;
import dev.synram.compiler.target.Target;
import dev.synram.data.LabelledData;
import dev.synram.kernel.parallel.Workers;
import dev.synram.network.FloatWeights;
import dev.synram.network.Flow;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.Parameter;
import dev.synram.network.function.ChannelSoftmax;
import dev.synram.network.function.ElementFunction;
import dev.synram.network.function.LayerNormalization;
import dev.synram.network.function.PRelu;
import dev.synram.network.layer.Bias;
import dev.synram.network.layer.HostLayer;
import dev.synram.network.layer.Pool;
import dev.synram.network.layer.Requantize;
import dev.synram.network.quantization.Quantization;
import dev.synram.network.shape.Shape;
import dev.synram.network.shape.Window;
import dev.synram.runtime.ChipCluster;
import dev.synram.runtime.TracedProgram;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares a network with every layer on an ideal chip to the same network in float, whose gradients the library
 * computes. The chip rounds, so the two agree in direction and length, but not exactly.
 */
class GraphGradientTest {

    private static final int SAMPLES = 200;
    private static final int SENDS = 8;
    private static final double GAIN = 1 / 512.0;
    private static final int SHIFT = 1;
    private static final float LOGIT_SCALE = 0.05f;

    /** Float inputs are bytes by 255; a byte is eight times the activation. */
    private static final float INPUT_SCALE = 255f / 8;

    @BeforeAll
    static void startEngine() {
        Torch.start();
    }

    private static Network network() {
        Window small = Window.square(3).padding(1);
        Flow stem = Flow.input(new Shape(2, 6, 6)).conv2d(4, small, 2, Bias.DIGITAL);
        Flow block = stem.convertingRelu(SHIFT).conv2d(4, small).add(stem);
        Flow signed = block.then(new Requantize(SHIFT)).conv2d(3, Window.square(2));
        Flow wide = signed.concatenate(signed.relu());
        Flow pooled = wide.maxPool(2)
                .add(wide.then(new Pool(Pool.Mode.AVERAGE, Window.square(2).stride(2))));
        Flow dense = pooled.then(new Requantize(SHIFT)).dense(4, Bias.DIGITAL);
        Flow means = pooled.globalAveragePool().then(new Requantize(SHIFT)).dense(4);
        return dense.add(means).network("everything");
    }

    /** Functions of the host, on 8-bit results whose units keep them within the range. */
    private static Network hosted() {
        Window small = Window.square(3).padding(1);
        Flow stem = Flow.input(new Shape(2, 6, 6)).conv2d(4, small, 2, Bias.DIGITAL);
        Flow elements = stem.then(new HostLayer(new ElementFunction(ElementFunction.Kind.LEAKY_RELU, 0.25f, 0), 1, 1))
                .then(new HostLayer(ElementFunction.of(ElementFunction.Kind.TANH), 0.02, 1 / 60.0));
        Flow channels = elements.then(new Requantize(SHIFT))
                .conv2d(4, small)
                .then(new HostLayer(new LayerNormalization(0.01f), 0.1, 1 / 30.0))
                .add(stem.then(new HostLayer(new PRelu(List.of(0.5f, -0.25f, 0.125f, 1f)), 1, 1)));
        Flow dense = channels.then(new Requantize(SHIFT)).dense(4, Bias.DIGITAL);
        Flow shares = channels.then(new HostLayer(new ChannelSoftmax(), 0.02, 1 / 60.0))
                .convertingRelu(SHIFT)
                .dense(4);
        return dense.add(shares).network("hosted");
    }

    static Stream<Network> networks() {
        return Stream.of(network(), hosted());
    }

    private static LabelledData samples(float unit) {
        float[] values = new float[SAMPLES * 72];
        byte[] labels = new byte[SAMPLES];
        for (int i = 0; i < values.length; i++) {
            values[i] = unit * CounterRandom.below(32, 3, i);
        }
        for (int i = 0; i < SAMPLES; i++) {
            labels[i] = (byte) CounterRandom.below(4, 4, i);
        }
        return LabelledData.of(values, 72, labels);
    }

    /** Integers, so that the chip has the same weights. */
    private static List<FloatWeights> parameters(Network network) {
        List<FloatWeights> parameters = new ArrayList<>();
        for (Parameter parameter : Parameter.ofChip(network)) {
            Mac mac = network.macs().stream()
                    .filter(candidate -> candidate.node() == parameter.node())
                    .findFirst()
                    .orElseThrow();
            boolean bias = parameter.role() == Parameter.Role.BIAS;
            float[] values = new float[parameter.rows() * parameter.columns()];
            for (int i = 0; i < values.length; i++) {
                boolean connected = bias || mac.connects(i / parameter.columns(), i % parameter.columns());
                double standardDeviation = bias ? 8 : 90 / Math.sqrt(parameter.rows());
                values[i] = connected
                        ? Math.round(standardDeviation * CounterRandom.normal(20L + parameters.size(), i))
                        : 0;
            }
            parameters.add(new FloatWeights(parameter.rows(), parameter.columns(), values));
        }
        return parameters;
    }

    /** The float value of one unit of a chip's parameter. */
    private static float unit(Parameter parameter, int firstNode) {
        if (parameter.role() == Parameter.Role.BIAS) {
            return 1;
        }
        float scale = parameter.node() == firstNode ? INPUT_SCALE : 1f / (1 << SHIFT);
        return (float) (GAIN * SENDS) * scale;
    }

    @ParameterizedTest
    @MethodSource("networks")
    void gradientsAgreeWithThoseOfTheSameNetworkInFloat(Network network) {
        List<Parameter> kinds = Parameter.ofChip(network);
        List<FloatWeights> parameters = parameters(network);
        List<Integer> sends = Collections.nCopies(network.macs().size(), SENDS);
        GradientSettings settings = new GradientSettings(LOGIT_SCALE, SaturationGradient.ZERO);
        int firstNode = network.macs().getFirst().node();
        try (Chip chip = new SimulatedChip(1, ChipParameters.ideal(), 2);
                Workers workers = new Workers(2);
                NDManager manager = NDManager.newBaseManager();
                NDManager scope = manager.newSubManager()) {
            Program program = new Compiler(Target.of(1), 2)
                    .compile(Quantization.round(network, parameters, sends))
                    .replicas()
                    .getFirst();
            TracedProgram traced =
                    new TracedProgram(ChipCluster.withTarget(List.of(chip), program.target(), GAIN, 1), program);
            List<SharedMatrix> onChip =
                    parameters.stream().map(p -> SharedMatrix.of(manager, p)).toList();
            BatchGradient.Outcome ofChip = new ChipGradient(traced, program, GAIN, NoiseKey.of(1), settings, workers)
                    .compute(scope, samples(1), onChip, 0);

            List<SharedMatrix> onHost = new ArrayList<>();
            for (int i = 0; i < kinds.size(); i++) {
                onHost.add(SharedMatrix.of(manager, parameters.get(i).scaled(unit(kinds.get(i), firstNode))));
            }
            HostGradient host = new HostGradient(new FloatForward(network), new CrossEntropy(LOGIT_SCALE));
            BatchGradient.Outcome ofHost = host.compute(scope, host.prepared(samples(8 / 255f)), onHost, 0);

            assertThat(ofChip.loss()).isCloseTo(ofHost.loss(), within(0.05));
            for (int i = 0; i < kinds.size(); i++) {
                float[] chipGradient = ofChip.gradients().get(i);
                float[] hostGradient = ofHost.gradients().get(i);
                assertAlike(kinds.get(i), chipGradient, hostGradient, unit(kinds.get(i), firstNode));
            }
        }
    }

    private static void assertAlike(Parameter parameter, float[] chip, float[] host, float unit) {
        double product = 0;
        double ofChip = 0;
        double ofHost = 0;
        for (int i = 0; i < chip.length; i++) {
            double expected = (double) host[i] * unit;
            product += chip[i] * expected;
            ofChip += chip[i] * chip[i];
            ofHost += expected * expected;
        }
        assertThat(product / Math.sqrt(ofChip * ofHost))
                .as("direction of %s", parameter)
                .isGreaterThan(0.98);
        assertThat(Math.sqrt(ofChip / ofHost)).as("length of %s", parameter).isCloseTo(1, within(0.1));
    }
}
