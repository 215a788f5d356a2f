package dev.synram.calibration.spiking;

import dev.synram.chip.spiking.NeuronSettings;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * The target values of a calibration for spiking neurons, the same for all neurons. Ranges are those of the public calibration
 * (calix: {@code neuron_calib_target}); a target outside is refused.
 *
 * @param leak reading of a resting membrane, 50..160 CADC LSB
 * @param reset reading of a membrane that is held after a spike, 50..160 LSB
 * @param threshold reading of a membrane at which a neuron spikes, 50..220 LSB
 * @param membraneMicros time constant of the membranes in µs, 0.5..60
 * @param excitatoryMicros time constant of the excitatory synaptic inputs in µs, 0.3..30
 * @param inhibitoryMicros time constant of the inhibitory synaptic inputs in µs, 0.3..30
 * @param strength value of the strength cells whose median excitatory amplitude is the target of all synaptic inputs, 30..800
 * @param capacitance setting of the membrane capacitors, 0..63
 * @param refractoryMicros time from a spike until the neuron can spike again in µs, 0.04..32
 * @param holdoffMicros the last part of this time, in which the membrane is no longer held, in µs, 0..4; 0 for the least
 * @param synapseBias bias of the synapses in the weakest quadrant, 30..1022
 * @param reversals potentials of modulated inputs (COBA); if absent, currents do not depend on the membrane
 * @param compartmentMicros time constant of the conductance between compartments in µs, 0.1..30; if absent, it is not
 *     calibrated
 * @param adaptation the adaptation; if absent, it is off
 * @param exponential the exponential current; if absent, it is off
 * @param correlation the correlation sensors; if absent, they are not calibrated
 * @param plasticity offsets of the drivers' short-term plasticity; if absent, they are not calibrated
 */
