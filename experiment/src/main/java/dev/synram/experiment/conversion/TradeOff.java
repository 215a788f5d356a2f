package dev.synram.experiment.conversion;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What finer activations buy.
 *
 * @param inputBits bits of the activations of multiplications, by their names; 5 for others
 * @param distance of the outputs from those in float, on calibration data: the mean divergence of class probabilities in nats, or
 *     the relative squared error of values; smaller is better
 * @param microsPerSample modelled time of a sample in a batch of 1,000, with all inputs taken to be nonzero unless measured
 */
public record TradeOff(Map<String, Integer> inputBits, double distance, double microsPerSample) {

    public TradeOff {
        inputBits = Collections.unmodifiableMap(new TreeMap<>(inputBits));
    }
}
