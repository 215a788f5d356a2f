package dev.synram.network;

import java.util.ArrayList;
import java.util.List;

/**
 * Chooses how a network trained in float is laid into the chip's ranges: a weight scale and a number of sends a layer,
 * so that results use the 8-bit range and hidden activations the 5-bit range.
 *
 * <p>With inputs scaled by {@code s}, weights by {@code k} and {@code n} sends, a float result {@code y} is read as
 * {@code gain * n * s * k * y} LSB. The weights use their full range where one send is too weak; where one send is too
 * strong already, they are made smaller.
 */
public final class Quantizer {

    /** Where the largest usual result of the last layer is to lie, in LSB: within the linear range. */
    private static final double LOGIT_SCALE = 80;

    private static final int MAX_SENDS = 64;

    private final double gain;

    /**
     * Makes a quantizer.
     *
     * @param gain LSB per unit of activation x weight at one send, measured on the chip
     */
    public Quantizer(double gain) {
        if (!(gain > 0)) {
            throw new IllegalArgumentException("the gain of a chip is " + gain + "; it must be positive");
        }
        this.gain = gain;
    }

    /**
     * A layer in units of the chip.
     *
     * @param weights weights in units of the chip, not yet rounded; magnitudes above 63 are clipped when they are
     * @param numSends how often each vector is sent
     */
    public record ScaledMac(FloatWeights weights, int numSends) {}

    /**
     * Scales all layers.
     *
     * @param weights float weights of each multiplication
     * @param largestResults for each multiplication its largest usual result, for inputs that reach 1
     */
    public List<ScaledMac> scale(Network network, List<FloatWeights> weights, double[] largestResults) {
        List<ScaledMac> scaled = new ArrayList<>();
        double inputScale = ConvertingRelu.MAX;
        int mac = 0;
        List<Layer> layers = network.layers();
        for (int i = 0; i < layers.size(); i++) {
            switch (layers.get(i)) {
                case MacLayer layer -> {
                    double fullScale = i + 1 < layers.size() && layers.get(i + 1) instanceof ConvertingRelu relu
                            ? relu.fullScale()
                            : LOGIT_SCALE;
                    FloatWeights floats = weights.get(mac);
                    double wanted = fullScale / largestResults[mac] / (gain * inputScale);
                    double widest = QuantizedWeights.MAX / floats.largest();
                    int numSends = (int) Math.clamp(Math.ceil(wanted / widest), 1, MAX_SENDS);
                    double weightScale = Math.min(widest, wanted / numSends);
                    scaled.add(new ScaledMac(floats.scaled((float) weightScale), numSends));
                    inputScale *= gain * numSends * weightScale;
                    mac++;
                }
                case ConvertingRelu relu -> inputScale /= 1 << relu.shift();
            }
        }
        return List.copyOf(scaled);
    }
}
