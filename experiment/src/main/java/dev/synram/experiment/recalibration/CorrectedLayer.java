package dev.synram.experiment.recalibration;

import dev.synram.network.quantization.QuantizedNetwork;

/**
 * What a correction changed of a multiplication.
 *
 * @param layer name of the layer
 * @param numSendsBefore how often each vector was sent
 * @param numSends how often it is sent, by the gain of the chip
 * @param rms root mean square of the changes of digital biases, in LSB
 * @param largest the largest magnitude of a change, in LSB
 */
public record CorrectedLayer(String layer, int numSendsBefore, int numSends, double rms, int largest) {

    static CorrectedLayer of(String layer, QuantizedNetwork.Mac before, QuantizedNetwork.Mac corrected) {
        byte[] after = corrected.bias();
        double squares = 0;
        int largest = 0;
        for (int i = 0; i < after.length; i++) {
            int change = after[i] - before.bias()[i];
            squares += change * change;
            largest = Math.max(largest, Math.abs(change));
        }
        return new CorrectedLayer(
                layer, before.numSends(), corrected.numSends(), Math.sqrt(squares / after.length), largest);
    }
}
