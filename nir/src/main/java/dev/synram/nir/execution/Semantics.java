package dev.synram.nir.execution;

import dev.synram.nir.value.NirException;

/**
 * What a file leaves open, and tools decide differently.
 *
 * @param unit unit of the times in the file
 * @param dt seconds of a step, above 0
 * @param reset what happens to the membrane at a spike
 * @param crossing when a membrane spikes
 * @param arrival when nodes see spikes of the nodes before them
 * @param emission when a neuron spikes
 * @param integration how the equations are solved
 * @param start the membrane before the first step
 */
public record Semantics(
        NirTime unit,
        double dt,
        Reset reset,
        Crossing crossing,
        Arrival arrival,
        Emission emission,
        Integration integration,
        Start start) {

    /** The step of the reference files of the NIR paper in seconds. */
    public static final double DT = 1e-4;

    /**
     * As most tools do: times in seconds, steps of {@link #DT}, membranes compared and reset at the end of a step. This is
     * what the specification says, where it says something.
     */
    public static final Semantics DEFAULT = new Semantics(
            NirTime.SECONDS,
            DT,
            Reset.TO_V_RESET,
            Crossing.ABOVE,
            Arrival.SAME_STEP,
            Emission.AT_CROSSING,
            Integration.STEPPED,
            Start.ZERO);

    /** The same with membranes that are reset where they cross the threshold, within a step. */
    public static final Semantics EXACT = DEFAULT.withIntegration(Integration.EXACT);

    public Semantics {
        if (!(dt > 0) || !Double.isFinite(dt)) {
            throw new NirException("dt is %s s; it must be above 0".formatted(dt));
        }
    }

    /** A step in the unit of the file. */
    public double fileStep() {
        return dt / unit.seconds();
    }

    /** The same with another unit. */
    public Semantics withUnit(NirTime other) {
        return new Semantics(other, dt, reset, crossing, arrival, emission, integration, start);
    }

    /** The same with another step in seconds. */
    public Semantics withDt(double other) {
        return new Semantics(unit, other, reset, crossing, arrival, emission, integration, start);
    }

    /** The same with another reset. */
    public Semantics withReset(Reset other) {
        return new Semantics(unit, dt, other, crossing, arrival, emission, integration, start);
    }

    /** The same with another comparison with the threshold. */
    public Semantics withCrossing(Crossing other) {
        return new Semantics(unit, dt, reset, other, arrival, emission, integration, start);
    }

    /** The same with another arrival of spikes. */
    public Semantics withArrival(Arrival other) {
        return new Semantics(unit, dt, reset, crossing, other, emission, integration, start);
    }

    /** The same with another time of spikes. */
    public Semantics withEmission(Emission other) {
        return new Semantics(unit, dt, reset, crossing, arrival, other, integration, start);
    }

    /** The same with another solution of the equations. */
    public Semantics withIntegration(Integration other) {
        return new Semantics(unit, dt, reset, crossing, arrival, emission, other, start);
    }

    /** The same with another first membrane. */
    public Semantics withStart(Start other) {
        return new Semantics(unit, dt, reset, crossing, arrival, emission, integration, other);
    }
}
