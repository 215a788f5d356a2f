package dev.synram.cli;

import dev.synram.calibration.Calibration;
import dev.synram.data.LabelledImages;
import dev.synram.experiment.checkpoint.EpochRecord;
import dev.synram.experiment.result.RepeatedOutputs;
import dev.synram.report.ClassificationReport;
import dev.synram.report.chart.Curve;
import dev.synram.report.chart.GreyImage;
import dev.synram.report.page.ChipFigures;
import dev.synram.report.page.MisclassifiedDigit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Gathers what the page about a run shows.
 *
 * @param result the figures
 * @param host what training in float brought
 * @param onChip what the chip brought
 * @param calibration the chip's calibration
 * @param test the test images
 */
record MnistReport(
        MnistResult result, HostOutcome host, ChipOutcome onChip, Calibration calibration, LabelledImages test) {

    private static final int MOST_MISCLASSIFIED = 240;
    private static final String TRAIN_COLOR = "#9db4cc";
    private static final String TEST_COLOR = "#2563a8";

    ClassificationReport assemble(SortedMap<String, String> provenance) {
        int instances = calibration.settings().stream()
                .mapToInt(setting -> setting.values().length)
                .sum();
        return new ClassificationReport(
                "MNIST on an analog chip",
                result.accuracies(),
                curves(host.history()),
                curves(onChip.history()),
                onChip.after(),
                onChip.trials().samples(),
                RepeatedOutputs.TRIALS,
                misclassified(),
                new ChipFigures(calibration, instances),
                onChip.uses(),
                result.cost(),
                provenance);
    }

    private static List<Curve> curves(List<EpochRecord> history) {
        return List.of(
                new Curve(
                        "training",
                        TRAIN_COLOR,
                        history.stream().map(EpochRecord::trainAccuracy).toList()),
                new Curve(
                        "test",
                        TEST_COLOR,
                        history.stream().map(EpochRecord::testAccuracy).toList()));
    }

    private List<MisclassifiedDigit> misclassified() {
        List<MisclassifiedDigit> wrong = new ArrayList<>();
        for (int i = 0; i < test.count() && wrong.size() < MOST_MISCLASSIFIED; i++) {
            if (!onChip.after().correct(i)) {
                wrong.add(new MisclassifiedDigit(
                        new GreyImage(test.width(), test.height(), test.image(i)),
                        i,
                        test.labels()[i],
                        onChip.after().predictions()[i]));
            }
        }
        return wrong;
    }
}
