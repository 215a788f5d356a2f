package dev.synram.experiment.spiking;

import dev.synram.calibration.spiking.AdaptationTargets;
import dev.synram.calibration.spiking.ExponentialTargets;
import dev.synram.calibration.spiking.SpikingTargets;

/**
 * Firing patterns of the adaptive exponential neuron that the chip's public tutorial shows, after Naud, Marcille, Clopath and
 * Gerstner 2008 (Biological Cybernetics 99, table 1), a µs for each of their ms.
 *
 * <p>Potentials in mV become CADC LSB by a {@linkplain #lsbPerMillivolt scale} of each pattern, so that leak, onset, reset and the
 * peak of a spike are within the ADC's range; currents and the adaptation are in units of the leak conductance. The peak is not
 * their 0 mV, which the range does not hold, but 9 slopes or more above the onset, where the upstroke takes a small part of a
 * time constant. Of the adapting pattern {@code tau_w} is 200 µs, the longest that can be calibrated, instead of 300.
 */
public enum AdexPattern {
    /** Spikes at the onset of a current, and silence. */
    TRANSIENT("transient spiking"),

    /** Intervals that grow. */
    ADAPTING("spike-frequency adaptation"),

    /** A burst at the onset of a current, then regular spikes. */
    INITIAL_BURSTING("initial bursting"),

    /** Bursts again and again. */
    REGULAR_BURSTING("regular bursting");

    /** Onset of the exponential current of all patterns in mV. */
    private static final double ONSET_MILLIVOLTS = -50;

    /** Slope of the exponential current of all patterns in mV. */
    private static final double SLOPE_MILLIVOLTS = 2;

    /** Onset of the exponential current in LSB. */
    private static final double ONSET_LSB = 125;

    private static final double PEAK_SLOPES = 9;

    private final String label;

    /** Potentials in mV, and by how many LSB each is multiplied. */
    private record Shape(double scale, double leak, double reset) {}

    /** Time constants in ms, and strengths and currents by the leak conductance: {@code a} without unit, others in mV. */
    private record Currents(double membrane, double adaptation, double strength, double jump, double drive) {}

    AdexPattern(String label) {
        this.label = label;
    }

    private Shape shape() {
        return switch (this) {
            case TRANSIENT -> new Shape(3.5, -65, -47);
            case ADAPTING -> new Shape(3, -70, -58);
            case INITIAL_BURSTING -> new Shape(5, -58, -50);
            case REGULAR_BURSTING -> new Shape(5, -58, -46);
        };
    }

    private Currents currents() {
        return switch (this) {
            case TRANSIENT -> new Currents(10, 90, 1, 10, 18);
            case ADAPTING -> new Currents(16.7, 200, 0.167, 5, 41.7);
            case INITIAL_BURSTING -> new Currents(7.2, 150, 0.222, 6.67, 22.2);
            case REGULAR_BURSTING -> new Currents(20, 120, 0.2, 10, 21);
        };
    }

    /** The name for display. */
    public String label() {
        return label;
    }

    /** LSB for each mV of the publication. */
    public double lsbPerMillivolt() {
        return shape().scale();
    }

    /** What a chip is calibrated for. */
    public SpikingTargets targets() {
        return SpikingTargets.DEFAULT
                .withLeak(lsb(shape().leak()))
                .withReset(lsb(shape().reset()))
                .withThreshold(ONSET_LSB + PEAK_SLOPES * SLOPE_MILLIVOLTS * shape().scale())
                .withMembraneMicros(currents().membrane())
                .withRefractoryMicros(1)
                .withAdaptation(new AdaptationTargets(
                        currents().adaptation(),
                        currents().strength(),
                        currents().jump() * shape().scale()))
                .withExponential(new ExponentialTargets(SLOPE_MILLIVOLTS * shape().scale(), ONSET_LSB));
    }

    /** The step current, as the LSB by which it would raise a membrane that only leaks. */
    public double driveLsb() {
        return currents().drive() * shape().scale();
    }

    private double lsb(double millivolts) {
        return ONSET_LSB + (millivolts - ONSET_MILLIVOLTS) * shape().scale();
    }
}
