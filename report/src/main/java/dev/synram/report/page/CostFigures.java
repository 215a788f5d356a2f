package dev.synram.report.page;

import java.util.List;

/**
 * Time and energy of one image, modelled for the real chip, and speed measured on the host.
 *
 * @param modelled by each model of time
 * @param watts modelled power of a chip
 * @param trainImagesPerSecond measured on the host, in the loop; NaN if nothing was trained
 * @param inferenceImagesPerSecond measured on the host
 */
public record CostFigures(
        List<Modelled> modelled, double watts, double trainImagesPerSecond, double inferenceImagesPerSecond) {

    /**
     * Time and energy of an image by one model.
     *
     * @param schedule name of the model
     * @param micros time in microseconds
     * @param millijoules energy
     */
    public record Modelled(String schedule, double micros, double millijoules) {}

    public CostFigures {
        modelled = List.copyOf(modelled);
    }
}
