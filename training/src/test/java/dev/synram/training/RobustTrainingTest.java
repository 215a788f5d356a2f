package dev.synram.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.calibration.Calibrator;
import dev.synram.experiment.checkpoint.TrainingState;
import dev.synram.experiment.model.Initializer;
import dev.synram.network.FloatWeights;
import dev.synram.network.Network;
import dev.synram.network.layer.Bias;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.Dense;
import dev.synram.network.quantization.Quantization;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.shape.Shape;
import dev.synram.runtime.ChipCluster;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.training.gradient.GradientSettings;
import dev.synram.training.gradient.Torch;
import dev.synram.training.gradient.TrainingChips;
import dev.synram.training.robustness.ChipPattern;
import dev.synram.training.robustness.setting.PatternSettings;
import dev.synram.training.robustness.setting.RobustnessSettings;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Trainings on a calibrated chip by each of the methods: they learn, and can be interrupted. */
class RobustTrainingTest {

    private static final int EPOCHS = 6;
    private static final Network NETWORK = new Network(
            "groups",
            Shape.vector(GroupSamples.INPUTS),
            List.of(new Dense(20, Bias.DIGITAL), new ConvertingRelu(1), new Dense(GroupSamples.CLASSES)));

    private static List<ChipCluster> clusters = List.of();

    @BeforeAll
    static void calibrate() {
        Torch.start();
        SimulatedChip chip = new SimulatedChip(1, ChipParameters.nominal(), 2);
        clusters = List.of(ChipCluster.calibrate(List.of(chip), new Calibrator(1), 2, (_, _) -> {}));
    }

    @AfterAll
    static void close() {
        clusters.forEach(ChipCluster::close);
    }

    private record Unheard() implements TrainingListener {
        @Override
        public void batchDone() {}

        @Override
        public void epochDone(TrainingState state) {}
    }

    static List<RobustnessSettings> methods() {
        PatternSettings pattern = new PatternSettings(1, 0.5f);
        return List.of(
                new RobustnessSettings(true, PatternSettings.NONE, 0, false),
                new RobustnessSettings(false, pattern, 0, false),
                new RobustnessSettings(false, PatternSettings.NONE, 0.5f, false),
                new RobustnessSettings(true, pattern, 0.5f, false));
    }

    private static ChipTraining training(int threads) {
        ChipCluster cluster = clusters.getFirst();
        List<FloatWeights> first = Initializer.parameters(NETWORK, 1).stream()
                .map(weights -> weights.scaled(40))
                .toList();
        return new ChipTraining(
                new TrainingChips(cluster, cluster.compiler(2)),
                new Quantization(NETWORK, first, List.of(20, 20), List.of(), 4),
                1,
                threads);
    }

    private static GradientSettings gradient(RobustnessSettings settings) {
        return GradientSettings.DEFAULT.with(settings);
    }

    private static TrainingState trained(RobustnessSettings settings, int epochs, int threads, TrainingState from) {
        return training(threads)
                .train(
                        from,
                        Hyperparameters.inTheLoop(epochs, 50, 1, 3)
                                .with(LearningRateSchedule.CONSTANT, 0)
                                .with(gradient(settings)),
                        GroupSamples.of(400, 1),
                        GroupSamples.of(200, 7),
                        new Unheard());
    }

    private static List<float[]> values(TrainingState state) {
        return state.weights().stream().map(FloatWeights::values).toList();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void methodsLearnAndCanBeInterrupted(RobustnessSettings settings) {
        TrainingState initial = training(2).initial(gradient(settings));
        TrainingState whole = trained(settings, EPOCHS, 2, initial);
        assertThat(whole.history().getLast().heldOutAccuracy()).isGreaterThan(0.8);
        assertThat(whole.history().getFirst().trainAccuracy()).isLessThan(0.8);
        TrainingState resumed = trained(settings, EPOCHS, 2, trained(settings, 1, 2, initial));
        assertThat(values(resumed)).usingRecursiveComparison().isEqualTo(values(whole));
        assertThat(resumed.history()).isEqualTo(whole.history());
        TrainingState alone = trained(settings, EPOCHS, 1, initial);
        assertThat(values(alone))
                .as("with one thread")
                .usingRecursiveComparison()
                .isEqualTo(values(whole));
        TrainingState plain =
                trained(RobustnessSettings.NONE, EPOCHS, 2, training(2).initial());
        assertThat(values(plain).getFirst()).isNotEqualTo(values(whole).getFirst());
    }

    @Test
    void learnedStepsEndInAnOrdinaryNetwork() {
        RobustnessSettings settings = new RobustnessSettings(true, PatternSettings.NONE, 0, false);
        ChipTraining training = training(2);
        TrainingState trained = trained(settings, EPOCHS, 2, training.initial(gradient(settings)));
        float[] ranges = trained.weights().getLast().values();
        assertThat(ranges).hasSize(2).doesNotContain(63);
        QuantizedNetwork network = training.quantized(trained.weights());
        FloatWeights first = trained.weights().getFirst();
        byte[] onChip = network.macs().getFirst().weights().values();
        for (int i = 0; i < onChip.length; i++) {
            int rounded = Math.round(Math.abs(first.values()[i]) * 63 / ranges[0]);
            assertThat(Math.abs(onChip[i]) - Math.min(63, rounded)).isBetween(-1, 1);
        }
        assertThat(network.outputUnit()).isCloseTo(ranges[0] * ranges[1] / (63 * 63 * 4), within(1e-6));
    }

    /** What the methods draw patterns by is measured: a calibrated chip is neither without errors nor beyond use. */
    @Test
    void theChipHasAPattern() {
        ChipPattern measured = ChipPattern.of(clusters.getFirst().calibrations());
        assertThat(measured.gain()).isBetween(0.005, 0.1);
        assertThat(measured.synapse()).isBetween(0.005, 0.2);
        assertThat(measured.offset()).isBetween(0.1, 8.0);
    }
}
