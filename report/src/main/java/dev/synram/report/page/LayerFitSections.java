package dev.synram.report.page;

import dev.synram.experiment.conversion.LayerFit;
import dev.synram.experiment.conversion.TradeOff;
import dev.synram.report.chart.xy.Axis;
import dev.synram.report.chart.xy.Series;
import dev.synram.report.chart.xy.XyChart;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How well layers use a chip, and what finer activations buy. */
public final class LayerFitSections {

    private static final int BITS = 5;
    private static final int WIDTH = 640;
    private static final int HEIGHT = 260;

    private LayerFitSections() {}

    /** The table of layers, with warnings below, which are sentences without a full stop. */
    public static Section layers(List<LayerFit> layers, List<String> warnings) {
        return Section.table(
                "Layers on the chip",
                "On the samples that determined the ranges. Range used: the 99.9th percentile of what converters read. Full: share of "
                        + "what converters read at the end of their range. Signal: mean square of the results in float over that of "
                        + "their differences on the chip. Rows: rows of the array for each activation; columns: columns whose mean is a "
                        + "result; constants: rows for the constant part of results. "
                        + (warnings.isEmpty() ? "No layer is starved or clipped." : String.join(". ", warnings) + "."),
                List.of(
                        "layer",
                        "range used",
                        "full",
                        "signal",
                        "sends",
                        "bits",
                        "rows",
                        "columns",
                        "constants",
                        "row tiles"),
                layers.stream().map(LayerFitSections::row).toList());
    }

    private static List<String> row(LayerFit layer) {
        return List.of(
                layer.layer(),
                Decimal.of(100 * layer.usualLsb() / layer.limitLsb(), 0) + " %",
                Units.percent(layer.full()),
                Decimal.of(layer.signalToNoiseDb(), 1) + " dB",
                Integer.toString(layer.numSends()),
                Integer.toString(layer.inputBits()),
                Integer.toString(layer.rowCopies()),
                Integer.toString(layer.columnCopies()),
                Integer.toString(layer.constantRows()),
                Integer.toString(layer.rowTiles()));
    }

    /** The curve of distance over time of finer activations. */
    public static Section tradeOffs(List<TradeOff> steps) {
        double[] micros = steps.stream().mapToDouble(TradeOff::microsPerSample).toArray();
        double[] distances = steps.stream().mapToDouble(TradeOff::distance).toArray();
        XyChart chart = new XyChart(
                "What finer activations buy",
                Axis.of("modelled time of a sample (µs)"),
                Axis.of("distance from float", 0, 1e-6),
                List.of(Series.markedLine("a step, with more bits for one layer", micros, distances)));
        Table table = new Table(
                "What finer activations buy",
                List.of("activations", "distance from float", "modelled time"),
                steps.stream()
                        .map(step -> List.of(
                                bits(step.inputBits()),
                                Decimal.of(step.distance(), 4),
                                Units.time(step.microsPerSample())))
                        .toList());
        return new Section(
                "What finer activations buy",
                List.of(Chart.of(chart.draw(WIDTH, HEIGHT)), table),
                "The distance of the outputs from those in float, on calibration data: for classes the mean divergence of their "
                        + "probabilities in nats, for values the relative squared error. Time is modelled, not measured.");
    }

    private static String bits(Map<String, Integer> bits) {
        String finer = bits.entrySet().stream()
                .filter(entry -> entry.getValue() > BITS)
                .map(entry -> entry.getKey() + ": " + entry.getValue() + " bits")
                .collect(Collectors.joining(", "));
        return finer.isEmpty() ? BITS + " bits everywhere" : finer;
    }
}
