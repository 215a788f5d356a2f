package dev.synram.report.page;

import dev.synram.report.chart.GreyImage;

/**
 * A test image that the chip took for another class.
 *
 * @param image the image
 * @param number its number in the test set
 * @param label its class
 * @param prediction the class the chip chose
 */
public record MisclassifiedDigit(GreyImage image, int number, int label, int prediction) {}
