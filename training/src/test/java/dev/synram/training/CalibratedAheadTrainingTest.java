package dev.synram.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.chip.random.CounterRandom;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.experiment.Progress;
import dev.synram.experiment.cache.CalibrationCache;
import dev.synram.experiment.model.Initializer;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.result.training.TrainedNetwork;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.FleetSettings;
import dev.synram.network.FloatNetwork;
import dev.synram.network.Flow;
import dev.synram.network.Network;
import dev.synram.network.shape.Shape;
import dev.synram.training.gradient.Torch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chips are calibrated while a network is trained in float. */
class CalibratedAheadTrainingTest {

    private static final Network LAYERS =
            Flow.input(new Shape(6, 1, 1)).dense(8).relu().dense(2).network("small");

    @TempDir
    private Path folder;

    @BeforeAll
    static void startEngine() {
        Torch.start();
    }

    private static DataSplit data() {
        float[] values = new float[200 * 6];
        byte[] labels = new byte[200];
        for (int i = 0; i < values.length; i++) {
            values[i] = CounterRandom.below(101, 3, i) / 100f;
        }
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (values[i * 6] > 0.5f ? 1 : 0);
        }
        LabelledData samples = LabelledData.of(values, 6, labels);
        return DataSplit.of(samples, samples.range(0, 50));
    }

    private static Training training(CalibrationCache cache, Progress progress) {
        ChipSettings chips = ChipSettings.defaults();
        return new Training(TrainingSettings.defaults()
                        .withFleet(FleetSettings.of(1)
                                .withChips(chips.withCalibration(
                                        chips.calibration().withCache(cache))))
                        .withHostEpochs(1)
                        .withEpochs(1)
                        .withBatch(50))
                .showing(progress);
    }

    private static TrainedNetwork trained(CalibrationCache cache) {
        return training(cache, Progress.NONE).run(model(), data());
    }

    private static Model model() {
        return Model.of("small", new FloatNetwork(LAYERS, Initializer.parameters(LAYERS, 4)));
    }

    @Test
    void resultsAreThoseOfOneAfterTheOther() {
        CalibrationCache cache = CalibrationCache.in(folder, _ -> {});
        TrainedNetwork after = trained(CalibrationCache.NONE);
        TrainedNetwork ahead = trained(cache);
        TrainedNetwork kept = trained(cache);
        for (TrainedNetwork other : List.of(ahead, kept)) {
            assertThat(other.calibrations()).usingRecursiveComparison().isEqualTo(after.calibrations());
            assertThat(other.network()).usingRecursiveComparison().isEqualTo(after.network());
            assertThat(other.result().calibrationComparison())
                    .usingRecursiveComparison()
                    .isEqualTo(after.result().calibrationComparison());
        }
    }

    /** A failure of the training is told as it is, and no thread goes on behind it. */
    @Test
    void aFailureEndsTheCalibration() throws InterruptedException {
        List<String> begun = new CopyOnWriteArrayList<>();
        Progress failing = (name, _) -> {
            begun.add(name);
            return new Progress.Task() {
                @Override
                public void advance(long steps) {
                    if (name.startsWith("training in float") && steps > 0) {
                        throw new IllegalStateException("full");
                    }
                }

                @Override
                public void close() {}
            };
        };
        assertThatThrownBy(() ->
                        training(CalibrationCache.in(folder, _ -> {}), failing).run(model(), data()))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("full");
        assertThat(begun).noneMatch(name -> name.startsWith("calibrating"));
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("synram-calibrations")) {
                assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
            }
        }
        assertThat(folder).isEmptyDirectory();
    }
}
