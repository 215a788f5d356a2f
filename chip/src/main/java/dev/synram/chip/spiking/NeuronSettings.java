package dev.synram.chip.spiking;

/**
 * The digital settings of one neuron circuit (haldls {@code neuron.h}). Begin with {@link #DEFAULT}, a leaky integrate-and-fire
 * neuron, and change what differs.
 *
 * @param spikes whether the comparator is on, so that the neuron spikes
 * @param sent whether its spikes leave the neuron as events; the spike counter counts either way
 * @param address the neuron's part of its events' label, 0..255
 * @param capacitance membrane capacitor, 0..63 for about 0 to 2.2 pF beside an intrinsic capacitance
 * @param excitatory the excitatory synaptic input
 * @param inhibitory the inhibitory synaptic input
 * @param leak scale of the leak conductance
 * @param reset scale of the reset conductance
 * @param degeneration whether the source degeneration of leak and reset is on: half the conductance, our estimate
 * @param offset the constant current
 * @param exponential whether the exponential current flows
 * @param adaptation the adaptation
 * @param refractory what follows a spike
 * @param compartment what the circuit is joined to
 * @param readout what the ADCs see
 */
public record NeuronSettings(
        boolean spikes,
        boolean sent,
        int address,
        int capacitance,
        InputSettings excitatory,
        InputSettings inhibitory,
        Conductance leak,
        Conductance reset,
        boolean degeneration,
        OffsetCurrent offset,
        boolean exponential,
        AdaptationSettings adaptation,
        RefractorySettings refractory,
        Compartment compartment,
        Readout readout) {

    /** Largest address: 8 bits. */
    public static final int LARGEST_ADDRESS = 255;

    /** Largest setting of the membrane capacitor: 6 bits. */
    public static final int LARGEST_CAPACITANCE = 63;

    /** A leaky integrate-and-fire neuron whose inputs are currents. */
    public static final NeuronSettings DEFAULT = new NeuronSettings(
            true,
            true,
            0,
            LARGEST_CAPACITANCE,
            InputSettings.SLOW,
            InputSettings.SLOW,
            Conductance.PLAIN,
            Conductance.MULTIPLIED,
            false,
            OffsetCurrent.OFF,
            false,
            AdaptationSettings.OFF,
            RefractorySettings.DEFAULT,
            Compartment.SINGLE,
            Readout.MEMBRANE);

    /** A circuit whose inputs, comparator and events are off. */
    public static final NeuronSettings OFF = DEFAULT.withSpikes(false)
            .withSent(false)
            .withExcitatory(InputSettings.OFF)
            .withInhibitory(InputSettings.OFF);

    public NeuronSettings {
        Limits.check("a neuron's address", address, 0, LARGEST_ADDRESS);
        Limits.check("a membrane capacitor", capacitance, 0, LARGEST_CAPACITANCE);
    }

    /** The same whose comparator is on or off. */
    public NeuronSettings withSpikes(boolean value) {
        return new NeuronSettings(
                value,
                sent,
                address,
                capacitance,
                excitatory,
                inhibitory,
                leak,
                reset,
                degeneration,
                offset,
                exponential,
                adaptation,
                refractory,
                compartment,
                readout);
    }

    /** The same whose spikes leave it or not. */
    public NeuronSettings withSent(boolean value) {
        return new NeuronSettings(
                spikes,
                value,
                address,
                capacitance,
                excitatory,
                inhibitory,
                leak,
                reset,
                degeneration,
                offset,
                exponential,
                adaptation,
                refractory,
                compartment,
                readout);
    }

    /** The same with another address. */
    public NeuronSettings withAddress(int value) {
        return new NeuronSettings(
                spikes,
                sent,
                value,
                capacitance,
                excitatory,
                inhibitory,
                leak,
                reset,
                degeneration,
                offset,
                exponential,
                adaptation,
                refractory,
                compartment,
                readout);
    }

    /** The same with another membrane capacitor. */
    public NeuronSettings withCapacitance(int value) {
        return new NeuronSettings(
                spikes,
                sent,
                address,
                value,
                excitatory,
                inhibitory,
                leak,
                reset,
                degeneration,
                offset,
                exponential,
                adaptation,
                refractory,
                compartment,
                readout);
    }

    /** The same with another excitatory input. */
    public NeuronSettings withExcitatory(InputSettings value) {
        return new NeuronSettings(
                spikes,
                sent,
                address,
                capacitance,
                value,
                inhibitory,
                leak,
                reset,
                degeneration,
                offset,
                exponential,
                adaptation,
                refractory,
                compartment,
                readout);
    }

    /** The same with another inhibitory input. */
    public NeuronSettings withInhibitory(InputSettings value) {
        return new NeuronSettings(
                spikes,
                sent,
                address,
                capacitance,
                excitatory,
                value,
                leak,
                reset,
                degeneration,
                offset,
                exponential,
                adaptation,
                refractory,
                compartment,
                readout);
    }

    /** The same with another scale of the leak. */
    public NeuronSettings withLeak(Conductance value) {
        return new NeuronSettings(
                spikes,
                sent,
                address,
                capacitance,
                excitatory,
                inhibitory,
                value,
                reset,
                degeneration,
                offset,
                exponential,
                adaptation,
                refractory,
                compartment,
                readout);
    }

    /** The same with another scale of the reset. */
    public NeuronSettings withReset(Conductance value) {
        return new NeuronSettings(
                spikes,
                sent,
                address,
                capacitance,
                excitatory,
                inhibitory,
                leak,
                value,
                degeneration,
                offset,
                exponential,
                adaptation,
                refractory,
                compartment,
                readout);
    }

    /** The same with source degeneration or not. */
    public NeuronSettings withDegeneration(boolean value) {
        return new NeuronSettings(
                spikes,
                sent,
                address,
                capacitance,
                excitatory,
                inhibitory,
                leak,
                reset,
                value,
                offset,
                exponential,
                adaptation,
                refractory,
                compartment,
                readout);
    }

    /** The same with another constant current. */
    public NeuronSettings withOffset(OffsetCurrent value) {
        return new NeuronSettings(
                spikes,
                sent,
                address,
                capacitance,
                excitatory,
                inhibitory,
                leak,
                reset,
                degeneration,
                value,
                exponential,
                adaptation,
                refractory,
                compartment,
                readout);
    }

    /** The same with an exponential current or not. */
    public NeuronSettings withExponential(boolean value) {
        return new NeuronSettings(
                spikes,
                sent,
                address,
                capacitance,
                excitatory,
                inhibitory,
                leak,
                reset,
                degeneration,
                offset,
                value,
                adaptation,
                refractory,
                compartment,
                readout);
    }

    /** The same with another adaptation. */
    public NeuronSettings withAdaptation(AdaptationSettings value) {
        return new NeuronSettings(
                spikes,
                sent,
                address,
                capacitance,
                excitatory,
                inhibitory,
                leak,
                reset,
                degeneration,
                offset,
                exponential,
                value,
                refractory,
                compartment,
                readout);
    }

    /** The same with other times after a spike. */
    public NeuronSettings withRefractory(RefractorySettings value) {
        return new NeuronSettings(
                spikes,
                sent,
                address,
                capacitance,
                excitatory,
                inhibitory,
                leak,
                reset,
                degeneration,
                offset,
                exponential,
                adaptation,
                value,
                compartment,
                readout);
    }

    /** The same joined otherwise. */
    public NeuronSettings withCompartment(Compartment value) {
        return new NeuronSettings(
                spikes,
                sent,
                address,
                capacitance,
                excitatory,
                inhibitory,
                leak,
                reset,
                degeneration,
                offset,
                exponential,
                adaptation,
                refractory,
                value,
                readout);
    }

    /** The same with another readout. */
    public NeuronSettings withReadout(Readout value) {
        return new NeuronSettings(
                spikes,
                sent,
                address,
                capacitance,
                excitatory,
                inhibitory,
                leak,
                reset,
                degeneration,
                offset,
                exponential,
                adaptation,
                refractory,
                compartment,
                value);
    }
}
