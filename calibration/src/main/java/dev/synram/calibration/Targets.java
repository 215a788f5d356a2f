package dev.synram.calibration;

import java.util.OptionalDouble;

/**
 * What a calibration aims at. Ranges are those of the public calibration (calix: {@code hagen_neuron_calib_target});
 * a target outside is refused.
 *
 * @param cadc voltages that the CADC tells apart when multiplying
 * @param leak reading of a resting membrane, 100..140 LSB
 * @param membraneMicros time constant of the membranes while the leak is on, 20..100 µs
 * @param inputMicros time constant of the synaptic inputs, 0.3..20 µs
 * @param strength value of the strength cells whose median amplitude all synaptic inputs get, 30..600
 * @param synapseBias value of the synapses' bias cells whose mean current all quadrants get, 1..1000
 * @param noise noise of a resting membrane that the leak is to reach, 1.0..2.5 LSB; without it the leak is switched off
 */
public record Targets(
        CadcRange cadc,
        int leak,
        double membraneMicros,
        double inputMicros,
        int strength,
        int synapseBias,
        OptionalDouble noise) {

    /** The public calibration's targets for multiplication. */
    public static final Targets DEFAULT =
            new Targets(CadcRange.NEURONS, 120, 60, 0.32, 450, 800, OptionalDouble.empty());

    public Targets {
        check("leak", leak, 100, 140, "LSB");
        check("membrane time constant", membraneMicros, 20, 100, "µs");
        check("synaptic time constant", inputMicros, 0.3, 20, "µs");
        check("synaptic strength", strength, 30, 600, "");
        check("synapse bias", synapseBias, 1, 1000, "");
        if (noise.isPresent()) {
            check("noise", noise.getAsDouble(), 1.0, 2.5, "LSB");
        }
    }

    private static void check(String name, double value, double low, double high, String unit) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException("the target %s is %s; allowed are %s..%s %s"
                    .formatted(name, value, low, high, unit)
                    .strip());
        }
    }

    /** The same targets with another reading of resting membranes. */
    public Targets withLeak(int value) {
        return new Targets(cadc, value, membraneMicros, inputMicros, strength, synapseBias, noise);
    }

    /** The same targets with another time constant of the membranes. */
    public Targets withMembraneMicros(double value) {
        return new Targets(cadc, leak, value, inputMicros, strength, synapseBias, noise);
    }

    /** The same targets with another time constant of the synaptic inputs. */
    public Targets withInputMicros(double value) {
        return new Targets(cadc, leak, membraneMicros, value, strength, synapseBias, noise);
    }

    /** The same targets with another strength. */
    public Targets withStrength(int value) {
        return new Targets(cadc, leak, membraneMicros, inputMicros, value, synapseBias, noise);
    }

    /** The same targets with a leak that is set for a noise. */
    public Targets withNoise(double value) {
        return new Targets(cadc, leak, membraneMicros, inputMicros, strength, synapseBias, OptionalDouble.of(value));
    }
}
