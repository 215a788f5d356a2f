package dev.synram.experiment.model;

import dev.synram.network.FloatNetwork;
import dev.synram.network.quantization.InputRange;

/** A network for inputs of a range. */
public interface FittedModel {

    /** What inputs can be. */
    InputRange range();

    /** The network in float, for inputs divided by the largest. */
    FloatNetwork host();

    /**
     * The network for chips.
     *
     * @param gain LSB per unit of activation x weight at one send, measured on the chips
     */
    ChipModel onChips(double gain);
}
