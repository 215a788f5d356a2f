package dev.synram.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.chip.Chip;
import dev.synram.chip.random.CounterRandom;
import dev.synram.compiler.target.Target;
import dev.synram.data.LabelledData;
import dev.synram.experiment.checkpoint.StateFile;
import dev.synram.experiment.checkpoint.TrainingState;
import dev.synram.experiment.checkpoint.TrainingStateFormat;
import dev.synram.experiment.model.Initializer;
import dev.synram.network.FloatWeights;
import dev.synram.network.Network;
import dev.synram.network.layer.Conv2d;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.Dense;
import dev.synram.network.quantization.Quantization;
import dev.synram.network.quantization.QuantizedWeights;
import dev.synram.network.shape.Shape;
import dev.synram.runtime.ChipCluster;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.training.augmentation.Augmentation;
import dev.synram.training.gradient.GradientSettings;
import dev.synram.training.gradient.Torch;
import dev.synram.training.gradient.TrainingChips;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small images of 8 x 8 pixels whose class is their bright quarter. */
class TrainingLoopTest {

    private static final Network NETWORK = new Network(
            "quarters",
            new Shape(1, 8, 8),
            List.of(
                    new Conv2d(6, 4, 2, 1),
                    new ConvertingRelu(2),
                    new Conv2d(5, 2, 1, 0),
                    new ConvertingRelu(2),
                    new Dense(4)));

    @BeforeAll
    static void startEngine() {
        Torch.start();
    }

    private static LabelledData samples(int count, long seed, int brightest, float unit) {
        float[] values = new float[count * 64];
        byte[] labels = new byte[count];
        for (int s = 0; s < count; s++) {
            labels[s] = (byte) CounterRandom.below(4, seed, s);
            for (int i = 0; i < 64; i++) {
                boolean bright = i / 32 == labels[s] / 2 && i % 8 / 4 == labels[s] % 2;
                int value = CounterRandom.below(brightest, seed + 1, s * 64L + i);
                values[s * 64 + i] = unit * (bright ? value : value / 2);
            }
        }
        return LabelledData.of(values, 64, labels);
    }

    /** Ignores all events. */
    private record Silent() implements TrainingListener {
        @Override
        public void batchDone() {}

        @Override
        public void epochDone(TrainingState state) {}
    }

    /** Stops a training after some epochs, as an interruption does, and keeps the last state. */
    private static final class Interruption implements TrainingListener {
        private final int epochs;
        private TrainingState last = TrainingState.initial(List.of());

        Interruption(int epochs) {
            this.epochs = epochs;
        }

        @Override
        public void batchDone() {
            if (last.epochs() == epochs) {
                throw new IllegalStateException("interrupted");
            }
        }

        @Override
        public void epochDone(TrainingState state) {
            last = state;
        }
    }

    private static Hyperparameters settings(float rate, float limit) {
        return new Hyperparameters(
                4,
                50,
                rate,
                rate / 10,
                GradientSettings.DEFAULT,
                limit,
                3,
                LearningRateSchedule.COSINE,
                1,
                0,
                0,
                Augmentation.NONE,
                LayerOrder.TOGETHER);
    }

    private static TrainingState initial() {
        return TrainingState.initial(Initializer.parameters(NETWORK, 1));
    }

    private static List<float[]> values(TrainingState state) {
        return state.weights().stream().map(FloatWeights::values).toList();
    }

    @Test
    void trainingOnTheHostLearnsAndCanBeInterrupted(@TempDir Path folder) throws IOException {
        LabelledData train = samples(620, 1, 256, 1 / 255f);
        LabelledData test = samples(200, 5, 256, 1 / 255f);
        HostTraining training = new HostTraining(NETWORK);
        Hyperparameters settings = settings(0.01f, Float.POSITIVE_INFINITY);
        TrainingState whole = training.train(initial(), settings, train, test, new Silent());
        assertThat(training.accuracy(whole.weights(), test)).isGreaterThan(0.9);
        assertThat(training.accuracy(initial().weights(), test)).isLessThan(0.6);

        Interruption interruption = new Interruption(2);
        assertThatThrownBy(() -> training.train(initial(), settings, train, test, interruption))
                .hasMessage("interrupted");
        Path file = folder.resolve("state");
        new StateFile<>(TrainingStateFormat.INSTANCE, "settings", interruption.last).write(file);
        StateFile<TrainingState> saved = StateFile.read(TrainingStateFormat.INSTANCE, file);
        assertThat(saved.settings()).isEqualTo("settings");
        assertThat(saved.state().epochs()).isEqualTo(2);
        TrainingState resumed = training.train(saved.state(), settings, train, test, new Silent());
        assertThat(values(resumed)).usingRecursiveComparison().isEqualTo(values(whole));
        assertThat(resumed.history()).isEqualTo(whole.history());
    }

