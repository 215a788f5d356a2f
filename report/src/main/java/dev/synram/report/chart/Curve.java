package dev.synram.report.chart;

import java.util.List;

/**
 * A line of a chart.
 *
 * @param label name in the legend
 * @param color CSS colour
 * @param values one value an epoch
 */
public record Curve(String label, String color, List<Double> values) {}
