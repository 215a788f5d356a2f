package dev.synram.experiment.spiking.learning;

import java.util.List;

/**
 * What a chip answered to a test sample.
 *
 * @param values of the sample; empty if it has more than 16
 * @param label its class
 * @param answer the class that the chip answered; -1 if no output spiked
 * @param microseconds time of chip time after which the answer did not change any more
 */
public record AnsweredSample(List<Float> values, int label, int answer, double microseconds) {

    public AnsweredSample {
        values = List.copyOf(values);
    }

    /** Whether the answer is right. */
    public boolean correct() {
        return answer == label;
    }
}
