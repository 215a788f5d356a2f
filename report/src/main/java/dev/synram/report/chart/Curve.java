package dev.synram.report.chart;

import java.util.List;

/**
 * A line of a chart.
 *
 * @param label label in the legend
 * @param color CSS color
 * @param values one value per epoch
 */
public record Curve(String label, String color, List<Double> values) {}
