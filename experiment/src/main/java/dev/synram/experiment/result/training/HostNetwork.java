package dev.synram.experiment.result.training;

import dev.synram.network.FloatNetwork;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A network as it was trained in float on the host, before it was quantized.
 *
 * @param network for samples as users give them, after the normalization of the training's settings
 * @param provenance how it was trained, by the names of entries
 */
public record HostNetwork(FloatNetwork network, Map<String, String> provenance) {

    public HostNetwork {
        provenance = Collections.unmodifiableMap(new TreeMap<>(provenance));
    }
}
