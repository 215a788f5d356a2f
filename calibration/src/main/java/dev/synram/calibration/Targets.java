package dev.synram.calibration;

import dev.synram.calibration.measurement.CadcRange;
import java.util.OptionalDouble;

/**
 * The target values of a calibration. Ranges are those of the public calibration (calix:
 * {@code hagen_neuron_calib_target}); a target outside is refused.
 *
 * @param cadc range of voltages that the CADC resolves when multiplying
 * @param leak reading of a resting membrane, 100..140 LSB
 * @param membraneMicros time constant of the membranes while the leak is on, 20..100 µs
 * @param inputMicros time constant of the synaptic inputs, 0.3..20 µs; above 1 µs predicted, not measured
 * @param strength value of the strength cells; its median amplitude is the target of all synaptic inputs, 30..600
 * @param gain LSB per unit of activation x weight that a chip gets with strengths at their default, 0.001..0.003, with
 *     {@link Effort#BEST}; with the public effort, its weakest quadrant decides
 * @param noise target noise of a resting membrane, which the leak is set for, 1.0..2.5 LSB; if absent, the leak is
 *     switched off
 */
public record Targets(
        CadcRange cadc,
        int leak,
        double membraneMicros,
        double inputMicros,
        int strength,
        double gain,
        OptionalDouble noise) {

    /**
     * Bias of the synapses in the weakest quadrant: just below the largest, which is the public target, so that it does not
     * count as a bound.
     */
    static final int SYNAPSE_BIAS = 1000;

    /** The gain that fits the published sweep over one row. */
    private static final double PUBLISHED_GAIN = 0.00202;

    /** The public calibration's targets for multiplication. */
    public static final Targets DEFAULT =
            new Targets(CadcRange.NEURONS, 120, 60, 0.32, 450, PUBLISHED_GAIN, OptionalDouble.empty());

    public Targets {
        check("leak", leak, 100, 140, "LSB");
        check("membrane time constant", membraneMicros, 20, 100, "µs");
        check("synaptic time constant", inputMicros, 0.3, 20, "µs");
        check("synaptic strength", strength, 30, 600, "");
        check("gain", gain, 0.001, 0.003, "LSB");
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
        return new Targets(cadc, value, membraneMicros, inputMicros, strength, gain, noise);
    }

    /** The same targets with another time constant of the membranes. */
    public Targets withMembraneMicros(double value) {
        return new Targets(cadc, leak, value, inputMicros, strength, gain, noise);
    }

    /** The same targets with another time constant of the synaptic inputs. */
    public Targets withInputMicros(double value) {
        return new Targets(cadc, leak, membraneMicros, value, strength, gain, noise);
    }

    /** The same targets with another strength. */
    public Targets withStrength(int value) {
        return new Targets(cadc, leak, membraneMicros, inputMicros, value, gain, noise);
    }

    /** The same targets with a leak set for a noise. */
    public Targets withNoise(double value) {
        return new Targets(cadc, leak, membraneMicros, inputMicros, strength, gain, OptionalDouble.of(value));
    }
}
