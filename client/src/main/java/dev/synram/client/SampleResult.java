package dev.synram.client;

import java.util.List;

/**
 * The results of one sample.
 *
 * @param values in the network's units; means if there are several trials
 * @param deviations their standard deviations over the trials; 0 with one trial
 * @param chosen number of the first of the largest values
 */
public record SampleResult(List<Float> values, List<Float> deviations, int chosen) {

    public SampleResult {
        values = List.copyOf(values);
        deviations = List.copyOf(deviations);
    }
}
