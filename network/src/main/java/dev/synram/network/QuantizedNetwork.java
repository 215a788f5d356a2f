package dev.synram.network;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A network with the weights that go onto a chip.
 *
 * @param network the layers
 * @param macs weights and sends of each multiplication, in order
 * @param provenance where it comes from: data, settings, seeds, versions
 */
public record QuantizedNetwork(Network network, List<Mac> macs, SortedMap<String, String> provenance) {

    /**
     * One multiplication.
     *
     * @param weights the weights
     * @param numSends how often each vector is sent
     */
    public record Mac(QuantizedWeights weights, int numSends) {}

    public QuantizedNetwork {
        macs = List.copyOf(macs);
        provenance = new TreeMap<>(provenance);
        List<Network.Mac> expected = network.macs();
        if (macs.size() != expected.size()) {
            throw new IllegalArgumentException("network %s has %d multiplications, not %d"
                    .formatted(network.name(), expected.size(), macs.size()));
        }
        for (Network.Mac mac : expected) {
            QuantizedWeights weights = macs.get(mac.index()).weights();
            if (weights.inputs() != mac.inputs() || weights.outputs() != mac.outputs()) {
                throw new IllegalArgumentException("%s takes %d x %d weights, not %d x %d"
                        .formatted(mac.layer(), mac.inputs(), mac.outputs(), weights.inputs(), weights.outputs()));
            }
        }
    }

    /** The same network with another provenance. */
    public QuantizedNetwork withProvenance(Map<String, String> entries) {
        return new QuantizedNetwork(network, macs, new TreeMap<>(entries));
    }
}
