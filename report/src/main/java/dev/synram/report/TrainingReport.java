package dev.synram.report;

import com.samskivert.mustache.Mustache;
import dev.synram.calibration.Calibration;
import dev.synram.calibration.measurement.Response;
import dev.synram.compiler.cost.DurationRange;
import dev.synram.experiment.OutputTrials;
import dev.synram.experiment.checkpoint.EpochRecord;
import dev.synram.experiment.result.CalibrationState;
import dev.synram.experiment.result.IdealComparison;
import dev.synram.experiment.result.ModelledCost;
import dev.synram.experiment.result.ModelledEnergy;
import dev.synram.experiment.result.TrainedNetwork;
import dev.synram.experiment.result.TrainingResult;
import dev.synram.network.Network;
import dev.synram.network.quantization.RangeUse;
import dev.synram.report.chart.Curve;
import dev.synram.report.chart.GrayImage;
import dev.synram.report.chart.OutputBars;
import dev.synram.report.page.CalibrationTable;
import dev.synram.report.page.FigurePage;
import dev.synram.report.page.Resource;
import dev.synram.runtime.Classification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The page about a training: one self-contained HTML file that loads nothing from the network.
 *
 * @param trained the trained network and its results
 */
public record TrainingReport(TrainedNetwork trained) {

    private static final String CHARTS = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

    /** Weis et al. 2020, arXiv 2006.13177. */
    private static final double PUBLISHED_ACCURACY = 0.980;

    private static final double PUBLISHED_MILLIJOULES = 12;
    private static final double PUBLISHED_MICROS = 40_000;
    private static final String PUBLISHED_NETWORK = Network.mnist().name();
    private static final String TRAIN_COLOR = "#9db4cc";
    private static final String TEST_COLOR = "#2563a8";
    private static final int MOST_MISCLASSIFIED = 240;

    /** The page as HTML. */
    public String page() {
        List<Misclassified> misclassified = misclassified();
        Map<String, Object> context = Map.ofEntries(
                Map.entry("title", trained.result().model() + " on an analog chip"),
                Map.entry("styles", Resource.text("report.css")),
                Map.entry("script", Resource.text("report.js")),
                Map.entry("chartStyles", Resource.text(CHARTS + "uPlot.min.css")),
                Map.entry("chartScript", Resource.text(CHARTS + "uPlot.iife.min.js")),
                Map.entry("curves", curvesAsJson()),
                Map.entry("inFloat", !trained.result().hostHistory().isEmpty()),
                Map.entry("publishedNetwork", trained.network().network().name().equals(PUBLISHED_NETWORK)),
                Map.entry("drawn", trained.result().isDrawn()),
                Map.entry("ideal", ideal()),
                Map.entry("hasUses", !trained.uses().isEmpty()),
                Map.entry("metrics", metrics(misclassified.size())),
                Map.entry("chips", chips()),
                Map.entry("calibrations", calibrations()),
                Map.entry("confusion", confusion()),
                Map.entry("samples", samples()),
                Map.entry("misclassified", misclassified),
                Map.entry(
                        "uses", trained.uses().stream().map(TrainingReport::use).toList()),
                Map.entry(
                        "provenance", List.copyOf(trained.network().provenance().entrySet())));
        return Mustache.compiler()
                .emptyStringIsFalse(true)
                .compile(Resource.text("training.mustache"))
                .execute(context);
    }

    /** The sentence about the same training on an ideal chip. */
    record Ideal(String accuracy, String drop, boolean chance) {}

    private List<Ideal> ideal() {
        IdealComparison ideal = trained.result().ideal();
        return ideal == null
                ? List.of()
                : List.of(new Ideal(
                        percent(ideal.accuracy()),
                        ideal.accuracyDrop().toString(),
                        ideal.accuracyDrop().withinChance()));
    }

    private String curvesAsJson() {
        TrainingResult result = trained.result();
        return JsonMapper.shared()
                .writeValueAsString(
                        new TreeMap<>(Map.of("host", curves(result.hostHistory()), "chip", curves(result.history()))));
    }

    private static List<Curve> curves(List<EpochRecord> history) {
        return List.of(
                new Curve(
                        "training",
                        TRAIN_COLOR,
                        history.stream().map(EpochRecord::trainAccuracy).toList()),
                new Curve(
                        "held out",
                        TEST_COLOR,
                        history.stream().map(EpochRecord::heldOutAccuracy).toList()));
    }

    private List<OutputBars> samples() {
        return trained.outputs().stream()
                .map(outputs -> OutputBars.of(outputs, trained.test()))
                .toList();
    }

    /** A misclassified test sample. */
    record Misclassified(String image, int number, String label, String prediction) {}

    private List<Misclassified> misclassified() {
        Classification classification = trained.classification();
        List<String> classes = classNames();
        return IntStream.range(0, classification.labels().length)
                .filter(i -> !classification.correct(i))
                .limit(MOST_MISCLASSIFIED)
                .mapToObj(i -> new Misclassified(
                        GrayImage.of(trained.test(), i).map(GrayImage::dataUri).orElse(""),
                        i,
                        classes.get(classification.labels()[i]),
                        classes.get(classification.predictions()[i])))
                .toList();
    }

