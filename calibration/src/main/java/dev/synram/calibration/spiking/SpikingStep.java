package dev.synram.calibration.spiking;

import dev.synram.calibration.Effort;
import dev.synram.calibration.spiking.measurement.Potentials;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One step of a calibration for spiking neurons, in the order of the public software (calix: {@code spiking/__init__.py}, {@code
 * spiking/neuron.py}).
 *
 * @param title for display
 * @param action what it does
 */
record SpikingStep(String title, Consumer<SpikingSequence> action) {

    /** All steps that targets ask for. The best effort trims all quantities where neurons operate in the end. */
    static List<SpikingStep> all(SpikingTargets targets, Effort effort) {
        List<SpikingStep> steps = new ArrayList<>(List.of(
                new SpikingStep("CADC", SpikingSequence::cadc),
                new SpikingStep("refractory clocks", SpikingSequence::refractory),
                new SpikingStep("synaptic time constants", sequence -> sequence.inputs.speeds()),
                new SpikingStep("synapse bias", sequence -> sequence.inputs.synapseBias()),
                new SpikingStep("thresholds", SpikingSequence::thresholds),
                new SpikingStep("slow membranes for synaptic inputs", sequence -> sequence.inputs.prepare()),
                new SpikingStep("synaptic strengths", sequence -> sequence.inputs.strengths()),
                new SpikingStep("synaptic input references", sequence -> sequence.inputs.references()),
                new SpikingStep("membrane time constants", SpikingSequence::membranes),
                new SpikingStep("reset and leak potentials", SpikingSequence::resetAndLeak),
                new SpikingStep("CADC and potentials again", SpikingSequence::refine)));
        if (effort == Effort.BEST) {
            steps.add(new SpikingStep("final trims", SpikingSequence::trim));
        }
        targets.reversals()
                .ifPresent(wanted -> steps.add(new SpikingStep(
                        "reversal potentials", sequence -> new ModulationSteps(sequence, wanted).run())));
        addMembraneSteps(targets, steps);
        targets.plasticity()
                .ifPresent(wanted -> steps.add(new SpikingStep(
                        "short-term plasticity", sequence -> new PlasticitySteps(sequence, wanted).run())));
        targets.correlation()
                .ifPresent(wanted -> steps.add(new SpikingStep(
                        "correlation sensors", sequence -> new CorrelationSteps(sequence, wanted).run())));
        return steps;
    }

    /** The steps for neurons without synaptic inputs. */
    static List<SpikingStep> withoutInputs(SpikingTargets targets, Effort effort) {
        List<SpikingStep> steps = new ArrayList<>(List.of(
                new SpikingStep("CADC", SpikingSequence::cadc),
                new SpikingStep("refractory clocks", SpikingSequence::refractory),
                new SpikingStep("thresholds", SpikingSequence::thresholds),
                new SpikingStep("membrane time constants", SpikingSequence::membranes),
                new SpikingStep("reset and leak potentials", SpikingSequence::resetAndLeak),
                new SpikingStep("CADC and potentials again", SpikingSequence::refine)));
        if (effort == Effort.BEST) {
            steps.add(new SpikingStep("final trims", SpikingSequence::trimMembranes));
        }
        addMembraneSteps(targets, steps);
        steps.add(new SpikingStep("inputs off", sequence -> sequence.bank.change(Potentials::withoutInputs)));
        return steps;
    }

    private static void addMembraneSteps(SpikingTargets targets, List<SpikingStep> steps) {
        targets.compartmentMicros()
                .ifPresent(micros -> steps.add(new SpikingStep(
                        "conductances between compartments",
                        sequence -> new CompartmentSteps(sequence, micros).run())));
        targets.adaptation()
                .ifPresent(wanted -> steps.add(
                        new SpikingStep("adaptation", sequence -> new AdaptationSteps(sequence, wanted).run())));
        targets.exponential()
                .ifPresent(wanted -> steps.add(new SpikingStep(
                        "exponential current", sequence -> new ExponentialSteps(sequence, wanted).run())));
    }
}
