package dev.synram.calibration.spiking;

import dev.synram.chip.spiking.AdaptationSettings;
import dev.synram.chip.spiking.Compartment;
import dev.synram.chip.spiking.Conductance;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.chip.spiking.OffsetCurrent;
import dev.synram.chip.spiking.RefractorySettings;
import java.util.function.ToIntFunction;

/** The digital settings of a neuron that a calibration decides, each as a small number: that of a constant is its place. */
@SuppressWarnings({"EnumOrdinal", "ImmutableEnumChecker"
}) // numbers for files, within the enum's own range; functions hold no state
enum NeuronBits {
    CAPACITANCE(NeuronSettings.LARGEST_CAPACITANCE, NeuronSettings::capacitance, NeuronSettings::withCapacitance),
    LEAK(
            Conductance.values().length - 1,
            neuron -> neuron.leak().ordinal(),
            (neuron, value) -> neuron.withLeak(Conductance.values()[value])),
    EXCITATORY_HIGH_RESISTANCE(
            1,
            neuron -> bit(neuron.excitatory().highResistance()),
            (neuron, value) -> neuron.withExcitatory(neuron.excitatory().withHighResistance(value == 1))),
    INHIBITORY_HIGH_RESISTANCE(
            1,
            neuron -> bit(neuron.inhibitory().highResistance()),
            (neuron, value) -> neuron.withInhibitory(neuron.inhibitory().withHighResistance(value == 1))),
    EXCITATORY_MODULATED(
            1,
            neuron -> bit(neuron.excitatory().modulated()),
            (neuron, value) -> neuron.withExcitatory(neuron.excitatory().withModulated(value == 1))),
    INHIBITORY_MODULATED(
            1,
            neuron -> bit(neuron.inhibitory().modulated()),
            (neuron, value) -> neuron.withInhibitory(neuron.inhibitory().withModulated(value == 1))),
    REFRACTORY_COUNTER(
            RefractorySettings.LARGEST_COUNTER,
            neuron -> neuron.refractory().counter(),
            (neuron, value) -> neuron.withRefractory(new RefractorySettings(
                    value,
                    neuron.refractory().fastClock(),
                    neuron.refractory().holdoff(),
                    neuron.refractory().pause()))),
    FAST_REFRACTORY_CLOCK(
            1,
            neuron -> bit(neuron.refractory().fastClock()),
            (neuron, value) -> neuron.withRefractory(new RefractorySettings(
                    neuron.refractory().counter(),
                    value == 1,
                    neuron.refractory().holdoff(),
                    neuron.refractory().pause()))),
    HOLDOFF(
            RefractorySettings.LARGEST_HOLDOFF,
            neuron -> neuron.refractory().holdoff(),
            (neuron, value) -> neuron.withRefractory(new RefractorySettings(
                    neuron.refractory().counter(),
                    neuron.refractory().fastClock(),
                    value,
                    neuron.refractory().pause()))),
    OFFSET_CURRENT(
            OffsetCurrent.values().length - 1,
            neuron -> neuron.offset().ordinal(),
            (neuron, value) -> neuron.withOffset(OffsetCurrent.values()[value])),
    EXPONENTIAL(1, neuron -> bit(neuron.exponential()), (neuron, value) -> neuron.withExponential(value == 1)),
    ADAPTATION(
            1,
            neuron -> bit(neuron.adaptation().enabled()),
            (neuron, value) -> neuron.withAdaptation(value == 1 ? AdaptationSettings.ON : AdaptationSettings.OFF)),
    COMPARTMENT_SCALE(
            Compartment.ConductanceScale.values().length - 1,
            neuron -> neuron.compartment().conductance().ordinal(),
            (neuron, value) -> neuron.withCompartment(new Compartment(
                    neuron.compartment().soma(),
                    neuron.compartment().somaRight(),
                    neuron.compartment().membraneRight(),
                    neuron.compartment().membraneAcross(),
                    Compartment.ConductanceScale.values()[value])));

    private interface Change {
        NeuronSettings apply(NeuronSettings neuron, int value);
    }

    private final int largest;
    private final ToIntFunction<NeuronSettings> value;
    private final Change change;

    NeuronBits(int largest, ToIntFunction<NeuronSettings> value, Change change) {
        this.largest = largest;
        this.value = value;
        this.change = change;
    }

    private static int bit(boolean on) {
        return on ? 1 : 0;
    }

    /** Largest value; the smallest is 0. */
    int largest() {
        return largest;
    }

    /** The value of a neuron. */
    int of(NeuronSettings neuron) {
        return value.applyAsInt(neuron);
    }

    /** The neuron with a value. */
    NeuronSettings with(NeuronSettings neuron, int newValue) {
        return change.apply(neuron, newValue);
    }
}
