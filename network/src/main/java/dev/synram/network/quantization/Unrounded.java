package dev.synram.network.quantization;

import dev.synram.network.FloatWeights;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a quantized network would compute if nothing of it were rounded and chips had no errors: the reference for what rounding
 * and chips cost. It differs from the network in float by the limits of activations alone.
 *
 * @param network the lowered network
 * @param parameters a matrix for each of {@link dev.synram.network.Parameter#ofChip}, not rounded, without what corrects
 *     rounding or chips
 * @param numSends of each multiplication
 * @param gain LSB per unit of activation x weight at one send
 * @param halfSteps for each multiplication, the LSB that the quantized network adds to its results so that requantization, which
 *     rounds down, takes the nearest activation
 * @param nearest whether such steps are added where they can be
 */
public record Unrounded(
        Network network,
        List<FloatWeights> parameters,
        List<Integer> numSends,
        double gain,
        List<Integer> halfSteps,
        boolean nearest) {

    public Unrounded {
        parameters = List.copyOf(parameters);
        numSends = List.copyOf(numSends);
        halfSteps = List.copyOf(halfSteps);
    }

    /** A network whose weights are known as integers only, as after training on chips: its parameters are the reference. */
    public static Unrounded of(QuantizedNetwork network) {
        return new Unrounded(
                network.network(),
                network.parameters(),
                network.numSends(),
                network.gain(),
                Collections.nCopies(network.macs().size(), 0),
                false);
    }

    /** The reference in float. */
    public Dequantized inFloat() {
        return Dequantized.of(network, parameters, numSends, gain);
    }

    /** The reference in float, with the weights of the quantized network. */
    public Dequantized withWeightsOf(QuantizedNetwork quantized) {
        List<FloatWeights> rounded = new ArrayList<>();
        List<FloatWeights> theirs = quantized.parameters();
        int next = 0;
        for (Mac mac : network.macs()) {
            float[] values = parameters.get(next).values().clone();
            System.arraycopy(theirs.get(next).values(), 0, values, 0, mac.weightRows() * mac.outputs());
            rounded.add(new FloatWeights(mac.inputs(), mac.outputs(), values));
            next++;
            if (mac.layer().bias().digital()) {
                rounded.add(parameters.get(next++));
            }
        }
        return Dequantized.of(network, rounded, numSends, gain);
    }
}
