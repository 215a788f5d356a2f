package dev.synram.cli.option;

import dev.synram.experiment.setting.FleetSettings;
import dev.synram.training.LearningRateSchedule;
import dev.synram.training.TrainingPreset;
import dev.synram.training.TrainingSettings;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a network is trained; their defaults are a command's own where it names others. */
public final class TrainOptions {

    private static final int HOST_EPOCHS = 16;

    @Mixin
    private final DataOptions data = new DataOptions();

    @Mixin
    private final LayoutOptions layout = new LayoutOptions();

    @Mixin
    private final CalibrationSettingsOptions calibration = new CalibrationSettingsOptions();

    @Mixin
    private final ChipSeedOption chipSeed = new ChipSeedOption();

    @Option(
            names = "--fleet",
            paramLabel = "N",
            defaultValue = "1",
            description = "Train for any chip: each batch runs on one of N, drawn at random. (${DEFAULT-VALUE})")
    private int fleet;

    @Option(
            names = "--drift",
            paramLabel = "HOURS",
            defaultValue = "0",
            description =
                    "Let the fleet's chips drift for up to so many hours beyond --calibration-age, the last one the most, "
                            + "so that the network learns to live with drift. (${DEFAULT-VALUE})")
    private double drift;

    @Option(
            names = "--unseen",
            paramLabel = "N",
            defaultValue = "0",
            description = "Test at the end on N more chips, calibrated, that training never saw. (${DEFAULT-VALUE})")
    private int unseen;

    @Option(
            names = "--host-epochs",
            paramLabel = "N",
            description =
                    "Epochs in float on the host before. (16 for a network of the program, which is not trained; 0 for "
                            + "a file)")
    private @Nullable Integer hostEpochs;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "8",
            description = "Epochs with the chip in the loop. (${DEFAULT-VALUE})")
    private int epochs;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "400",
            description = "Samples of one update in the loop. (${DEFAULT-VALUE})")
    private int batch;

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            defaultValue = "0.15",
            description = "First learning rate in the loop, in units of weights, which reach 63. (${DEFAULT-VALUE})")
    private float rate;

    @Option(
            names = "--schedule",
            paramLabel = "S",
            defaultValue = "cosine",
            description = "How learning rates fall: cosine, linear, constant. (${DEFAULT-VALUE})")
    private LearningRateSchedule schedule = LearningRateSchedule.COSINE;

    @Option(
            names = "--patience",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Stop after N epochs without a better accuracy on every tenth training sample, which is held out for "
                            + "that, and take the best epoch. (0: never)")
    private int patience;

    @Option(
            names = "--shift",
            paramLabel = "PIXELS",
            defaultValue = "0",
            description = "Move each training image by up to so many pixels, another way each time. (${DEFAULT-VALUE})")
    private int shift;

    @Option(
            names = "--train-samples",
            paramLabel = "N",
            description = "Train with the first N of the training samples. (all)")
    private @Nullable Integer trainSamples;

    @Option(names = "--resume", description = "Go on from the last finished epoch of an interrupted training.")
    private boolean resume;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "out/train",
            description = "Where the results go. (${DEFAULT-VALUE})")
    private Path out = Path.of("out", "train");

    /** The samples. */
    public DataOptions data() {
        return data;
    }

    /** Whether an interrupted training goes on. */
    public boolean resume() {
        return resume;
    }

    /** The folder of the results. */
    public Path out() {
        return out;
    }

    /** Draws first weights. */
    public long seed() {
        return layout.settings().seed();
    }

    /**
     * The settings that the options give.
     *
     * @param untrained whether the network has no weights yet
     */
    public TrainingSettings settings(TrainingPreset preset, boolean untrained) {
        return new TrainingSettings(
                new FleetSettings(
                        layout.settings().withCalibration(calibration.settings()), chipSeed.seed(), fleet, drift),
                unseen,
                hostEpochs != null ? hostEpochs : untrained ? HOST_EPOCHS : 0,
                epochs,
                batch,
                rate,
                schedule,
                patience,
                shift,
                trainSamples == null ? OptionalInt.empty() : OptionalInt.of(trainSamples),
                data.normalization(),
                preset);
    }
}
