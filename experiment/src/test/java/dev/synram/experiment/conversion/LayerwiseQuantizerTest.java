package dev.synram.experiment.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.compiler.Compiler;
import dev.synram.compiler.plan.Plan;
import dev.synram.compiler.plan.Workload;
import dev.synram.experiment.Progress;
import dev.synram.experiment.SimulatedChips;
import dev.synram.experiment.model.Initializer;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Flow;
import dev.synram.network.Network;
import dev.synram.network.layer.Bias;
import dev.synram.network.quantization.InputRange;
import dev.synram.network.quantization.Quantization;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.shape.Shape;
import dev.synram.network.shape.Window;
import dev.synram.runtime.ChipCluster;
import dev.synram.runtime.NetworkRunner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What layers are chosen by is what happens when the network runs. */
@Tag("slow")
final class LayerwiseQuantizerTest {

    private static final int SAMPLES = 15;
    private static final int SEEDS = 4;

    /** A random network whose layers share scales over one or two joints, with layers of different magnitude. */
    private static FloatNetwork network(long seed) {
        Random random = new Random(seed);
        Flow flow = Flow.input(new Shape(2, 5, 5)).conv2d(4, Window.square(3).padding(1));
        int joints = 1 + random.nextInt(2);
        for (int i = 0; i < joints; i++) {
            Flow branch = flow.relu().conv2d(4, Window.square(3).padding(1));
            branch = random.nextBoolean() ? branch.relu().conv2d(4, Window.square(1)) : branch;
            flow = random.nextBoolean() ? flow.add(branch) : flow.concatenate(branch);
            flow = random.nextBoolean() ? flow : flow.relu().conv2d(4, Window.square(1));
            flow = flow.shape().channels() == 4 ? flow : flow.relu().conv2d(4, Window.square(1));
        }
        return magnified(flow.relu().dense(5, Bias.DIGITAL), random);
    }

    private static FloatNetwork magnified(Flow flow, Random random) {
        Network network = flow.network("joined");
        List<FloatWeights> parameters = new ArrayList<>();
        for (FloatWeights weights : Initializer.parameters(network, random.nextLong())) {
            parameters.add(weights.scaled((float) Math.exp(random.nextGaussian())));
        }
        return new FloatNetwork(network, parameters);
    }

    private static float[] samples(FloatNetwork network) {
        Random random = new Random(7);
        float[] samples = new float[SAMPLES * network.network().input().size()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = random.nextFloat();
        }
        return samples;
    }

    private static void assertTraced(FloatNetwork network, ChipCluster chips, SimulatedChips simulated, String name) {
        float[] samples = samples(network);
        LayerwiseQuantization result = new Passes(network, samples, chips, ChipSettings.DEFAULT_WAIT)
                .placed(Trial.first(Map.of()).with(new Fill(true, 2)));
        Quantization quantization = result.of(chips.gain());
        QuantizedNetwork rounded = quantization.rounded();
        byte[] results = new NetworkRunner(chips, simulated.compiler(), rounded)
                .run(
                        NoiseKey.of(0),
                        Vectors.of(
                                rounded.inputRange().activations(samples),
                                rounded.network().input().size()))
                .data();
        float[] outputs = new float[results.length];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = (float) (results[i] / quantization.outputScale());
        }
        assertThat(outputs).as(name).isEqualTo(result.outputs());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void layersAreChosenByWhatReallyArrives(int count) {
        ChipSettings settings = ChipSettings.defaults().withChips(count);
        try (SimulatedChips chips = SimulatedChips.calibrated(settings, 1, Progress.NONE)) {
            for (long seed = 1; seed <= SEEDS; seed++) {
                assertTraced(network(seed), chips.cluster(), chips, "%s chips, network %s".formatted(count, seed));
            }
        }
    }

    /** A layer that lowers a scale for others after they were computed does not leave them with the higher one. */
    @Test
    void sharedScalesAreThoseThatLayersWereChosenBy() {
        try (SimulatedChips chips = SimulatedChips.exact(ChipSettings.defaults())) {
            for (long seed = 1; seed <= SEEDS; seed++) {
                FloatNetwork network = network(seed);
                Trial trial = Trial.first(Map.of());
                LayerwiseQuantization found = new Passes(network, samples(network), chips.cluster(), 2).run(trial);
                int macs = found.network().macs().size();
                Workload work =
                        new Workload(found.network(), Collections.nCopies(macs, 1), Collections.nCopies(macs, 1.0));
                Plan plan = chips.compiler().compile(work, Compiler.DEFAULT_BATCH);
                LayerwiseQuantization again = new LayerwisePass(
                                found.reference(), trial, found.network(), chips.cluster(), plan, found.scaleOfEach())
                        .run(new InputRange(false, 1), false);
                assertThat(again.outputs()).as("network %s", seed).isEqualTo(found.outputs());
            }
        }
    }

    /** The mean of two chips that read the same too high and too low is not that of the first one. */
    @Test
    void columnsAreCorrectedForAllChips() {
        ChipSettings settings = ChipSettings.defaults().withChips(2);
        try (SimulatedChips chips = SimulatedChips.calibrated(settings, 1, Progress.NONE)) {
            Flow flow = Flow.input(Shape.vector(20)).dense(30).relu().dense(10);
            FloatNetwork network = magnified(flow, new Random(3));
            float[] samples = new float[400 * 20];
            Random random = new Random(1);
            for (int i = 0; i < samples.length; i++) {
                samples[i] = random.nextFloat();
            }
            LayerwiseQuantization result = new Passes(network, samples, chips.cluster(), ChipSettings.DEFAULT_WAIT)
                    .placed(Trial.first(Map.of()));
            float[] wanted = result.reference().logits();
            double[] off = new double[10];
            for (int i = 0; i < wanted.length; i++) {
                off[i % 10] += (result.outputs()[i] - wanted[i]) / 400;
            }
            double step = 1 / result.of(chips.gain()).outputScale();
            assertThat(Arrays.stream(off).map(Math::abs).max().orElseThrow())
                    .as("within a rounding of biases")
                    .isLessThan(step);
        }
    }
}
