package dev.synram.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.report.sample.SampleTraining;
import org.junit.jupiter.api.Test;

class TrainingReportTest {

    private static String page(String chip) {
        return new TrainingReport(SampleTraining.of(chip, 3, 1)).page();
    }

    @Test
    void showsTheMetrics() {
        assertThat(page("simulated-nominal-1"))
                .contains("98.71 %", "96.32 %", "98.23 %", "53.14 %", "98.00 %", "97.12 %", "not used in training")
                .contains("98.42 %", "0.19 percentage points, 95 % interval -0.02 to 0.41, which is within chance")
                .contains("0.00195", "0.00198", "2.06 LSB", "1.62 LSB")
                .contains("1.15 ms", "346 µJ", "12.0 mJ", "0.30 W, published for MNIST", "40.0 ms")
                .contains("12 of 124 LSB", "0.10 %", "layer conv1 is starved")
                .contains("37,103 samples/s", "5,392 of 5,392")
                .contains("What better and fresher calibration buys", "public effort, 12 h old", "best effort, fresh")
                .contains("97.95 % to 98.47 %", "0.13 (-0.02 to 0.28)", "within chance")
                .contains("98.23 % retrained, corrected for each chip")
                .contains(
                        "accuracies on chips are those after a correction",
                        "by 100 training samples without their labels")
                .contains("60.0 ± 3.0 LSB", "→ 0", "50.00 %");
    }

    @Test
    void needsNoNetwork() {
        assertThat(page("chip").replace("http://www.w3.org/2000/svg", ""))
                .doesNotContainPattern("(src|href)\\s*=\\s*[\"']?(https?:|//)")
                .doesNotContain("@import", "fetch(", "XMLHttpRequest");
    }

    @Test
    void escapesItsInput() {
        assertThat(page("<script>alert(1)</script>"))
                .contains("Digits &lt;&amp; more&gt;")
                .contains("&lt;script&gt;alert(1)", "&lt;one&gt;")
                .doesNotContain("<script>alert(1)");
    }

    @Test
    void replacesAllTemplateTags() {
        assertThat(page("chip")).doesNotContainPattern("\\{\\{[#/]?[a-zA-Z.]+\\}\\}");
    }
}
