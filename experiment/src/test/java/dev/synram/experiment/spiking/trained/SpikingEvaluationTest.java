package dev.synram.experiment.spiking.trained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synram.data.DataException;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.experiment.Progress;
import dev.synram.experiment.spiking.CalibratedChips;
import dev.synram.experiment.spiking.UniformCells;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpikingEvaluationTest {

    private static final int SAMPLES = 40;

    /** Chips without errors, whose neurons are those of the model. */
    private record IdealChips(int count) implements CalibratedChips {

        @Override
        public <T> T use(int number, ChipTask<T> task) {
            try (SimulatedChip chip = new SimulatedChip(number + 1, ChipParameters.ideal(), 1)) {
                return task.run(chip, UniformCells.applyTo(chip));
            }
        }
    }

    /** Points of a line, from -1 to 3; the upper half is another class. */
    private static LabelledData points(List<String> classes) {
        float[] values = new float[SAMPLES];
        byte[] labels = new byte[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            values[i] = -1 + 4f * i / (SAMPLES - 1);
            labels[i] = (byte) (2 * i / SAMPLES);
        }
        return new LabelledData(List.of(1), false, values, labels, classes);
    }

    @Test
    void everyChipIsTestedWithBothWeights() {
        TrainedSpikingNetwork network = SampleNetwork.make();
        SpikingEvaluationResult result = new SpikingEvaluation(network, points(network.classes()), 1)
                .run("spiking-network.json", "line.csv", new IdealChips(2), Progress.NONE);
        assertThat(result.chips()).hasSize(2);
        assertThat(result.chips().get(1).chip()).isEqualTo("simulated-ideal-2");
        assertThat(result.accuracy())
                .isEqualTo((result.chips().get(0).accuracy()
                                + result.chips().get(1).accuracy())
                        / 2);
        assertThat(result.interval().low()).isLessThanOrEqualTo(result.accuracy());
        assertThat(result.interval().high()).isGreaterThanOrEqualTo(result.accuracy());
        assertThat(result.samples()).hasSize(SAMPLES);
        assertThat(result.samples().getFirst().values()).containsExactly(0f);
        assertThat(result.samples().getLast().values()).containsExactly(1f);
        assertThat(result.accuracyOverTime()).hasSize(40);
        assertThat(result.accuracyOverTime().getLast())
                .isEqualTo(result.answers().accuracy());
        assertThat(result.modelledMicrosecondsPerSample()).isEqualTo(20 + 5 * 6);
    }

    /** Neurons without errors differ from those of the host by readings and saturation alone. */
    @Test
    void chipsWithoutErrorsAnswerLikeTheHost() {
        TrainedSpikingNetwork network = SampleNetwork.make();
        SpikingEvaluationResult result = new SpikingEvaluation(network, points(network.classes()), 1)
                .run("spiking-network.json", "line.csv", new IdealChips(1), Progress.NONE);
        assertThat(result.softwareAccuracy()).isBetween(0.6, 0.95);
        assertThat(result.accuracyTransferred())
                .isBetween(result.softwareAccuracy() - 0.15, result.softwareAccuracy() + 0.15);
    }

    /** The class with number 0 in the file is the second of the network. */
    @Test
    void classesAreFoundByName() {
        TrainedSpikingNetwork network = SampleNetwork.make();
        LabelledData swapped = points(List.of("high", "low"));
        SpikingEvaluationResult straight = new SpikingEvaluation(network, points(network.classes()), 1)
                .run("n.json", "line.csv", new IdealChips(1), Progress.NONE);
        SpikingEvaluationResult other =
                new SpikingEvaluation(network, swapped, 1).run("n.json", "line.csv", new IdealChips(1), Progress.NONE);
        assertThat(other.samples().getFirst().label()).isEqualTo(1);
        assertThat(other.accuracy()).isCloseTo(1 - straight.accuracy(), within(1e-12));
        assertThatThrownBy(() -> new SpikingEvaluation(network, points(List.of("low", "middle")), 1))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("class middle of the data is not among the 2 classes [low, high]");
    }

    @Test
    void samplesOfAnotherSizeAreRefused() {
        LabelledData pairs = LabelledData.of(new float[4], 2, new byte[2]);
        assertThatThrownBy(() -> new SpikingEvaluation(SampleNetwork.make(), pairs, 1))
                .isInstanceOf(DataException.class)
                .hasMessage("a sample has 2 values, but the network was trained with 1; give samples of that size");
    }

    /** Of the data that it was trained with, a network is tested with those for tests. */
    @Test
    void samplesToTrainWithAreNotTested() {
        TrainedSpikingNetwork network = SampleNetwork.make();
        DataSplit split = DataSplit.of(points(network.classes()));
        assertThat(network.unseen(split).count()).isEqualTo(SAMPLES);
        String digest = TrainedSpikingNetwork.digest(network.scaling().applyTo(split.train()));
        TrainedSpikingNetwork trained = SampleNetwork.trained(Map.of(TrainedSpikingNetwork.SAMPLES, digest));
        assertThat(trained.unseen(split).count()).isEqualTo(SAMPLES / 10);
    }
}
