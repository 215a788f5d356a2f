package dev.synram.experiment.model;

import dev.synram.experiment.conversion.LayerFit;
import dev.synram.experiment.conversion.TradeOff;
import dev.synram.network.quantization.Quantization;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.Unrounded;
import java.util.List;

/**
 * A network for chips.
 *
 * @param quantization the network for further training
 * @param network the network with rounded weights
 * @param unrounded what the network would compute without rounding and errors of chips
 * @param warnings about ranges that are used badly
 * @param layers how well each multiplication uses the chips; empty if unknown
 * @param tradeOffs what finer activations buy; empty unless their bits were chosen
 */
public record ChipModel(
        Quantization quantization,
        QuantizedNetwork network,
        Unrounded unrounded,
        List<String> warnings,
        List<LayerFit> layers,
        List<TradeOff> tradeOffs) {

    public ChipModel {
        warnings = List.copyOf(warnings);
        layers = List.copyOf(layers);
        tradeOffs = List.copyOf(tradeOffs);
    }
}
