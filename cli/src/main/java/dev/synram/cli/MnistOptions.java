package dev.synram.cli;

import dev.synram.experiment.model.KnownNetwork;
import dev.synram.network.quantization.QuantizedWeights;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code synram mnist}. */
final class MnistOptions {

    @Option(
            names = "--chip-seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Which chip: its seed. (${DEFAULT-VALUE})")
    long chipSeed;

    @Option(
            names = "--chips",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many chips: their seeds follow each other. (${DEFAULT-VALUE})")
    int chips;

    @Option(
            names = "--network",
            paramLabel = "NAME",
            defaultValue = "published",
            description = "${COMPLETION-CANDIDATES}: that of the source document; one with convolutions, a residual "
                    + "connection and pooling; a larger one for four chips; 784-2048-2048-10. (${DEFAULT-VALUE})")
    KnownNetwork network = KnownNetwork.PUBLISHED;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Draws first weights, the order of samples, noise. (${DEFAULT-VALUE})")
    long seed;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "16",
            description = "Epochs in float on the host. (${DEFAULT-VALUE})")
    int epochs;

    @Option(
            names = "--retrain-epochs",
            paramLabel = "N",
            defaultValue = "8",
            description = "Epochs with the chip in the loop. (${DEFAULT-VALUE})")
    int retrainEpochs;

    @Option(
            names = "--retrain-rate",
            paramLabel = "RATE",
            defaultValue = "0.7",
            description = "First learning rate with the chip in the loop, in units of weights. (${DEFAULT-VALUE})")
    float retrainRate;

    @Option(
            names = "--shift",
            paramLabel = "PIXELS",
            defaultValue = "0",
            description = "Move each training image by up to so many pixels, each time anew. (${DEFAULT-VALUE})")
    int shift;

    @Option(names = "--train-samples", paramLabel = "N", description = "Train with the first N images. (all)")
    @Nullable
    Integer trainSamples;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "out/mnist",
            description = "Where the results go. (${DEFAULT-VALUE})")
    Path out = Path.of("out", "mnist");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder with the four IDX files of MNIST, gzip or not. (fetched by npm, once)")
    @Nullable
    Path data;

    @Option(names = "--threads", paramLabel = "N", description = "Threads to compute with. (all processors)")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--resume", description = "Go on from the last finished epoch of an interrupted run.")
    boolean resume;

    private static final int MAX_EPOCHS = 10_000;
    private static final int MAX_THREADS = 1024;
    private static final int MAX_CHIPS = 256;
    private static final int MAX_SHIFT = 8;

    /** Checks the values that do not depend on the data. */
    void check() {
        OptionRange.require("--epochs", epochs, MAX_EPOCHS);
        OptionRange.require("--retrain-epochs", retrainEpochs, MAX_EPOCHS);
        OptionRange.require("--chips", chips, MAX_CHIPS);
        OptionRange.require("--threads", threads, MAX_THREADS);
        if (!(retrainRate > 0 && retrainRate <= QuantizedWeights.MAX)) {
            throw new UserError("--retrain-rate is %s; it must be above 0, at most %d"
                    .formatted(retrainRate, QuantizedWeights.MAX));
        }
        if (shift != 0) {
            OptionRange.require("--shift", shift, MAX_SHIFT);
        }
        if (trainSamples != null) {
            OptionRange.require("--train-samples", trainSamples, Integer.MAX_VALUE);
        }
    }

    /** The number of training images to use. */
    int trainSamples(int available) {
        if (trainSamples == null) {
            return available;
        }
        OptionRange.require("--train-samples", trainSamples, available);
        return trainSamples;
    }
}
