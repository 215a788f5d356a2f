package dev.synram.calibration.spiking;

import dev.synram.calibration.search.BinarySearch;
import dev.synram.calibration.spiking.measurement.CompartmentDecays;
import dev.synram.calibration.spiking.measurement.NeuronBank;
import dev.synram.calibration.spiking.routine.MeasuredRoutine;
import dev.synram.calibration.spiking.routine.RangeChoice;
import dev.synram.chip.Cell;
import dev.synram.chip.spiking.Compartment;
import dev.synram.chip.spiking.Compartment.ConductanceScale;
import dev.synram.chip.spiking.NeuronSettings;

/** Conductances between compartments (calix: {@code multicomp/neuron_icc_bias.py}). */
final class CompartmentSteps {

    /** Below it, the conductance must be multiplied; above it, divided. Each neuron is measured for the decision. */
    private static final double PLAIN_MICROS = 1.2;

    private static final double TOLERANCE = 0.1;

    private final SpikingSequence sequence;
    private final double micros;

    CompartmentSteps(SpikingSequence sequence, double micros) {
        this.sequence = sequence;
        this.micros = micros;
    }

    void run() {
        NeuronBank bank = sequence.bank;
        RangeChoice choice = new RangeChoice(Cell.COMPARTMENT_CONDUCTANCE, RangeChoice.MOST, these -> decays(these, 1));
        boolean slow = micros > PLAIN_MICROS;
        choice.choose(
                sequence.chip,
                bank,
                micros,
                neuron -> scaled(neuron, slow ? ConductanceScale.DIVIDED : ConductanceScale.PLAIN),
                neuron -> scaled(neuron, slow ? ConductanceScale.PLAIN : ConductanceScale.MULTIPLIED),
                sequence.searches.nextKey());
        sequence.searches.find(
                MeasuredRoutine.ratio(Cell.COMPARTMENT_CONDUCTANCE, decays(bank, 1), micros, TOLERANCE)
                        .inverted(),
                BinarySearch.noisy());
    }

    private CompartmentDecays decays(NeuronBank bank, int repetitions) {
        return new CompartmentDecays(bank, micros, sequence.targets.membraneMicros(), repetitions);
    }

    private static NeuronSettings scaled(NeuronSettings neuron, ConductanceScale scale) {
        Compartment is = neuron.compartment();
        return neuron.withCompartment(
                new Compartment(is.soma(), is.somaRight(), is.membraneRight(), is.membraneAcross(), scale));
    }
}
