package dev.synram.report;

import dev.synram.calibration.characterization.Characterization;
import dev.synram.calibration.characterization.Point;
import dev.synram.calibration.characterization.ResponseMetrics;
import dev.synram.experiment.result.CharacterizationResult;
import dev.synram.report.characterization.ResponseCharts;
import dev.synram.report.chart.figure.Figure;
import dev.synram.report.page.CalibrationTable;
import dev.synram.report.page.Decimal;
import dev.synram.report.page.ReportPage;
import dev.synram.report.page.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The charts and the page of a characterization. */
public final class CharacterizationReport {

    private final Characterization measured;
    private final CharacterizationResult result;
    private final ResponseCharts charts;

    /**
     * Makes a report.
     *
     * @param result of the measurement, with the state of the chip
     */
    public CharacterizationReport(Characterization measured, CharacterizationResult result) {
        this.measured = measured;
        this.result = result;
        charts = new ResponseCharts(measured);
    }

    /** The main chart for papers. */
    public Figure figure() {
        return new Figure(charts.amplitudes());
    }

    /** All metrics and charts on one self-contained page. */
    public String page() {
        return new ReportPage(
                        ReportPage.Kind.CHARACTERIZATION,
                        "Characterization of " + measured.chip(),
                        "The chip was %s. Means and standard deviations are over %s runs; all columns used by the sweep are shown, for all hemispheres."
                                .formatted(result.state(), measured.runs()),
                        "gain %s LSB, noise %s LSB, %s"
                                .formatted(
                                        Decimal.of(result.gain(), 5),
                                        Decimal.of(result.temporalNoiseLsb(), 2),
                                        result.state()),
                        sections())
                .html();
    }

    private List<Section> sections() {
        ResponseMetrics metrics = measured.figures();
        List<Section> sections = new ArrayList<>(List.of(
                Section.table(
                        "Metrics",
                        "",
                        List.of("metric", "this chip", "published, calibrated"),
                        List.of(
                                row("Gain", Decimal.of(metrics.gain(), 5) + " LSB", "0.0018 to 0.0020 LSB"),
                                row("Temporal noise", Decimal.of(metrics.temporalNoise(), 2) + " LSB", "about 2 LSB"),
                                row(
                                        "Fixed pattern, 30 to 80 LSB",
                                        Decimal.of(metrics.fixedPatternPercent(), 1) + " %",
                                        ""),
                                row("Linearity, R²", Decimal.of(metrics.linearityR2(), 5), ""),
                                row(
                                        "Upper saturation",
                                        Decimal.of(metrics.saturationHigh(), 0) + " LSB",
                                        "127 LSB, hard"),
                                row(
                                        "Lower saturation",
                                        Decimal.of(metrics.saturationLow(), 0) + " LSB",
                                        "-105 to -115 LSB, soft"))),
                Section.chart(
                        "Results over weights",
                        "All 128 inputs have the same activation, with one send. Each column has a different weight.",
                        charts.amplitudes()),
                Section.chart(
                        "One row, 100 sends, input 12",
                        "Results saturate at both ends. Published means are digitized from the public tutorial's figure.",
                        charts.rowSweep()),
                Section.chart(
                        "Noise over results",
                        "Standard deviation over runs for each point of the two sweeps.",
                        charts.noise()),
                Section.chart(
                        "Map over columns",
                        "The same weight on all columns and activation 8 on 128 inputs: means over runs.",
                        charts.columns()),
                Section.chart(
                        "Transfer curve of the CADC",
                        "All channels read the same voltage, given as the value of an analog cell.",
                        charts.transfer())));
        if (!result.calibrationComparison().isEmpty()) {
            sections.add(1, CalibrationTable.ofResponses(result.calibrationComparison()));
        }
        return sections;
    }

    private static List<String> row(String... cells) {
        return List.of(cells);
    }

    /** The measured points as CSV, one per line. */
    public String csv() {
        StringBuilder csv = new StringBuilder("hemisphere,column,weight,input,mean,std\n");
        for (Point point : measured.amplitudes()) {
            csv.append(String.format(
                    Locale.ROOT,
                    "%s,%s,%s,%s,%.4f,%.4f\n",
                    point.hemisphere(),
                    point.column(),
                    point.weight(),
                    point.input(),
                    point.mean(),
                    point.deviation()));
        }
        return csv.toString();
    }
}
