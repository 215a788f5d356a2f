package dev.synram.cli;

import dev.synram.report.page.Accuracies;
import dev.synram.report.page.CostFigures;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The figures of a run of {@code synram mnist}.
 *
 * @param options what was asked for
 * @param trainSamples number of training images used
 * @param testSamples number of test images
 * @param accuracies accuracies on the test set
 * @param cost modelled time and energy, and speed on the host
 * @param gain measured on the calibrated chip
 * @param temporalNoise measured on the calibrated chip, in LSB
 * @param wallSeconds duration of this run on the host
 */
record MnistResult(
        MnistOptions options,
        int trainSamples,
        int testSamples,
        Accuracies accuracies,
        CostFigures cost,
        double gain,
        double temporalNoise,
        double wallSeconds) {

    /** The figures as JSON. */
    String json() {
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        figures.put("synram", Main.VERSION);
        figures.put("network", options.network.network().name());
        figures.put("chipSeed", options.chipSeed);
        figures.put("chips", options.chips);
        figures.put("seed", options.seed);
        figures.put("epochs", options.epochs);
        figures.put("retrainEpochs", options.retrainEpochs);
        figures.put("trainSamples", trainSamples);
        figures.put("testSamples", testSamples);
        figures.put("threads", options.threads);
        figures.put("softwareAccuracy", accuracies.software());
        figures.put("accuracyBeforeRetraining", accuracies.beforeRetraining());
        figures.put("accuracy", accuracies.afterRetraining());
        figures.put("accuracyUncalibrated", accuracies.uncalibrated());
        figures.put("gain", gain);
        figures.put("temporalNoise", temporalNoise);
        figures.put("trainImagesPerSecond", numberOrNull(cost.trainImagesPerSecond()));
        figures.put("inferenceImagesPerSecond", cost.inferenceImagesPerSecond());
        figures.put("modelledMillijoulesPerImage", best().millijoules());
        figures.put("modelledMicrosecondsPerImage", best().micros());
        figures.put("modelled", modelled());
        figures.put("wallSeconds", wallSeconds);
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(figures)
                + "\n";
    }

    /** The last model is that of what this program does. */
    private CostFigures.Modelled best() {
        return cost.modelled().getLast();
    }

    private Map<String, Map<String, Double>> modelled() {
        Map<String, Map<String, Double>> bySchedule = new LinkedHashMap<>();
        for (CostFigures.Modelled model : cost.modelled()) {
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("microsecondsPerImage", model.micros());
            figures.put("millijoulesPerSample", model.millijoules());
            bySchedule.put(model.schedule(), figures);
        }
        return bySchedule;
    }

    private static @Nullable Double numberOrNull(double value) {
        return Double.isNaN(value) ? null : value;
    }

    /** The figures for people. */
    TerminalText summary(Path out) {
        return new TerminalText()
                .format(
                        """
                MNIST on %s, %,d test images
                  float network on the host          %6.2f %%
                  on the chip without calibration    %6.2f %%
                  calibrated, before retraining      %6.2f %%
                  calibrated, retrained in the loop  %6.2f %%
                  modelled, optimised schedule       %,.0f µs and %.3f mJ an image
                  this run                           %.0f s
                %s
                """,
                        options.chips == 1
                                ? "chip " + options.chipSeed
                                : "chips %d to %d".formatted(options.chipSeed, options.chipSeed + options.chips - 1),
                        testSamples,
                        100 * accuracies.software(),
                        100 * accuracies.uncalibrated(),
                        100 * accuracies.beforeRetraining(),
                        100 * accuracies.afterRetraining(),
                        best().micros(),
                        best().millijoules(),
                        wallSeconds,
                        out.resolve(MnistJob.REPORT));
    }
}
