package dev.synram.training;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.experiment.Progress;
import dev.synram.experiment.SimulatedChips;
import dev.synram.experiment.checkpoint.EpochRecord;
import dev.synram.experiment.model.Initializer;
import dev.synram.experiment.model.ModelException;
import dev.synram.experiment.model.QuantizedModel;
import dev.synram.experiment.result.training.IdealComparison;
import dev.synram.experiment.result.training.TrainedNetwork;
import dev.synram.experiment.setting.SettingException;
import dev.synram.network.FloatWeights;
import dev.synram.network.Network;
import dev.synram.network.NetworkException;
import dev.synram.network.layer.Bias;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.Dense;
import dev.synram.network.quantization.Quantization;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.shape.Shape;
import dev.synram.training.gradient.GradientSettings;
import dev.synram.training.gradient.Torch;
import dev.synram.training.robustness.BiasCorrection;
import dev.synram.training.robustness.setting.RobustnessSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings whose network is corrected for each chip, from the settings to the result. */
class RecalibratedTrainingTest {

    private static final Network NETWORK = new Network(
            "groups",
            Shape.vector(GroupSamples.INPUTS),
            List.of(new Dense(20, Bias.DIGITAL), new ConvertingRelu(1), new Dense(GroupSamples.CLASSES, Bias.DIGITAL)));

    /** A tenth of that of chips: without a correction, there are ten times as many sends as it takes. */
    private static final double SMALL_GAIN = 0.0002;

    private static final LabelledData TEST = GroupSamples.of(200, 7);

    @BeforeAll
    static void startEngine() {
        Torch.start();
    }

    private static QuantizedNetwork network() {
        List<FloatWeights> first = Initializer.parameters(NETWORK, 1).stream()
                .map(weights -> weights.scaled(40))
                .toList();
        return Quantization.round(NETWORK, first, List.of(200, 200))
                .withGain(SMALL_GAIN)
                .withLargestInput(ConvertingRelu.MAX)
                .withOutputUnit(0.25);
    }

    private static TrainingSettings settings(int epochs, boolean recalibrates) {
        return TrainingSettings.forFleet(2)
                .withUnseen(1)
                .withEpochs(epochs)
                .withBatch(40)
                .withRate(1)
                .withSchedule(LearningRateSchedule.CONSTANT)
                .withGradient(GradientSettings.DEFAULT.with(RobustnessSettings.NONE.withRecalibration(recalibrates)));
    }

    private static TrainedNetwork trained(Training training, LabelledData train) {
        return training.run(new QuantizedModel("groups", network()), DataSplit.of(train, TEST));
    }

    private static List<EpochRecord> history(TrainedNetwork trained) {
        return trained.result().history();
    }

    private static TrainedNetwork keeping(Path folder, int epochs) {
        return trained(new Training(settings(epochs, true)).keeping(folder, true, _ -> {}), GroupSamples.of(400, 1));
    }

    @Test
    void trainingsLearnAndGoOnToTheSameBits(@TempDir Path folder) {
        TrainedNetwork whole = keeping(folder.resolve("whole"), 3);
        assertThat(history(whole).getFirst().trainAccuracy()).isLessThan(0.8);
        assertThat(whole.result().accuracy()).isGreaterThan(0.9);
        assertThat(whole.result().unseenAccuracy()).isGreaterThan(0.9);
        assertThat(whole.result().corrections()).isEqualTo(BiasCorrection.SAMPLES);
        assertThat(whole.network().numSends())
                .as("without corrections, also of sends")
                .isEqualTo(network().numSends());

        keeping(folder.resolve("parts"), 1);
        TrainedNetwork resumed = keeping(folder.resolve("parts"), 3);
        assertThat(resumed.network()).usingRecursiveComparison().isEqualTo(whole.network());
        assertThat(history(resumed)).isEqualTo(history(whole));
        assertThat(resumed.result().chips()).isEqualTo(whole.result().chips());

        TrainedNetwork plain = trained(new Training(settings(3, false)), GroupSamples.of(400, 1));
        assertThat(history(plain)).isNotEqualTo(history(whole));
        assertThat(plain.result().corrections()).isNull();
    }

    /** On an ideal chip of its own gain, the network of another gain needs other sends. */
    @Test
    void theIdealChipIsCorrectedToo() {
        TrainedNetwork trained =
                trained(new Training(settings(2, true).withCompareIdeal(true)), GroupSamples.of(400, 1));
        IdealComparison ideal = requireNonNull(trained.result().ideal());
        assertThat(ideal.accuracy()).isGreaterThan(0.9);
    }

    /** Every tenth sample is held out with a patience; the loss of the others does not depend on it. */
    @Test
    void heldOutSamplesCorrectNothing() {
        LabelledData train = GroupSamples.of(100, 1);
        float[] other = train.values().clone();
        for (int i = 0; i < other.length; i++) {
            other[i] = i / GroupSamples.INPUTS % 10 == 9 ? 0 : other[i];
        }
        LabelledData changed = train.withValues(other);
        TrainingSettings held = settings(1, true).withPatience(1);
        double loss = history(trained(new Training(held), train)).getFirst().loss();
        assertThat(history(trained(new Training(held), changed)).getFirst().loss())
                .isEqualTo(loss);
    }

    @Test
    void networksThatCannotBeCorrectedAreRefusedBeforeTraining() {
        Training training = new Training(settings(1, true));
        training.requireFit(new QuantizedModel("groups", network()));
        assertThatThrownBy(() -> training.requireFit(
                        new QuantizedModel("groups", network().withGain(0))))
                .isInstanceOf(NetworkException.class)
                .hasMessage(
                        "network groups does not record the gain of the chips that it was made for; train or convert it again");
        QuantizedModel recalibrated = new QuantizedModel(
                "groups",
                network().withProvenance(Map.of("recalibrated", "chip 5, public, 12 h, 500 samples of groups")));
        assertThatThrownBy(() -> training.requireFit(recalibrated))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("groups is recalibrated already (chip 5, public, 12 h, 500 samples of groups)");
        new Training(settings(1, false)).requireFit(recalibrated);
    }

    @Test
    void aSettingWithoutSamplesIsNotIgnored() {
        try (SimulatedChips chips = SimulatedChips.calibrated(1)) {
            ChipTraining training = new ChipTraining(
                    ChipTraining.member(chips),
                    new QuantizedModel("groups", network())
                            .onChips(chips.gain())
                            .quantization(),
                    1,
                    1);
            Hyperparameters hyperparameters = Hyperparameters.inTheLoop(1, 40, 1, 3)
                    .with(settings(1, true).gradient());
            assertThatThrownBy(() -> training.train(
                            training.initial(),
                            hyperparameters,
                            TEST,
                            TEST,
                            new EpochProgress(Progress.NONE.begin("", 1), _ -> {})))
                    .isInstanceOf(SettingException.class)
                    .hasMessage("recalibrate needs samples that correct biases; call recalibrating(), or leave it out");
        }
    }
}
