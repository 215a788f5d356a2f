package dev.synram.cli.command.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.experiment.ablation.AblationResult;
import dev.synram.experiment.ablation.AblationRow;
import dev.synram.experiment.accuracy.Estimate;
import dev.synram.training.TrainingSettings;
import dev.synram.training.ablation.TrainingMethod;
import java.util.List;
import org.junit.jupiter.api.Test;

class AblationSummaryTest {

    private static final String ALL_ROWS = "all rows: accuracies after the correction of each chip";

    private static String summary(TrainingMethod method, boolean corrected) {
        AblationRow none = new AblationRow("none", List.of(), new Estimate(0.9, 0.8, 1), null, null, null);
        return AblationSummary.of(new AblationResult(
                        "1",
                        "net",
                        "data",
                        List.of(new AblationResult.ComparedMethod(
                                method.toString(), method.meaning(method.with(TrainingSettings.defaults())))),
                        corrected,
                        2,
                        1,
                        1,
                        1,
                        List.of(none),
                        List.of(),
                        1))
                .toString();
    }

    /** Either all rows are corrected, or the method that is compared says it of its own. */
    @Test
    void itIsSaidWhichAccuraciesAreThoseAfterACorrection() {
        assertThat(summary(TrainingMethod.SHIFT, true))
                .contains(ALL_ROWS + " by training samples without labels")
                .doesNotContain("accuracies with it");
        assertThat(summary(TrainingMethod.SHIFT, false)).doesNotContain("correct");
        assertThat(summary(TrainingMethod.RECALIBRATE, false))
                .contains("  recalibrate: sends and digital biases corrected for each chip by up to ")
                .contains("accuracies with it are those after the correction")
                .doesNotContain(ALL_ROWS);
    }
}
