package dev.synram.experiment.model;

import dev.synram.chip.random.CounterRandom;
import dev.synram.network.FloatWeights;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.layer.Conv2d;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.Requantize;
import dev.synram.network.quantization.Quantization;
import dev.synram.network.quantization.QuantizedWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Draws initial weights in units of a chip, without a network in float: {@code reset_parameters} of the chip's public
 * software (hxtorch {@code perceptron/nn.py}). With {@code total = 2^shift * sqrt(2) / gain}, weights times sends have
 * the standard deviation {@code total / sqrt(inputs)}, so that results shifted by {@code shift} bits keep the size of
 * activations (He et al. 2015). The number of sends is the smallest for which weights have a standard deviation of at
 * most a third of their range; they are drawn from a normal distribution truncated to -63..63. Digital biases are
 * uniform within {@code total / sqrt(inputs) / (31 / sqrt(3))} LSB; those in constant rows are 0.
 *
 * <p>The public software assumes a shift of 1 for all layers; here it is that of the requantization that follows, and 1
 * without one.
 */
public final class ChipInitializer {

    /** Truncated at three standard deviations. */
    private static final double LARGEST_DEVIATION = QuantizedWeights.MAX / 3.0;

    /** Standard deviation of activations that are uniform in 0..31. */
    private static final double ACTIVATION_DEVIATION = ConvertingRelu.MAX / Math.sqrt(3);

    private static final int LAST_SHIFT = 1;
    private static final int BIAS_STREAM = -1;
    private static final int UNIFORM_STEPS = 1 << 24;

    private final double gain;
    private final Map<String, Integer> numSends;
    private final long seed;

    /**
     * Prepares drawing.
     *
     * @param gain LSB per unit of activation x weight at one send, measured on the chips
     * @param numSends number of sends by the name of the layer; of other layers it is computed
     * @param seed seed of the weights
     */
    public ChipInitializer(double gain, Map<String, Integer> numSends, long seed) {
        if (!(gain > 0)) {
            throw new IllegalArgumentException("the gain of a chip is " + gain + "; it must be positive");
        }
        this.gain = gain;
        this.numSends = Map.copyOf(numSends);
        this.seed = seed;
    }

    /** Draws the weights and biases of a lowered network. */
    public Quantization draw(Network lowered) {
        List<FloatWeights> parameters = new ArrayList<>();
        List<Integer> sends = new ArrayList<>();
        for (Mac mac : lowered.macs()) {
            double deviation = deviation(mac, shiftAfter(lowered, mac.node()));
            int ofLayer = numSends.getOrDefault(mac.name(), sends(deviation));
            sends.add(ofLayer);
            long key = CounterRandom.combine(seed, mac.index());
            parameters.add(weights(mac, deviation / ofLayer, key));
            if (mac.layer().bias().digital()) {
                parameters.add(bias(mac, deviation / ACTIVATION_DEVIATION, CounterRandom.combine(key, BIAS_STREAM)));
            }
        }
        return new Quantization(lowered, parameters, sends, List.of(), 1);
    }

    /** Standard deviation of weights times sends. */
    private double deviation(Mac mac, int shift) {
        int groups = mac.layer() instanceof Conv2d conv ? conv.groups() : 1;
        return (1 << shift) * Math.sqrt(2.0 * groups / mac.weightRows()) / gain;
    }

    private static int sends(double deviation) {
        return (int) Math.ceil(deviation / LARGEST_DEVIATION);
    }

    private static int shiftAfter(Network network, int number) {
        for (int consumer : network.consumers().get(number)) {
            Node node = network.nodes().get(consumer);
            return switch (node.layer()) {
                case ConvertingRelu relu -> relu.shift();
                case Requantize requantize -> requantize.shift();
                default -> shiftAfter(network, consumer);
            };
        }
        return LAST_SHIFT;
    }

    private static FloatWeights weights(Mac mac, double deviation, long key) {
        float[] values = new float[mac.inputs() * mac.outputs()];
        for (int i = 0; i < mac.weightRows() * mac.outputs(); i++) {
            boolean connected = mac.connects(i / mac.outputs(), i % mac.outputs());
            values[i] = connected ? truncated(deviation, key, i) : 0f;
        }
        return new FloatWeights(mac.inputs(), mac.outputs(), values);
    }

    /** Draws again until a weight is within the range. */
    private static float truncated(double deviation, long key, int index) {
        float value = (float) (deviation * CounterRandom.normal(key, index));
        for (int attempt = 1; Math.abs(value) > QuantizedWeights.MAX; attempt++) {
            value = (float) (deviation * CounterRandom.normal(CounterRandom.combine(key, attempt), index));
        }
        return value;
    }

    private static FloatWeights bias(Mac mac, double bound, long key) {
        float[] values = new float[mac.outputs()];
        for (int o = 0; o < values.length; o++) {
            double uniform = (CounterRandom.below(UNIFORM_STEPS, key, o) + 0.5) / UNIFORM_STEPS;
            values[o] = (float) (bound * (2 * uniform - 1));
        }
        return new FloatWeights(1, values.length, values);
    }
}
