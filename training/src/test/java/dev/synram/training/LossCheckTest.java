package dev.synram.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.chip.random.CounterRandom;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.experiment.checkpoint.EpochRecord;
import dev.synram.experiment.checkpoint.TrainingState;
import dev.synram.experiment.model.Initializer;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.setting.SettingException;
import dev.synram.network.FloatNetwork;
import dev.synram.network.Flow;
import dev.synram.network.Network;
import dev.synram.network.shape.Shape;
import dev.synram.training.gradient.Torch;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LossCheckTest {

    private static final int INPUTS = 16;
    private static final int SAMPLES = 200;
    private static final LossCheck CHECK = new LossCheck(TrainingSettings.defaults(), 10);

    @BeforeAll
    static void startEngine() {
        Torch.start();
    }

    private static TrainingState after(double... losses) {
        List<EpochRecord> history = DoubleStream.of(losses)
                .mapToObj(loss -> new EpochRecord(loss, 0.5, 0.5))
                .toList();
        return new TrainingState(List.of(), List.of(), history, List.of());
    }

    @Test
    void lossesFarAboveTheFirstEndATraining() {
        assertThatThrownBy(() -> CHECK.afterEpoch(after(0.3, 0.28, 2.4)))
                .isInstanceOf(SettingException.class)
                .hasMessage(
                        "rate is 0.15, with which the training diverges: the loss was 0.30 in epoch 1 and is 2.40 in epoch 3; give a lower one");
    }

    @Test
    void lossesThatAreNoNumbersEndATraining() {
        assertThatThrownBy(() -> CHECK.afterEpoch(after(0.3, Double.NaN))).hasMessageContaining("is NaN in epoch 2");
    }

    @Test
    void otherTrainingsGoOn() {
        assertThatCode(() -> CHECK.afterEpoch(after(0.3, 0.65, 1.2)))
                .as("better than guessing")
                .doesNotThrowAnyException();
        assertThatCode(() -> CHECK.afterEpoch(after(2.5, 3.1)))
                .as("from drawn weights")
                .doesNotThrowAnyException();
        assertThatCode(() -> new LossCheck(TrainingSettings.defaults().withPatience(3), 10)
                        .afterEpoch(after(0.3, 0.28, 2.4)))
                .as("ends with the best epoch")
                .doesNotThrowAnyException();
        assertThatCode(() -> CHECK.afterEpoch(after(9))).doesNotThrowAnyException();
    }

    /** The first epoch is one batch before the first update, which throws all weights to their limits. */
    @Test
    void aTrainingEndsAndKeepsTheStateBefore(@TempDir Path folder) {
        Network layers =
                Flow.input(Shape.vector(INPUTS)).dense(16).relu().dense(2).network("small");
        LabelledData samples = samples();
        TrainingSettings settings = TrainingSettings.defaults()
                .withHostEpochs(30)
                .withEpochs(4)
                .withRate(63)
                .withSchedule(LearningRateSchedule.CONSTANT);
        Training training = new Training(settings).keeping(folder, false, _ -> {});
        Model model = Model.of("small", new FloatNetwork(layers, Initializer.parameters(layers, 1)));
        assertThatThrownBy(() -> training.run(model, DataSplit.of(samples, samples)))
                .isInstanceOf(SettingException.class)
                .hasMessageMatching(
                        "rate is 63\\.0, with which the training diverges: the loss was 0\\.\\d\\d in epoch 1 and is .* in epoch [234]; give a lower one");
        assertThat(Training.isStoredIn(folder)).isTrue();
        assertThat(new Training(settings)
                        .toTheEnd()
                        .run(model, DataSplit.of(samples, samples))
                        .result()
                        .epochs())
                .isEqualTo(4);
    }

    /** The larger half of the inputs tells the class. */
    private static LabelledData samples() {
        float[] values = new float[INPUTS * SAMPLES];
        byte[] labels = new byte[SAMPLES];
        for (int i = 0; i < values.length; i++) {
            int sample = i / INPUTS;
            labels[sample] = (byte) CounterRandom.below(2, 1, sample);
            boolean large = (i % INPUTS < INPUTS / 2) == (labels[sample] == 0);
            values[i] = CounterRandom.below(large ? 32 : 12, 2, i);
        }
        return LabelledData.of(values, INPUTS, labels);
    }
}