    /** The names of the classes, and numbers for outputs without a class in the data. */
    private List<String> classNames() {
        List<String> names = trained.test().classes();
        return IntStream.range(
                        0, Math.max(names.size(), trained.classification().classes()))
                .mapToObj(i -> i < names.size() ? names.get(i) : Integer.toString(i))
                .toList();
    }

    /** A row of the table of chips. */
    record ChipRow(String seed, String before, String after, String note) {}

    private List<ChipRow> chips() {
        return trained.result().chips().stream()
                .map(chip -> {
                    Double before = chip.accuracyBefore();
                    return new ChipRow(
                            Long.toString(chip.chipSeed()),
                            before == null ? "" : percent(before),
                            percent(chip.accuracy()),
                            chip.unseen() ? "not used in training" : "");
                })
                .toList();
    }

    /** The table of calibrations: its heading, columns and rows. */
    private Map<String, Object> calibrations() {
        return FigurePage.context(CalibrationTable.ofAccuracies(trained.result().calibrationComparison()));
    }

    private Map<String, Object> metrics(int shown) {
        TrainingResult result = trained.result();
        Calibration calibration = trained.calibrations().getFirst();
        int instances = calibration.settings().stream()
                .mapToInt(setting -> setting.values().length)
                .sum();
        Classification classification = trained.classification();
        int wrong = (int) IntStream.range(0, classification.labels().length)
                .filter(i -> !classification.correct(i))
                .count();
        return Map.ofEntries(
                Map.entry("inFloat", percent(result.floatAccuracy())),
                Map.entry("before", percent(result.accuracyBefore())),
                Map.entry("after", percent(result.accuracy())),
                Map.entry("uncalibrated", percent(result.accuracyUncalibrated())),
                Map.entry("published", percent(PUBLISHED_ACCURACY)),
                Map.entry("data", result.data()),
                Map.entry("chip", calibration.chip()),
                Map.entry("state", CalibrationState.of(calibration).label()),
                Map.entry("trials", Integer.toString(OutputTrials.TRIALS)),
                Map.entry("testSamples", number("%,d", result.testSamples())),
                Map.entry("wrong", number("%,d", wrong)),
                Map.entry("wrongShown", number("%,d", shown)),
                Map.entry("responses", responses(calibration.before(), calibration.after())),
                Map.entry("calibrated", number("%,d", instances - calibration.failures())),
                Map.entry("instances", number("%,d", instances)),
                Map.entry("modelled", modelled(result.modelled())),
                Map.entry("publishedMicros", number("%,.0f µs", PUBLISHED_MICROS)),
                Map.entry("publishedMillijoules", number("%.0f mJ", PUBLISHED_MILLIJOULES)),
                Map.entry("trainingRate", rate(result.trainingSamplesPerSecond())),
                Map.entry("inferenceRate", rate(result.inferenceSamplesPerSecond())));
    }

    /** A row of the table of modelled costs. */
    record ModelledRow(String name, String micros, String interval, String millijoules, String power) {}

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

    private static List<ModelledRow> modelled(List<ModelledCost> costs) {
        List<ModelledRow> rows = new ArrayList<>();
        for (ModelledCost cost : costs) {
            for (ModelledEnergy energy : cost.energies()) {
                rows.add(new ModelledRow(
                        cost.schedule(),
                        number("%,.0f µs", cost.microsecondsPerSample()),
                        interval(cost.microsecondsRange()),
                        number("%.3f mJ", energy.millijoulesPerSample()),
                        number("%.2f W, ", energy.watts()) + energy.power()));
            }
        }
        return rows;
    }

    private static String interval(DurationRange range) {
        return range.low() == range.high() ? "–" : number("%,.0f", range.low()) + number(" to %,.0f µs", range.high());
    }

    private static String percent(double fraction) {
        return number("%.2f %%", 100 * fraction);
    }

    private static String rate(@Nullable Double samplesPerSecond) {
        return samplesPerSecond == null ? "–" : number("%,.0f samples/s", samplesPerSecond);
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
                        "Standard deviation of the gain over columns",
                        percent(before.gainSpread()),
                        percent(after.gainSpread())),
                new Measurement(
                        "Standard deviation of the offset over columns",
                        lsb(before.offsetSpread()),
                        lsb(after.offsetSpread())),
                new Measurement(
                        "Fixed pattern, root mean square error", lsb(before.fixedPattern()), lsb(after.fixedPattern())),
                new Measurement(
                        "Temporal noise, standard deviation", lsb(before.temporalNoise()), lsb(after.temporalNoise())));
    }

    private static String lsb(double value) {
        return number("%.2f LSB", value);
    }

    /** A row of the confusion matrix. */
    record ConfusionRow(String label, List<ConfusionCell> cells, String recall) {}

    /** A cell: its count and the opacity of its color. */
    record ConfusionCell(int count, String opacity, String kind) {}

    private List<ConfusionRow> confusion() {
        int[][] counts = trained.classification().confusion();
        List<String> classes = classNames();
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
            rows.add(new ConfusionRow(classes.get(label), cells, percent(counts[label][label] / (double) total)));
        }
        return rows;
    }
}
