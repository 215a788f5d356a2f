package dev.synram.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.CalibrationOptions;
import dev.synram.calibration.Improvement;
import dev.synram.calibration.Targets;
import dev.synram.calibration.measurement.Response;
import dev.synram.network.quantization.RangeUse;
import dev.synram.report.chart.Curve;
import dev.synram.report.chart.GreyImage;
import dev.synram.report.chart.SampleDigit;
import dev.synram.report.page.Accuracies;
import dev.synram.report.page.ChipFigures;
import dev.synram.report.page.CostFigures;
import dev.synram.report.page.MisclassifiedDigit;
import dev.synram.runtime.Classification;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReportPageTest {

    private static String page(String chip) {
        Response before = new Response(0.00198, 0.136, 23.5, 24.2, 2.05);
        Response after = new Response(0.00195, 0.0085, 1.25, 1.62, 2.06);
        GreyImage image = new GreyImage(2, 2, new byte[] {0, 1, 2, (byte) 255});
        List<Curve> curves = List.of(new Curve("test", "#000", List.of(0.5, 0.75)));
        Calibration calibration = new Calibration(
                chip,
                1,
                Targets.DEFAULT,
                CalibrationOptions.DEFAULT,
                List.of(),
                before,
                after,
                List.of(),
                new Improvement(0.01, 0.008, 1, 0));
        return ReportPage.render(new ClassificationReport(
                "Digits <& more>",
                new Accuracies(0.9871, 0.9632, 0.9823, 0.5314),
                curves,
                curves,
                new Classification(new byte[] {0, 1, 1}, new byte[] {0, 1, 0}, 2),
                List.of(new SampleDigit(image, 1, List.of(-20.0, 60.0), List.of(2.0, 3.0))),
                30,
                List.of(new MisclassifiedDigit(image, 2, 1, 0)),
                new ChipFigures(calibration, 1792),
                List.of(new RangeUse("conv1", 12, 124, 0.001)),
                new CostFigures(List.of(new CostFigures.Modelled("public", 1152, 0.346)), 0.3, Double.NaN, 37_103),
                new TreeMap<>(Map.of("seed", "1"))));
    }

    @Test
    void showsTheFigures() {
        assertThat(page("simulated-nominal-1"))
                .contains("98.71 %", "96.32 %", "98.23 %", "53.14 %", "98.00 %")
                .contains("0.00195", "0.00198", "2.06 LSB", "1.62 LSB")
                .contains("1,152 µs", "0.346 mJ", "12 mJ", "0.3 W", "40,000 µs")
                .contains("12 of 124 LSB", "0.10 %", "layer conv1 is starved")
                .contains("37,103 images/s", "1,792 of 1,792")
                .contains("60.0 ± 3.0", "1 → 0", "50.00 %");
    }

    @Test
    void needsNoNetwork() {
        assertThat(page("chip").replace("http://www.w3.org/2000/svg", ""))
                .doesNotContainPattern("(src|href)\\s*=\\s*[\"']?(https?:|//)")
                .doesNotContain("@import", "fetch(", "XMLHttpRequest");
    }

    @Test
    void escapesWhatItIsGiven() {
        assertThat(page("<script>alert(1)</script>"))
                .contains("Digits &lt;&amp; more&gt;")
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert(1)");
    }

    @Test
    void leavesNoTemplateTagsBehind() {
        assertThat(page("chip")).doesNotContainPattern("\\{\\{[#/]?[a-zA-Z.]+\\}\\}");
    }
}
