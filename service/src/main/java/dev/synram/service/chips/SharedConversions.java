package dev.synram.service.chips;

import dev.synram.experiment.SimulatedChips;
import dev.synram.experiment.model.ChipConversion;
import dev.synram.experiment.serving.ServedNetwork;
import dev.synram.network.quantization.QuantizedNetwork;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How networks become networks for chips: found out on the first chip and kept for the others. Used by many threads. */
public final class SharedConversions {

    private final Map<String, ChipConversion> conversions = new LinkedHashMap<>();

    /** Conversions of networks. */
    public SharedConversions(List<ServedNetwork> networks) {
        networks.forEach(network -> conversions.put(network.name(), network.conversion()));
    }

    /** The networks for chips, by their names. */
    synchronized Map<String, QuantizedNetwork> on(SimulatedChips chips) {
        Map<String, QuantizedNetwork> networks = new LinkedHashMap<>();
        conversions.forEach((name, conversion) -> networks.put(
                name,
                conversion
                        .on(chips.cluster(), chips.settings().waitBetweenEvents())
                        .network()));
        return networks;
    }
}
