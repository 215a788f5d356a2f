package dev.synram.experiment.recalibration;

/**
 * What a correction changed of the columns of a multiplication.
 *
 * @param layer name of the layer
 * @param rms root mean square of the changes of digital biases, in LSB
 * @param largest the largest magnitude of a change, in LSB
 */
public record CorrectedLayer(String layer, double rms, int largest) {

    static CorrectedLayer of(String layer, byte[] before, byte[] after) {
        double squares = 0;
        int largest = 0;
        for (int i = 0; i < after.length; i++) {
            int change = after[i] - before[i];
            squares += change * change;
            largest = Math.max(largest, Math.abs(change));
        }
        return new CorrectedLayer(layer, Math.sqrt(squares / after.length), largest);
    }
}
