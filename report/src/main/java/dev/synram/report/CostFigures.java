package dev.synram.report;

/**
 * Time and energy of one image, modelled for the real chip, and speed measured on the host.
 *
 * @param micros modelled time in microseconds
 * @param millijoules modelled energy
 * @param watts modelled power
 * @param trainImagesPerSecond measured on the host, in the loop; NaN if nothing was trained
 * @param inferenceImagesPerSecond measured on the host
 */
public record CostFigures(
        double micros,
        double millijoules,
        double watts,
        double trainImagesPerSecond,
        double inferenceImagesPerSecond) {}
