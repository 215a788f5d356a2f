package dev.synram.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.chip.random.CounterRandom;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.experiment.Progress;
import dev.synram.experiment.SimulatedChips;
import dev.synram.experiment.model.Initializer;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.result.training.TrainedNetwork;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.ConversionSettings;
import dev.synram.network.FloatNetwork;
import dev.synram.network.Flow;
import dev.synram.network.Network;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.shape.Shape;
import dev.synram.runtime.Classification;
import dev.synram.runtime.FloatRunner;
import dev.synram.training.gradient.DistillationSettings;
import dev.synram.training.gradient.GradientSettings;
import dev.synram.training.gradient.Torch;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A network that was converted with inputs of more bits than a row takes learns from itself in float. */
class ConvertedTrainingTest {

    private static final int BITS = 8;
    private static final Shape IMAGE = new Shape(1, 5, 5);
    private static final Network LAYERS =
            Flow.input(IMAGE).dense(24).relu().dense(3).network("finer");
    private static final FloatNetwork IN_FLOAT = new FloatNetwork(LAYERS, Initializer.parameters(LAYERS, 4));

    @BeforeAll
    static void startEngine() {
        Torch.start();
    }

    /** Most values are small beside a few large ones; the class is that of the network in float. */
    private static LabelledData samples(int count, long seed) {
        float[] values = new float[count * IMAGE.size()];
        for (int i = 0; i < values.length; i++) {
            int large = CounterRandom.below(10, seed, i) == 0 ? 100 : 1;
            values[i] = (CounterRandom.below(201, seed + 1, i) - 100) * 0.01f * large;
        }
        float[] outputs = FloatRunner.results(IN_FLOAT, values).getLast();
        byte[] labels = Classification.of(outputs, 3, new byte[count]).predictions();
        return LabelledData.of(values, IMAGE.size(), labels);
    }

    private static QuantizedNetwork converted(Model model, LabelledData samples) {
        ConversionSettings finer = ConversionSettings.defaults()
                .withInputBits(Map.of(LAYERS.macs().getFirst().name(), BITS));
        ChipSettings settings = ChipSettings.defaults();
        try (SimulatedChips chips = SimulatedChips.calibrated(settings, 1, Progress.NONE)) {
            return model.fitted(samples)
                    .conversion(finer, false)
                    .on(chips.cluster(), settings.waitBetweenEvents())
                    .network();
        }
    }

    @Test
    void inputsOfMoreBitsAreShiftedAndTaught() {
        Model inFloat = Model.of("finer", IN_FLOAT);
        LabelledData train = samples(300, 1);
        QuantizedNetwork start = converted(inFloat, train);
        assertThat(start.inputRange().encoding().rows().bits()).isEqualTo(BITS);
        TrainingSettings settings = TrainingSettings.forFleet(2)
                .withEpochs(2)
                .withShift(1)
                .withBatch(50)
                .withGradient(GradientSettings.DEFAULT.with(new DistillationSettings(1, 2)));
        TrainedNetwork trained = new Training(settings)
                .taughtBy(inFloat)
                .run(Model.of("finer", start), DataSplit.of(train, samples(200, 9)));
        assertThat(trained.result().accuracy()).isGreaterThan(0.75);
    }
}
