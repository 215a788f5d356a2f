package dev.synram.network.quantization;

import dev.synram.network.FloatWeights;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A network scaled to the ranges of a chip, with weights not yet rounded, so that it can be trained further.
 *
 * @param network the lowered network
 * @param parameters a matrix for each of {@link Parameter#ofChip}: weights in units of the chip, biases in LSB
 * @param numSends for each multiplication, the number of sends of its vectors
 * @param uses how much of its range each layer uses
 * @param outputScale LSB per unit of the network's result; 0 if unknown
 */
public record Quantization(
        Network network,
        List<FloatWeights> parameters,
        List<Integer> numSends,
        List<RangeUse> uses,
        double outputScale) {

    public Quantization {
        parameters = List.copyOf(parameters);
        numSends = List.copyOf(numSends);
        uses = List.copyOf(uses);
        Parameter.check(network, Parameter.ofChip(network), parameters);
    }

    /** The network with rounded parameters. */
    public QuantizedNetwork rounded() {
        return rounded(parameters);
    }

    /** The network with other parameters, rounded. */
    public QuantizedNetwork rounded(List<FloatWeights> trained) {
        return round(network, trained, numSends).withOutputUnit(outputScale == 0 ? 0 : 1 / outputScale);
    }

    /** A lowered network with rounded parameters. */
    public static QuantizedNetwork round(Network network, List<FloatWeights> parameters, List<Integer> numSends) {
        List<QuantizedNetwork.Mac> macs = new ArrayList<>();
        int next = 0;
        for (Mac mac : network.macs()) {
            QuantizedWeights weights = QuantizedWeights.of(parameters.get(next++));
            byte[] bias = mac.layer().bias().digital() ? parameters.get(next++).roundedBias() : new byte[0];
            macs.add(new QuantizedNetwork.Mac(weights, bias, numSends.get(mac.index()), 1));
        }
        return new QuantizedNetwork(network, macs, new TreeMap<>());
    }
}
