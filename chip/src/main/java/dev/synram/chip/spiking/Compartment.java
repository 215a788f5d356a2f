package dev.synram.chip.spiking;

/**
 * How a neuron circuit is joined to others, so that several make one neuron (lola {@code neuron.h}). Every circuit has a membrane
 * and a soma line.
 *
 * @param soma how its membrane is connected to its soma line
 * @param somaRight whether its soma line is connected to that of the circuit in the next column of the same hemisphere
 * @param membraneRight whether its membrane is connected to that of the circuit in the next column
 * @param membraneAcross whether its membrane is connected to that of the circuit in the same column of the other hemisphere;
 *     either of the two circuits makes the connection
 * @param conductance how the conductance to the soma line is scaled: by 1/4, 1 or 4
 */
public record Compartment(
        SomaConnection soma,
        boolean somaRight,
        boolean membraneRight,
        boolean membraneAcross,
        ConductanceScale conductance) {

    /** A circuit of its own. */
    public static final Compartment SINGLE =
            new Compartment(SomaConnection.NONE, false, false, false, ConductanceScale.PLAIN);

    /** How a membrane is connected to its soma line. */
    public enum SomaConnection {
        /** Not at all. */
        NONE,

        /** Directly: they are one. */
        DIRECT,

        /** Through a conductance set by {@code COMPARTMENT_CONDUCTANCE}. */
        CONDUCTANCE
    }

    /** By what the conductance to a soma line is multiplied. */
    public enum ConductanceScale {
        /** A quarter. */
        DIVIDED(0.25),

        /** As its bias says. */
        PLAIN(1),

        /** Four times. */
        MULTIPLIED(4);

        private final double factor;

        ConductanceScale(double factor) {
            this.factor = factor;
        }

        /** By what the conductance is multiplied. */
        public double factor() {
            return factor;
        }
    }

    /** Joined to the circuit of the same column on the other hemisphere. */
    public static Compartment across() {
        return new Compartment(SomaConnection.NONE, false, false, true, ConductanceScale.PLAIN);
    }

    /** Joined to the circuit in the next column. */
    public static Compartment right() {
        return new Compartment(SomaConnection.NONE, false, true, false, ConductanceScale.PLAIN);
    }

    /** Joined to the circuit of the same column on the other hemisphere, and to the one in the next column. */
    public static Compartment acrossAndRight() {
        return new Compartment(SomaConnection.NONE, false, true, true, ConductanceScale.PLAIN);
    }

    /** Whether the circuit itself connects to nothing. */
    public boolean single() {
        return soma == SomaConnection.NONE && !somaRight && !membraneRight && !membraneAcross;
    }
}
