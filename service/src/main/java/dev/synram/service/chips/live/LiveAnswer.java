package dev.synram.service.chips.live;

import java.util.List;

/**
 * What a chip gives for a sample.
 *
 * @param chip its name
 * @param calibrationAgeHours time since its calibration
 * @param scores of each class
 * @param isInUnits whether scores are in the network's units; otherwise in LSB of the chip
 * @param layers what the synapse arrays do
 * @param membranes of the columns that give the results
 * @param cost time and energy, computed by models
 * @param wallMilliseconds time that the host took for the simulation
 * @param event what has happened to the chip, for people; empty for nothing
 */
public record LiveAnswer(
        String chip,
        double calibrationAgeHours,
        List<Score> scores,
        boolean isInUnits,
        List<LiveLayer> layers,
        LiveMembranes membranes,
        LiveCost cost,
        double wallMilliseconds,
        String event) {

    public LiveAnswer {
        scores = List.copyOf(scores);
        layers = List.copyOf(layers);
    }

    /**
     * One class.
     *
     * @param mean over the trials
     * @param deviation standard deviation over the trials
     * @param wins trials in which it was the first of the largest
     * @param inFloat the result without roundings and errors; NaN if the network does not tell it
     */
    public record Score(double mean, double deviation, int wins, double inFloat) {}

    /** The same with a word about what has happened. */
    public LiveAnswer withEvent(String what) {
        return new LiveAnswer(
                chip, calibrationAgeHours, scores, isInUnits, layers, membranes, cost, wallMilliseconds, what);
    }
}
