package dev.synram.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.report.sample.SamplePages;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What holds for all pages without a browser. */
class SamplePagesTest {

    private static final Pattern CHART = Pattern.compile("<svg .*?</svg>", Pattern.DOTALL);

    private static Map<String, String> pages;

    @BeforeAll
    static void makesPages() {
        pages = SamplePages.all();
    }

    @Test
    void pagesAndChartsAreSmall() {
        assertThat(pages).allSatisfy((name, page) -> {
            assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_000_000);
            Matcher charts = CHART.matcher(page);
            while (charts.find()) {
                assertThat(charts.group()).hasSizeLessThan(100_000);
            }
        });
    }

    @Test
    void chartsHaveTitlesAndDescriptions() {
        assertThat(pages).allSatisfy((name, page) -> {
            Matcher charts = CHART.matcher(page);
            while (charts.find()) {
                assertThat(charts.group())
                        .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"")
                        .containsPattern("\n<title>[^<]+</title>\n<desc>[^<]+</desc>\n")
                        .doesNotContain("NaN", "Infinity");
            }
        });
    }

    @Test
    void pagesNeedNoNetworkAndNoScript() {
        assertThat(pages)
                .allSatisfy((name, page) -> assertThat(page.replace("http://www.w3.org/2000/svg", ""))
                        .doesNotContain("<script", "http:", "https:", "@import", "url(")
                        .doesNotContainPattern("\\{\\{[#/^]?[a-zA-Z.]+\\}\\}")
                        .contains("<html lang=\"en\">", "<title>"));
    }

    @Test
    void errorSourcesBeyondTheTenthAreFoldedAway() {
        assertThat(pages.get("evaluation-large"))
                .contains("<summary>4 of less effect</summary>", "within chance", "encoder.layers.0");
        assertThat(pages.get("evaluation")).doesNotContain("of less effect");
    }

    @Test
    void theVerdictIsTheFirstSection() {
        assertThat(pages.get("evaluation-large"))
                .containsPattern("(?s)^(?:(?!<h2>).)*<h2>Verdict</h2>")
                .contains("Does not survive: loses 2.39", "What accuracy is lost by", "What may help", "Fault: ");
        assertThat(pages.get("evaluation"))
                .containsPattern("(?s)^(?:(?!<h2>).)*<h2>Verdict</h2>")
                .contains("Survives: loses 2.39", "<h2>Confusion</h2>")
                .doesNotContain("What may help", "Fault: ");
    }

    @Test
    void classesAreShownWithAllShares() {
        assertThat(pages.get("evaluation"))
                .contains(
                        "<h2>Classes</h2>",
                        "normal &lt;&amp;&gt;",
                        "sensitivity, float",
                        "precision, chips",
                        "F1, chips")
                .doesNotContain("unseen chips");
    }

    @Test
    void whatWasPlayedIsShown() {
        assertThat(pages.get("play"))
                .contains("<h2>Spikes</h2>", "events lost in the crossbar", "excitatory &lt;&amp;&quot;&gt;")
                .doesNotContain("too many to draw");
        assertThat(pages.get("play-large")).contains("there are too many to draw those after");
        assertThat(pages.get("spiking"))
                .contains("spike-frequency adaptation, 3 spikes", "transient spiking, 0 spikes");
        assertThat(pages.get("spiking-calibration")).contains("511 of 512 neurons are calibrated", "1 of 512");
    }

    @Test
    void everyTileOfAPlanIsListed() {
        assertThat(pages.get("plan-deep"))
                .contains(
                        "<summary>All 20 tiles</summary>",
                        "Recommended schedule: optimized",
                        "Timeline of a single sample");
    }

    @Test
    void whatMethodsAreWorthIsShownForBothKindsOfChips() {
        assertThat(pages.get("ablation-large"))
                .contains(
                        "all but layer-by-layer, to all",
                        "on chips that it never saw",
                        "beyond chance",
                        "within chance");
        assertThat(pages.get("ablation"))
                .contains("on the chips of the training")
                .doesNotContain("on chips that it never saw", "all but");
    }
}
