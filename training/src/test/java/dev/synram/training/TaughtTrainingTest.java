package dev.synram.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.chip.Chip;
import dev.synram.chip.random.CounterRandom;
import dev.synram.compiler.target.Target;
import dev.synram.data.LabelledData;
import dev.synram.experiment.checkpoint.TrainingState;
import dev.synram.experiment.model.Initializer;
import dev.synram.network.FloatWeights;
import dev.synram.network.Network;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.Dense;
import dev.synram.network.quantization.Quantization;
import dev.synram.network.shape.Shape;
import dev.synram.runtime.ChipCluster;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.training.gradient.DistillationSettings;
import dev.synram.training.gradient.GradientSettings;
import dev.synram.training.gradient.Torch;
import dev.synram.training.gradient.TrainingChips;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A network in the loop that learns from a teacher alone: all labels are those of class 0. */
class TaughtTrainingTest {

    private static final int INPUTS = 32;
    private static final int CLASSES = 4;
    private static final Network NETWORK = new Network(
            "taught", Shape.vector(INPUTS), List.of(new Dense(20), new ConvertingRelu(1), new Dense(CLASSES)));

    @BeforeAll
    static void startEngine() {
        Torch.start();
    }

    /** The group of inputs that is largest in the sum tells the teacher's class. */
    private static LabelledData samples(int count, long seed) {
        float[] values = new float[count * INPUTS];
        for (int i = 0; i < values.length; i++) {
            int chosen = CounterRandom.below(CLASSES, seed, i / INPUTS);
            int group = i % INPUTS / (INPUTS / CLASSES);
            values[i] = CounterRandom.below(group == chosen ? 32 : 16, seed + 1, i);
        }
        return LabelledData.of(values, INPUTS, new byte[count]);
    }

    private static float[] teacher(LabelledData samples) {
        float[] outputs = new float[samples.count() * CLASSES];
        for (int i = 0; i < samples.values().length; i++) {
            int group = i % INPUTS / (INPUTS / CLASSES);
            outputs[i / INPUTS * CLASSES + group] += samples.values()[i] / 16;
        }
        return outputs;
    }

    private static LabelledData labelledByTheTeacher(LabelledData samples) {
        float[] outputs = teacher(samples);
        byte[] labels = new byte[samples.count()];
        for (int i = 0; i < outputs.length; i++) {
            int sample = i / CLASSES;
            if (outputs[i] > outputs[sample * CLASSES + labels[sample]]) {
                labels[sample] = (byte) (i % CLASSES);
            }
        }
        return new LabelledData(
                samples.dimensions(), samples.channelsLast(), samples.values(), labels, LabelledData.numbered(labels));
    }

    private static TrainingState trained(int epochs, int threads, DistillationSettings settings, TrainingState from) {
        try (Chip chip = new SimulatedChip(1, ChipParameters.nominal(), threads)) {
            ChipCluster cluster = ChipCluster.withTarget(List.of(chip), Target.of(1), 0.002, threads);
            Quantization quantization = new Quantization(NETWORK, first(), List.of(20, 20), List.of(), 1);
            return new ChipTraining(new TrainingChips(cluster, cluster.compiler(2)), quantization, 1, threads)
                    .taughtBy(TaughtTrainingTest::teacher)
                    .train(
                            from,
                            Hyperparameters.inTheLoop(epochs, 50, 1, 3)
                                    .with(LearningRateSchedule.CONSTANT, 0)
                                    .with(GradientSettings.DEFAULT.with(settings)),
                            samples(400, 1),
                            labelledByTheTeacher(samples(200, 7)),
                            new Unheard());
        }
    }

    private record Unheard() implements TrainingListener {
        @Override
        public void batchDone() {}

        @Override
        public void epochDone(TrainingState state) {}
    }

    private static List<FloatWeights> first() {
        return Initializer.parameters(NETWORK, 1).stream()
                .map(weights -> weights.scaled(40))
                .toList();
    }

    private static TrainingState initial() {
        return TrainingState.initial(first());
    }

    private static List<float[]> values(TrainingState state) {
        return state.weights().stream().map(FloatWeights::values).toList();
    }

    @Test
    void classesAreLearnedFromTheTeacherAlone() {
        double taught = trained(4, 2, new DistillationSettings(1, 2), initial())
                .history()
                .getLast()
                .heldOutAccuracy();
        double labels = trained(4, 2, DistillationSettings.NONE, initial())
                .history()
                .getLast()
                .heldOutAccuracy();
        assertThat(taught).isGreaterThan(0.8);
        assertThat(labels).as("all labels are those of class 0").isLessThan(0.4);
    }

    @Test
    void resumedTrainingEndsWithTheSameBitsForAnyThreads() {
        DistillationSettings both = DistillationSettings.DEFAULT;
        TrainingState whole = trained(2, 2, both, initial());
        TrainingState resumed = trained(2, 1, both, trained(1, 2, both, initial()));
        assertThat(values(resumed)).usingRecursiveComparison().isEqualTo(values(whole));
        assertThat(resumed.history()).isEqualTo(whole.history());
    }
}
