package dev.synram.report.spiking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.experiment.accuracy.AccuracyDifference;
import dev.synram.experiment.accuracy.AccuracyInterval;
import dev.synram.experiment.result.CalibrationState;
import dev.synram.experiment.spiking.learning.AnsweredSample;
import dev.synram.experiment.spiking.learning.ShownSample;
import dev.synram.experiment.spiking.learning.SpikingChipAccuracy;
import dev.synram.experiment.spiking.trained.SpikingEvaluationResult;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpikingEvaluationReportTest {

    /** Two samples with values of each list, one of them answered right, on some chips. */
    private static String page(int chips, List<Float> first, List<Float> second) {
        SpikingEvaluationResult result = new SpikingEvaluationResult(
                "1.0",
                "net<&\">.json",
                "simulated-nominal-9",
                "points.csv",
                List.of("left <&\">", "right"),
                "simulated-nominal-1",
                new CalibrationState("best", 0.5),
                1,
                12,
                3,
                30,
                1,
                2,
                0.75,
                0.25,
                0.5,
                0.5,
                new AccuracyInterval(0.25, 0.75),
                new AccuracyDifference(0.25, -0.25, 0.5),
                7.5,
                2.5,
                3,
                66.5,
                60,
                12,
                1.5,
                IntStream.rangeClosed(1, chips)
                        .mapToObj(chip -> new SpikingChipAccuracy("simulated-nominal-" + chip, 0.25, 0.5, 66.5, 3))
                        .toList(),
                List.of(0.0, 0.5, 0.5),
                List.of(new AnsweredSample(first, 0, 0, 12.5), new AnsweredSample(second, 1, -1, 20)),
                List.of(new ShownSample(
                        0,
                        0,
                        List.of(0, 2),
                        List.of(5.0, 7.0),
                        10,
                        List.of(List.of(0f, 0.5f, 0.25f, 0f), List.of(0f, 0f, 0f, 0f)))));
        return new SpikingEvaluationReport(result).page();
    }

    @Test
    void pointsAreShownInTheirPlane() {
        assertThat(page(1, List.of(0.25f, 0.5f), List.of(0.75f, 1f)))
                .contains(
                        "Test samples by the chip's answer",
                        "Decision over time",
                        "Decision times",
                        "trained on simulated-nominal-9")
                .contains("left &lt;&amp;&quot;&gt;")
                .doesNotContain("net<&")
                .doesNotContain("The same test samples on");
    }

    @Test
    void coordinatesWithTheirRestsArePoints() {
        List<Float> point = List.of(0.25f, 0.5f, 0.75f, 0.5f);
        assertThat(page(1, point, point)).contains("Test samples by the chip's answer");
        assertThat(page(1, point, List.of(0.25f, 0.5f, 0.75f, 0.75f)))
                .doesNotContain("Test samples by the chip's answer");
    }

    @Test
    void everyChipHasARow() {
        assertThat(page(3, List.of(0f), List.of(1f)))
                .contains("The same test samples on 3 chips", "simulated-nominal-2", "simulated-nominal-3")
                .doesNotContain("Test samples by the chip's answer");
    }
}
