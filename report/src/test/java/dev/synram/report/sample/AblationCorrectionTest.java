package dev.synram.report.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.experiment.ablation.AblationResult;
import dev.synram.report.AblationReport;
import org.junit.jupiter.api.Test;

class AblationCorrectionTest {

    private static final String CORRECTED =
            "All accuracies are those after the correction of each chip by training samples without their labels.";

    @Test
    void thePageSaysWhetherAllRowsAreCorrected() {
        AblationResult corrected = SampleAblation.large();
        AblationResult other = SampleAblation.small();
        assertThat(corrected.corrected()).isTrue();
        assertThat(new AblationReport(corrected).page()).contains(CORRECTED);
        assertThat(other.corrected()).isFalse();
        assertThat(new AblationReport(other).page()).doesNotContain(CORRECTED);
    }
}
