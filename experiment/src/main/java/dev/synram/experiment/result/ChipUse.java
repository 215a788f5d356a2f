package dev.synram.experiment.result;

import dev.synram.experiment.conversion.LayerFit;
import dev.synram.experiment.conversion.TradeOff;
import java.util.List;

/**
 * How a network uses a chip.
 *
 * @param version of the program
 * @param model name of the network
 * @param data name of the data that determined its ranges
 * @param chipSeed seed of the chip
 * @param inputLimit input, after normalization, that the largest activation stands for
 * @param layers how well each layer uses the chip
 * @param tradeOffs what finer activations buy; empty unless their bits were chosen
 * @param modelled time and energy by each schedule
 */
public record ChipUse(
        String version,
        String model,
        String data,
        long chipSeed,
        double inputLimit,
        List<LayerFit> layers,
        List<TradeOff> tradeOffs,
        List<ModelledCost> modelled) {

    public ChipUse {
        layers = List.copyOf(layers);
        tradeOffs = List.copyOf(tradeOffs);
        modelled = List.copyOf(modelled);
    }

    /** The result as JSON. */
    public String json() {
        return Json.write(this);
    }
}
