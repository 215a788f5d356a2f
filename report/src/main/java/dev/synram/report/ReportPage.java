package dev.synram.report;

import com.samskivert.mustache.Mustache;
import dev.synram.calibration.measurement.Response;
import dev.synram.network.quantization.RangeUse;
import dev.synram.report.chart.OutputBars;
import dev.synram.report.page.Accuracies;
import dev.synram.report.page.CostFigures;
import dev.synram.report.page.Resource;
import dev.synram.runtime.Classification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** Renders a {@link ClassificationReport} as one HTML page that needs nothing else, no network either. */
public final class ReportPage {

    private static final String CHARTS = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

    /** Weis et al. 2020, arXiv 2006.13177. */
    private static final double PUBLISHED_ACCURACY = 0.980;

    private static final double PUBLISHED_WATTS = 0.3;
    private static final double PUBLISHED_MILLIJOULES = 12;
    private static final double PUBLISHED_MICROS = 40_000;

    private ReportPage() {}

    /** The page as text. */
    public static String render(ClassificationReport report) {
        Map<String, Object> context = Map.of(
                "report", report,
                "styles", Resource.text("report.css"),
                "script", Resource.text("report.js"),
                "chartStyles", Resource.text(CHARTS + "uPlot.min.css"),
                "chartScript", Resource.text(CHARTS + "uPlot.iife.min.js"),
                "curves",
                        JsonMapper.shared()
                                .writeValueAsString(new TreeMap<>(
                                        Map.of("host", report.hostCurves(), "chip", report.chipCurves()))),
                "figures", figures(report),
                "confusion", confusion(report.result()),
                "samples", report.samples().stream().map(OutputBars::of).toList(),
                "provenance", List.copyOf(report.provenance().entrySet()));
        return Mustache.compiler().compile(Resource.text("report.mustache")).execute(context);
    }

    private static Map<String, Object> figures(ClassificationReport report) {
        Accuracies accuracies = report.accuracies();
        CostFigures cost = report.cost();
        Response before = report.chip().calibration().before();
        Response after = report.chip().calibration().after();
        int failures = report.chip().calibration().failures();
        int wrong = (int) IntStream.range(0, report.result().labels().length)
                .filter(i -> !report.result().correct(i))
                .count();
        return Map.ofEntries(
                Map.entry("software", percent(accuracies.software())),
                Map.entry("beforeRetraining", percent(accuracies.beforeRetraining())),
                Map.entry("afterRetraining", percent(accuracies.afterRetraining())),
                Map.entry("uncalibrated", percent(accuracies.uncalibrated())),
                Map.entry("published", percent(PUBLISHED_ACCURACY)),
                Map.entry("testImages", number("%,d", report.result().labels().length)),
                Map.entry("wrong", number("%,d", wrong)),
                Map.entry("wrongShown", number("%,d", report.misclassified().size())),
                Map.entry("responses", responses(before, after)),
                Map.entry("calibrated", number("%,d", report.chip().instances() - failures)),
                Map.entry("instances", number("%,d", report.chip().instances())),
                Map.entry("modelled", modelled(cost)),
                Map.entry("uses", report.uses().stream().map(ReportPage::use).toList()),
                Map.entry("watts", number("%.1f W", cost.watts())),
                Map.entry("publishedMicros", number("%,.0f µs", PUBLISHED_MICROS)),
                Map.entry("publishedMillijoules", number("%.0f mJ", PUBLISHED_MILLIJOULES)),
                Map.entry("publishedWatts", number("%.1f W", PUBLISHED_WATTS)),
                Map.entry("trainRate", rate(cost.trainImagesPerSecond())),
                Map.entry("inferenceRate", rate(cost.inferenceImagesPerSecond())));
    }

    /** A row of the table of modelled costs. */
    record ModelledRow(String name, String micros, String millijoules) {}

    /** A row of the table of ranges. */
    record UseRow(String layer, String usual, String share, String clipped, String warning) {}

    private static UseRow use(RangeUse use) {
        String warning = use.warning();
        return new UseRow(
                use.layer(),
                number("%.0f", use.usual()) + number(" of %.0f LSB", use.limit()),
                number("%.0f %%", 100 * use.usual() / use.limit()),
                number("%.2f %%", 100 * use.clipped()),
                warning == null ? "" : warning);
    }

    private static List<ModelledRow> modelled(CostFigures cost) {
        return cost.modelled().stream()
                .map(model -> new ModelledRow(
                        model.schedule(), number("%,.0f µs", model.micros()), number("%.3f mJ", model.millijoules())))
                .toList();
    }

    private static String percent(double fraction) {
        return number("%.2f %%", 100 * fraction);
    }

    private static String rate(double imagesPerSecond) {
        return Double.isNaN(imagesPerSecond) ? "–" : number("%,.0f images/s", imagesPerSecond);
    }

    private static String number(String format, Object value) {
        return String.format(Locale.ROOT, format, value);
    }

    /** A row of the table of measurements. */
    record Measurement(String name, String before, String after) {}

    private static List<Measurement> responses(Response before, Response after) {
        return List.of(
                new Measurement(
                        "Gain (LSB per activation × weight, one send)",
                        number("%.5f", before.gain()),
                        number("%.5f", after.gain())),
                new Measurement(
                        "Spread of the gain over columns", percent(before.gainSpread()), percent(after.gainSpread())),
                new Measurement(
                        "Spread of the offset over columns", lsb(before.offsetSpread()), lsb(after.offsetSpread())),
                new Measurement(
                        "Fixed pattern, root mean square error", lsb(before.fixedPattern()), lsb(after.fixedPattern())),
                new Measurement(
                        "Temporal noise, standard deviation", lsb(before.temporalNoise()), lsb(after.temporalNoise())));
    }

    private static String lsb(double value) {
        return number("%.2f LSB", value);
    }

    /** A row of the confusion matrix. */
    record ConfusionRow(int label, List<ConfusionCell> cells, String recall) {}

    /** A cell: its count and the opacity of its colour. */
    record ConfusionCell(int count, String opacity, String kind) {}

    private static List<ConfusionRow> confusion(Classification result) {
        int[][] counts = result.confusion();
        int largestError = 1;
        for (int label = 0; label < counts.length; label++) {
            for (int prediction = 0; prediction < counts.length; prediction++) {
                if (label != prediction) {
                    largestError = Math.max(largestError, counts[label][prediction]);
                }
            }
        }
        List<ConfusionRow> rows = new ArrayList<>();
        for (int label = 0; label < counts.length; label++) {
            int total = Math.max(1, IntStream.of(counts[label]).sum());
            List<ConfusionCell> cells = new ArrayList<>();
            for (int prediction = 0; prediction < counts.length; prediction++) {
                boolean right = label == prediction;
                int count = counts[label][prediction];
                double opacity = right ? 0.35 * count / total : 0.75 * count / largestError;
                cells.add(new ConfusionCell(count, number("%.2f", opacity), right ? "right" : "wrong"));
            }
            rows.add(new ConfusionRow(label, cells, percent(counts[label][label] / (double) total)));
        }
        return rows;
    }
}
