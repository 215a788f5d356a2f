package dev.synram.network.spiking;

/**
 * How the neurons of a model respond to events: {@code tauMem dV/dt = -V + I}, {@code tauSyn dI/dt = -I}, and an event adds its
 * weight to {@code I}. A neuron spikes when {@code V} exceeds 1; {@code V} is then held at 0 for the refractory time.
 *
 * @param membraneMicros time constant of the membranes in µs, above 0
 * @param synapticMicros time constant of the synaptic currents in µs, above 0
 * @param refractoryMicros time from a spike until the membrane is released in µs, 0 or more
 * @param delayMicros time from a spike of a neuron until it acts on others in µs, above 0
 */
public record NeuronDynamics(
        double membraneMicros, double synapticMicros, double refractoryMicros, double delayMicros) {

    /** Biological time that passes in a unit of the chip's time. */
    public static final double BIOLOGICAL_FACTOR = 1000;

    /** Equal time constants closer than this share of each other share one formula. */
    private static final double EQUAL = 1e-4;

    public NeuronDynamics {
        check("the membrane time constant", membraneMicros, membraneMicros > 0);
        check("the synaptic time constant", synapticMicros, synapticMicros > 0);
        check("the refractory time", refractoryMicros, refractoryMicros >= 0);
        check("the delay of spikes", delayMicros, delayMicros > 0);
    }

    private static void check(String name, double value, boolean allowed) {
        if (!allowed || !Double.isFinite(value)) {
            throw new IllegalArgumentException("%s is %s µs; it must be finite and %s"
                    .formatted(name, value, name.contains("refractory") ? "0 or more" : "above 0"));
        }
    }

    /** The part of a membrane's potential that is left after some time in µs. */
    public double membraneDecay(double micros) {
        return Math.exp(-micros / membraneMicros);
    }

    /** The part of a synaptic current that is left after some time in µs. */
    public double synapticDecay(double micros) {
        return Math.exp(-micros / synapticMicros);
    }

    /** The potential that a synaptic current of 1 has caused after some time in µs. */
    public double response(double micros) {
        double difference = synapticMicros - membraneMicros;
        if (Math.abs(difference) < EQUAL * membraneMicros) {
            return micros / membraneMicros * membraneDecay(micros);
        }
        return synapticMicros / difference * (synapticDecay(micros) - membraneDecay(micros));
    }

    /** The largest potential that an event of weight 1 causes. */
    public double peak() {
        double ratio = synapticMicros / membraneMicros;
        double peak = Math.abs(ratio - 1) < EQUAL
                ? membraneMicros
                : Math.log(ratio) * membraneMicros * synapticMicros / (synapticMicros - membraneMicros);
        return response(peak);
    }
}
