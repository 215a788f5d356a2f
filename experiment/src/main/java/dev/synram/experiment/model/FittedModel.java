package dev.synram.experiment.model;

import dev.synram.experiment.setting.ConversionSettings;
import dev.synram.network.FloatNetwork;
import dev.synram.network.quantization.InputRange;

/** A network that is fitted to a range of inputs. */
public interface FittedModel {

    /** The range of the inputs. */
    InputRange range();

    /** The network in float for inputs divided by the largest magnitude. */
    FloatNetwork host();

    /**
     * How it becomes a network for chips without training; not at all if it is quantized already.
     *
     * @param settings of the conversion
     * @param values whether results are values rather than classes
     */
    ChipConversion conversion(ConversionSettings settings, boolean values);

    /**
     * The network for chips that training starts from.
     *
     * @param gain LSB per unit of activation x weight at one send, measured on the chips
     */
    ChipModel onChips(double gain);
}