public record SpikingTargets(
        double leak,
        double reset,
        double threshold,
        double membraneMicros,
        double excitatoryMicros,
        double inhibitoryMicros,
        int strength,
        int capacitance,
        double refractoryMicros,
        double holdoffMicros,
        int synapseBias,
        Optional<ReversalTargets> reversals,
        OptionalDouble compartmentMicros,
        Optional<AdaptationTargets> adaptation,
        Optional<ExponentialTargets> exponential,
        Optional<CorrelationTargets> correlation,
        Optional<PlasticityTargets> plasticity) {

    /** Leaky integrate-and-fire neurons as in the public examples of trained networks (hxtorch: {@code spiking2}). */
    public static final SpikingTargets DEFAULT = new SpikingTargets(
            80,
            80,
            150,
            6,
            6,
            6,
            500,
            NeuronSettings.LARGEST_CAPACITANCE,
            2,
            0,
            1000,
            Optional.empty(),
            OptionalDouble.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /**
     * The default targets with other times. Capacitors shrink with the membrane time constant, so that leak conductances and the heights
     * of postsynaptic potentials stay about the same; longer ones than the default need smaller conductances.
     *
     * @param membraneMicros time constant of the membranes in µs, 0.5..60
     * @param inputMicros time constant of the synaptic inputs in µs, 0.3..30
     * @param refractoryMicros time from a spike until the neuron can spike again in µs, 0.04..32
     */
    public static SpikingTargets ofTimes(double membraneMicros, double inputMicros, double refractoryMicros) {
        long capacitance = Math.round(DEFAULT.capacitance * membraneMicros / DEFAULT.membraneMicros);
        return DEFAULT.withMembraneMicros(membraneMicros)
                .withInputMicros(inputMicros, inputMicros)
                .withRefractoryMicros(refractoryMicros)
                .withCapacitance((int) Math.min(capacitance, NeuronSettings.LARGEST_CAPACITANCE));
    }

    public SpikingTargets {
        check("leak", leak, 50, 160, "LSB");
        check("reset", reset, 50, 160, "LSB");
        check("threshold", threshold, 50, 220, "LSB");
        check("membrane time constant", membraneMicros, 0.5, 60, "µs");
        check("excitatory time constant", excitatoryMicros, 0.3, 30, "µs");
        check("inhibitory time constant", inhibitoryMicros, 0.3, 30, "µs");
        check("synaptic strength", strength, 30, 800, "");
        check("membrane capacitor", capacitance, 0, NeuronSettings.LARGEST_CAPACITANCE, "");
        check("refractory time", refractoryMicros, 0.04, 32, "µs");
        check("holdoff", holdoffMicros, 0, 4, "µs");
        check("synapse bias", synapseBias, 30, 1022, "");
        if (compartmentMicros.isPresent()) {
            check("time constant between compartments", compartmentMicros.getAsDouble(), 0.1, 30, "µs");
        }
    }

    static void check(String name, double value, double low, double high, String unit) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException("the target %s is %s; allowed are %s..%s %s"
                    .formatted(name, value, low, high, unit)
                    .strip());
        }
    }

    private SpikingTargets changed(Consumer<SpikingTargetsDraft> change) {
        SpikingTargetsDraft draft = new SpikingTargetsDraft(this);
        change.accept(draft);
        return draft.targets();
    }

    /** The same targets with another reading of resting membranes. */
    public SpikingTargets withLeak(double value) {
        return changed(draft -> draft.leak = value);
    }

    /** The same targets with another reading of membranes after a spike. */
    public SpikingTargets withReset(double value) {
        return changed(draft -> draft.reset = value);
    }

    /** The same targets with another reading at which neurons spike. */
    public SpikingTargets withThreshold(double value) {
        return changed(draft -> draft.threshold = value);
    }

    /** The same targets with another time constant of the membranes. */
    public SpikingTargets withMembraneMicros(double value) {
        return changed(draft -> draft.membraneMicros = value);
    }

    /** The same targets with other time constants of the synaptic inputs. */
    public SpikingTargets withInputMicros(double excitatory, double inhibitory) {
        return changed(draft -> {
            draft.excitatoryMicros = excitatory;
            draft.inhibitoryMicros = inhibitory;
        });
    }

    /** The same targets with another strength of the synaptic inputs. */
    public SpikingTargets withStrength(int value) {
        return changed(draft -> draft.strength = value);
    }

    /** The same targets with another setting of the membrane capacitors. */
    public SpikingTargets withCapacitance(int value) {
        return changed(draft -> draft.capacitance = value);
    }

    /** The same targets with another refractory time. */
    public SpikingTargets withRefractoryMicros(double value) {
        return changed(draft -> draft.refractoryMicros = value);
    }

    /** The same targets with another holdoff. */
    public SpikingTargets withHoldoffMicros(double value) {
        return changed(draft -> draft.holdoffMicros = value);
    }

    /** The same targets with another synapse bias. */
    public SpikingTargets withSynapseBias(int value) {
        return changed(draft -> draft.synapseBias = value);
    }

    /** The same targets with modulated inputs. */
    public SpikingTargets withReversals(ReversalTargets value) {
        return changed(draft -> draft.reversals = Optional.of(value));
    }

    /** The same targets with a conductance between compartments. */
    public SpikingTargets withCompartmentMicros(double value) {
        return changed(draft -> draft.compartmentMicros = OptionalDouble.of(value));
    }

    /** The same targets with an adaptation. */
    public SpikingTargets withAdaptation(AdaptationTargets value) {
        return changed(draft -> draft.adaptation = Optional.of(value));
    }

    /** The same targets with an exponential current. */
    public SpikingTargets withExponential(ExponentialTargets value) {
        return changed(draft -> draft.exponential = Optional.of(value));
    }

    /** The same targets with calibrated correlation sensors. */
    public SpikingTargets withCorrelation(CorrelationTargets value) {
        return changed(draft -> draft.correlation = Optional.of(value));
    }

    /** The same targets with calibrated offsets of the drivers' short-term plasticity. */
    public SpikingTargets withPlasticity(PlasticityTargets value) {
        return changed(draft -> draft.plasticity = Optional.of(value));
    }
}
