package dev.synram.cli;

import dev.synram.network.quantization.QuantizedWeights;
import dev.synram.network.shape.Shape;
import dev.synram.training.LearningRateSchedule;
import dev.synram.training.augmentation.Augmentation;
import dev.synram.training.augmentation.Shift;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code synram train}. */
final class TrainOptions {

    private static final int MAX_CHIPS = 256;
    private static final int MAX_EPOCHS = 10_000;
    private static final int MAX_BATCH = 100_000;

    @Mixin
    final DataOptions data = new DataOptions();

    @Mixin
    final LayoutOptions layout = new LayoutOptions();

    @Option(
            names = "--chip-seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the first chip; those of others follow. (${DEFAULT-VALUE})")
    long chipSeed;

    @Option(
            names = "--fleet",
            paramLabel = "N",
            defaultValue = "1",
            description = "Train for any chip: each batch runs on one of N, drawn at random. (${DEFAULT-VALUE})")
    int fleet;

    @Option(
            names = "--drift",
            paramLabel = "HOURS",
            defaultValue = "0",
            description =
                    "Let the fleet's chips grow up to so many hours older after their calibration, the last one the "
                            + "most, so that the network learns to live with drift. (${DEFAULT-VALUE})")
    double drift;

    @Option(
            names = "--unseen",
            paramLabel = "N",
            defaultValue = "0",
            description = "Test at the end on N more chips, calibrated, that training never saw. (${DEFAULT-VALUE})")
    int unseen;

    @Option(
            names = "--host-epochs",
            paramLabel = "N",
            description =
                    "Epochs in float on the host before. (16 for a network of the program, which is not trained; 0 for "
                            + "a file)")
    @Nullable
    Integer hostEpochs;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "8",
            description = "Epochs with the chip in the loop. (${DEFAULT-VALUE})")
    int epochs;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "400",
            description = "Samples of one update in the loop. (${DEFAULT-VALUE})")
    int batch;

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            defaultValue = "0.15",
            description = "First learning rate in the loop, in units of weights, which reach 63. (${DEFAULT-VALUE})")
    float rate;

    @Option(
            names = "--schedule",
            paramLabel = "S",
            defaultValue = "cosine",
            description = "How learning rates fall: cosine, linear, constant. (${DEFAULT-VALUE})")
    LearningRateSchedule schedule = LearningRateSchedule.COSINE;

    @Option(
            names = "--patience",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Stop after N epochs without a better accuracy on every tenth training sample, which is held out for "
                            + "that, and take the best epoch. (0: never)")
    int patience;

    @Option(
            names = "--shift",
            paramLabel = "PIXELS",
            defaultValue = "0",
            description = "Move each training image by up to so many pixels, each time anew. (${DEFAULT-VALUE})")
    int shift;

    @Option(names = "--resume", description = "Go on from the last finished epoch of an interrupted run.")
    boolean resume;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "out/train",
            description = "Where the results go. (${DEFAULT-VALUE})")
    Path out = Path.of("out", "train");

    /** Checks the values that do not depend on the network or the data. */
    void check() {
        layout.check();
        OptionRange.require("--fleet", fleet, MAX_CHIPS);
        OptionRange.require("--epochs", epochs, MAX_EPOCHS);
        OptionRange.require("--batch", batch, MAX_BATCH);
        requireNotNegative("--unseen", unseen, MAX_CHIPS);
        requireNotNegative("--patience", patience, MAX_EPOCHS);
        requireNotNegative("--host-epochs", hostEpochs == null ? 0 : hostEpochs, MAX_EPOCHS);
        if (!(drift >= 0 && drift <= 1e6)) {
            throw new UserError("--drift is %s; it must be 0..1000000 hours".formatted(drift));
        }
        if (!(rate > 0 && rate <= QuantizedWeights.MAX)) {
            throw new UserError("--rate is %s; it must be above 0, at most %d".formatted(rate, QuantizedWeights.MAX));
        }
    }

    private static void requireNotNegative(String option, int value, int max) {
        if (value != 0) {
            OptionRange.require(option, value, max);
        }
    }

    /** How samples are changed. */
    Augmentation augmentation(Shape input) {
        if (shift == 0) {
            return Augmentation.NONE;
        }
        try {
            return new Shift(input, shift);
        } catch (IllegalArgumentException e) {
            throw new UserError("--shift: " + e.getMessage(), e);
        }
    }
}
