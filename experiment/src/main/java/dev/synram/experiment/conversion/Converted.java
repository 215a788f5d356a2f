package dev.synram.experiment.conversion;

import dev.synram.network.quantization.Quantization;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.Unrounded;
import java.util.List;

/**
 * A network that was converted for chips.
 *
 * @param quantization for further training
 * @param network with rounded weights, the gain of the chips and the range of inputs
 * @param unrounded what the network would compute without rounding and errors of chips
 * @param layers how well each multiplication uses the chips
 * @param tradeOffs what finer activations buy, each step with one more layer than the one before; the network is the one that comes
 *     closest to float; empty unless bits were chosen
 */
public record Converted(
        Quantization quantization,
        QuantizedNetwork network,
        Unrounded unrounded,
        List<LayerFit> layers,
        List<TradeOff> tradeOffs) {

    public Converted {
        layers = List.copyOf(layers);
        tradeOffs = List.copyOf(tradeOffs);
    }
}
