package dev.synram.report.chart;

import java.util.List;

/**
 * A test image with the chip's outputs over repeated trials.
 *
 * @param image the image
 * @param label its class
 * @param means mean of each output in LSB
 * @param deviations standard deviation of each output over the trials
 */
public record SampleDigit(GreyImage image, int label, List<Double> means, List<Double> deviations) {}
