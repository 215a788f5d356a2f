package dev.synram.experiment.model;

import dev.synram.network.FloatNetwork;
import dev.synram.network.quantization.InputRange;

/** A network that is fitted to a range of inputs. */
public interface FittedModel {

    /** The range of the inputs. */
    InputRange range();

    /** The network in float for inputs divided by the largest magnitude. */
    FloatNetwork host();

    /**
     * The network for chips.
     *
     * @param gain LSB per unit of activation x weight at one send, measured on the chips
     */
    ChipModel onChips(double gain);
}