    @Test
    void trainingOnTheChipLearnsAndCanBeInterrupted() {
        LabelledData train = samples(620, 1, 32, 1);
        LabelledData test = samples(200, 5, 32, 1);
        try (Chip chip = new SimulatedChip(1, ChipParameters.nominal(), 2)) {
            List<FloatWeights> first = Initializer.parameters(NETWORK, 1).stream()
                    .map(w -> w.scaled(40))
                    .toList();
            Quantization quantization = new Quantization(NETWORK, first, List.of(20, 20, 20), List.of(), 1);
            ChipCluster cluster = ChipCluster.withTarget(List.of(chip), Target.of(1), 0.002, 2);
            ChipTraining training =
                    new ChipTraining(new TrainingChips(cluster, cluster.compiler(2)), quantization, 1, 2);
            Hyperparameters settings = settings(2f, QuantizedWeights.MAX);
            TrainingState whole = training.train(TrainingState.initial(first), settings, train, test, new Silent());
            assertThat(whole.history().getLast().heldOutAccuracy()).isGreaterThan(0.8);
            assertThat(whole.history().getLast().loss())
                    .isLessThan(whole.history().getFirst().loss());
            for (FloatWeights weights : whole.weights()) {
                assertThat(weights.largest()).isLessThanOrEqualTo(63.0001f);
            }

            Interruption interruption = new Interruption(3);
            assertThatThrownBy(() -> training.train(TrainingState.initial(first), settings, train, test, interruption))
                    .hasMessage("interrupted");
            TrainingState resumed = training.train(interruption.last, settings, train, test, new Silent());
            assertThat(values(resumed)).usingRecursiveComparison().isEqualTo(values(whole));
        }
    }

    @Test
    void layersTakeTurnsAlsoAfterAnInterruption() {
        LabelledData train = samples(200, 1, 32, 1);
        LabelledData test = samples(50, 5, 32, 1);
        try (Chip chip = new SimulatedChip(1, ChipParameters.nominal(), 2)) {
            List<FloatWeights> first = Initializer.parameters(NETWORK, 1).stream()
                    .map(w -> w.scaled(40))
                    .toList();
            Quantization quantization = new Quantization(NETWORK, first, List.of(20, 20, 20), List.of(), 1);
            ChipCluster cluster = ChipCluster.withTarget(List.of(chip), Target.of(1), 0.002, 2);
            ChipTraining training =
                    new ChipTraining(new TrainingChips(cluster, cluster.compiler(2)), quantization, 1, 2);
            Hyperparameters settings = settings(2f, QuantizedWeights.MAX).with(LayerOrder.layerByLayer(1));
            TrainingState start = TrainingState.initial(first);
            List<List<float[]>> states = new ArrayList<>();
            TrainingState whole = training.train(start, settings, train, test, new TrainingListener() {
                @Override
                public void batchDone() {}

                @Override
                public void epochDone(TrainingState state) {
                    states.add(values(state));
                }
            });
            assertThat(changed(states.get(0), states.get(1))).containsExactly(true, true, true);
            assertThat(changed(states.get(1), states.get(2))).containsExactly(false, true, true);
            assertThat(changed(states.get(2), states.get(3))).containsExactly(false, false, true);

            Interruption interruption = new Interruption(3);
            assertThatThrownBy(() -> training.train(start, settings, train, test, interruption))
                    .hasMessage("interrupted");
            TrainingState resumed = training.train(interruption.last, settings, train, test, new Silent());
            assertThat(values(resumed)).usingRecursiveComparison().isEqualTo(values(whole));
        }
    }

    private static List<Boolean> changed(List<float[]> before, List<float[]> after) {
        return IntStream.range(0, before.size())
                .mapToObj(i -> !Arrays.equals(before.get(i), after.get(i)))
                .toList();
    }
}
