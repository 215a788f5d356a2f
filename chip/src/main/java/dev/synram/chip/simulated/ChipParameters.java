package dev.synram.chip.simulated;

/**
 * The magnitudes of a simulated chip, by circuit. All spreads are standard deviations over instances. Published chips
 * fix the structure and the sum of these errors, not their shares: where no source is named, a figure is our modelling
 * decision, chosen so that calibrated chips behave as published (gain 0.0018 to 0.0022, noise near 2 LSB, fixed pattern
 * of 4 to 5 % of a result).
 *
 * @param name what the set is called
 * @param driver synapse drivers
 * @param synapse synapses
 * @param neuron synaptic inputs and membranes
 * @param cadc columnar ADC
 * @param noise temporal noise
 */
public record ChipParameters(
        String name,
        DriverParameters driver,
        SynapseParameters synapse,
        NeuronParameters neuron,
        CadcParameters cadc,
        NoiseParameters noise) {

    /**
     * Synapse drivers turn an activation {@code a} into a pulse of {@code slope * clip(a + offset, 0, top)} units.
     *
     * @param slopeSpread relative spread of the slope
     * @param offsetSpread spread of the offset in units of activation
     * @param offsetStep shift of the offset by one step of {@link dev.synram.chip.Cell#DRIVER_OFFSET}
     * @param top longest pulse in units of activation
     * @param topSpread spread of the longest pulse
     */
    public record DriverParameters(
            double slopeSpread, double offsetSpread, double offsetStep, double top, double topSpread) {}

    /**
     * Synapses are six-bit current sources; excitatory and inhibitory synapses are separate instances.
     *
     * @param gainSpread relative spread of a synapse's current
     * @param unitSpread relative spread of one unit of the six binary-weighted sources; a source of n units averages
     *     over them and has a spread of {@code unitSpread / sqrt(n)}
     * @param trend relative loss of current from the first to the last column of a hemisphere
     */
    public record SynapseParameters(double gainSpread, double unitSpread, double trend) {}

    /**
     * Neurons integrate the charge of their two synaptic inputs and limit it.
     *
     * @param gain CADC LSB per unit of activation x weight at the default strength and one send; published: 0.0018 to
     *     0.0020
     * @param strengthSpread spread of the logarithm of each input's strength, excitatory and inhibitory apart
     * @param strengthExponent strength grows with the cell's value to this power
     * @param pseudoLeakMicros time constant with which charge leaks although the leak is switched off
     * @param offsetSpread spread in LSB of what a multiplication by zero gives
     * @param knee LSB below the baseline from which results are compressed (published: about 80 are linear)
     * @param floor LSB below the baseline that are never passed (published: 105 to 115)
     * @param floorSpread spread of the floor
     * @param restLsb reading of a reset membrane
     * @param restSpread spread of that reading due to the reset potential
     */
    public record NeuronParameters(
            double gain,
            double strengthSpread,
            double strengthExponent,
            double pseudoLeakMicros,
            double offsetSpread,
            double knee,
            double floor,
            double floorSpread,
            double restLsb,
            double restSpread) {}

    /**
     * The columnar ADC reads 0..255.
     *
     * @param quadrantSlopeSpread relative spread of the ramp's slope over quadrants
     * @param quadrantOffsetSpread spread in LSB of the ramp's offset over quadrants
     * @param channelOffsetSpread spread in LSB of the offset over channels (the public acceptance test allows 20)
     */
    public record CadcParameters(double quadrantSlopeSpread, double quadrantOffsetSpread, double channelOffsetSpread) {}

    /**
     * Temporal noise in LSB of standard deviation.
     *
     * @param membrane on the membrane, a multiplication
     * @param read of the CADC, a read
     * @param event of one event on one membrane
     * @param common common to all columns of a hemisphere
     * @param columnSpread relative spread over columns of the noise that is not common
     */
    public record NoiseParameters(double membrane, double read, double event, double common, double columnSpread) {}

    /** A chip as it comes from the factory. */
    public static ChipParameters nominal() {
        return new ChipParameters(
                "nominal",
                new DriverParameters(0.02, 2.0, 0.25, 33.0, 0.4),
                new SynapseParameters(0.03, 0.03, 0.04),
                new NeuronParameters(0.0020, 0.18, 0.9, 400.0, 1.0, 70.0, 115.0, 4.0, 120.0, 6.0),
                new CadcParameters(0.02, 4.0, 8.0),
                new NoiseParameters(1.3, 0.8, 0.05, 0.4, 0.1));
    }
}
