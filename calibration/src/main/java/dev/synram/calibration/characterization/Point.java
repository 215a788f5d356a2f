package dev.synram.calibration.characterization;

/**
 * The results of one column for one weight and input, over repeated runs.
 *
 * @param hemisphere of the column
 * @param column 0..255
 * @param weight of all synapses used
 * @param input activation of all inputs used
 * @param mean over runs, LSB
 * @param deviation standard deviation over runs, LSB
 */
public record Point(int hemisphere, int column, int weight, int input, double mean, double deviation) {}
