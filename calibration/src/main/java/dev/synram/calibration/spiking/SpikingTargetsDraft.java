package dev.synram.calibration.spiking;

import java.util.Optional;
import java.util.OptionalDouble;

/** Targets while some of them are changed; see {@link SpikingTargets} for their meaning. */
final class SpikingTargetsDraft {

    double leak;
    double reset;
    double threshold;
    double membraneMicros;
    double excitatoryMicros;
    double inhibitoryMicros;
    int strength;
    int capacitance;
    double refractoryMicros;
    double holdoffMicros;
    int synapseBias;
    Optional<ReversalTargets> reversals;
    OptionalDouble compartmentMicros;
    Optional<AdaptationTargets> adaptation;
    Optional<ExponentialTargets> exponential;
    Optional<CorrelationTargets> correlation;
    Optional<PlasticityTargets> plasticity;

    SpikingTargetsDraft(SpikingTargets all) {
        leak = all.leak();
        reset = all.reset();
        threshold = all.threshold();
        membraneMicros = all.membraneMicros();
        excitatoryMicros = all.excitatoryMicros();
        inhibitoryMicros = all.inhibitoryMicros();
        strength = all.strength();
        capacitance = all.capacitance();
        refractoryMicros = all.refractoryMicros();
        holdoffMicros = all.holdoffMicros();
        synapseBias = all.synapseBias();
        reversals = all.reversals();
        compartmentMicros = all.compartmentMicros();
        adaptation = all.adaptation();
        exponential = all.exponential();
        correlation = all.correlation();
        plasticity = all.plasticity();
    }

    /** The changed targets, which are checked. */
    SpikingTargets targets() {
        return new SpikingTargets(
                leak,
                reset,
                threshold,
                membraneMicros,
                excitatoryMicros,
                inhibitoryMicros,
                strength,
                capacitance,
                refractoryMicros,
                holdoffMicros,
                synapseBias,
                reversals,
                compartmentMicros,
                adaptation,
                exponential,
                correlation,
                plasticity);
    }
}
