package dev.synram.experiment.model;

import dev.synram.network.quantization.Quantization;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.RangeUse;
import java.util.List;
import java.util.Objects;

/**
 * A network for chips.
 *
 * @param quantization the network for further training
 * @param network the network with rounded weights
 * @param uses how layers use their ranges; empty if unknown
 */
public record ChipModel(Quantization quantization, QuantizedNetwork network, List<RangeUse> uses) {

    public ChipModel {
        uses = List.copyOf(uses);
    }

    /** Warnings about ranges that are used badly. */
    public List<String> warnings() {
        return uses.stream().map(RangeUse::warning).filter(Objects::nonNull).toList();
    }
}
