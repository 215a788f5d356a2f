package dev.synram.simulator.error;

import java.util.Locale;

/**
 * Everything that makes an analog multiplication differ from an exact one, each with a magnitude of its own. Magnitudes
 * of instances are standard deviations. Published chips fix the structure and the sum of these errors, not their shares:
 * where no source is named, the nominal magnitude is our modelling decision, chosen so that chips behave as published
 * before and after calibration.
 *
 * <p>Voltages are in nominal LSB: steps of a CADC whose ramp is set for the range of the neurons, about 3.3 mV.
 */
public enum ErrorSource {
    /** Standard deviation of the slope of a driver's pulse length over activations. */
    DRIVER_SLOPE(0.02, ""),

    /** Standard deviation of a driver's pulse length, the same for all activations. */
    DRIVER_OFFSET(1.6, "units of activation"),

    /** Standard deviation of the steepness of the ramp over quadrants of drivers. */
    DRIVER_RAMP(0.05, ""),

    /** Standard deviation of the longest pulse over drivers. */
    DRIVER_TOP(0.4, "units of activation"),

    /**
     * Standard deviation of a synapse's current. Published sweeps of single synapses scatter by 4 to 5 % over columns.
     */
    SYNAPSE_GAIN(0.04, ""),

    /** Standard deviation of one unit of the six binary-weighted sources; a source of n units has the n-th part of its variance. */
    SYNAPSE_UNIT(0.03, ""),

    /** Loss of current from the first to the last column of a hemisphere. */
    SYNAPSE_TREND(0.04, ""),

    /** Standard deviation of the synapses' current over quadrants of columns. */
    SYNAPSE_BIAS(0.02, ""),

    /** Standard deviation of the logarithm of a synaptic input's strength, excitatory and inhibitory apart. */
    INPUT_STRENGTH(0.17, ""),

    /** Standard deviation of the logarithm of a synaptic input's time constant; its strength is proportional to it. */
    INPUT_TIME_CONSTANT(0.15, ""),

    /** Standard deviation of the constant current of a synaptic input at the default reference. */
    INPUT_CURRENT(1.3, "LSB per µs"),

    /**
     * Saturation of a synaptic input: a line that holds charge L gives {@code L / sqrt(1 + (s L)^2)}, and this is s, in
     * 1 / (activation x weight).
     */
    INPUT_SATURATION(1 / 45_000.0, "per unit of charge"),

    /** Relative standard deviation of that saturation over neurons. */
    INPUT_SATURATION_SPREAD(0.1, ""),

    /** Share of the charge still on its way through the synaptic inputs that misses the reading. */
    INPUT_SETTLING(1.0, ""),

    /** Standard deviation of the potential to which a membrane leaks. */
    LEAK_POTENTIAL(12.0, "LSB"),

    /** Standard deviation of the logarithm of a membrane's leak while it is switched on. */
    LEAK_CONDUCTANCE(0.2, ""),

    /** Leak that stays when the leak is switched off. */
    PSEUDO_LEAK(1 / 400.0, "per µs"),

    /** Standard deviation of the potential to which a membrane is reset. */
    RESET_POTENTIAL(12.0, "LSB"),

    /**
     * Compression of low voltages: the inverse of the distance from the knee to the floor. Published results are linear to
     * about -80 and flatten at -105 to -115.
     */
    SOFT_LIMIT(1 / 48.0, "per LSB"),

    /** Relative standard deviation of that compression over neurons. */
    SOFT_LIMIT_SPREAD(0.1, ""),

    /** Standard deviation of the start of the CADC's ramp over quadrants. */
    CADC_RAMP_OFFSET(5.0, "LSB"),

    /** Relative standard deviation of the slope of the CADC's ramp over quadrants. */
    CADC_RAMP_SLOPE(0.05, ""),

    /** Standard deviation of the offset over CADC channels; the public acceptance test allows 20. */
    CADC_CHANNEL(8.0, "LSB"),

    /** Noise of the potential after a reset, a reset. */
    NOISE_RESET(0.7, "LSB"),

    /** Random walk of a membrane. */
    NOISE_MEMBRANE(0.2, "LSB per square root of µs"),

    /** Noise of one event on one membrane. */
    NOISE_EVENT(0.04, "LSB"),

    /** Noise of a CADC channel, a reading. */
    NOISE_READING(0.7, "LSB"),

    /** Noise common to all columns of a hemisphere, a reading. */
    NOISE_COMMON(0.4, "LSB"),

    /** Relative standard deviation over columns of all noise that is not common. */
    NOISE_SPREAD(0.1, ""),

    /**
     * Crosstalk between analog cells: a cell is raised by this for each other cell of its kind and quadrant that holds
     * the same value.
     */
    CROSSTALK(0.03, "cell steps"),

    /** Drift of the logarithm of a synaptic input's strength over a day. */
    DRIFT_STRENGTH(0.03, ""),

    /** Drift of all strengths of a chip together over a day, as with temperature. */
    DRIFT_TEMPERATURE(0.03, ""),

    /** Drift of the constant current of a synaptic input over a day. */
    DRIFT_CURRENT(0.15, "LSB per µs"),

    /** Drift of a CADC channel's offset over a day. */
    DRIFT_CADC(1.5, "LSB");

    private final double nominal;
    private final String unit;

    ErrorSource(double nominal, String unit) {
        this.nominal = nominal;
        this.unit = unit;
    }

    /** The magnitude on a nominal chip. */
    public double nominal() {
        return nominal;
    }

    /** The unit of the magnitude; empty if it is relative. */
    public String unit() {
        return unit;
    }

    /** The name for people and options: {@code synapse-gain}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the source varies in time, rather than from instance to instance. */
    public boolean temporal() {
        return name().startsWith("NOISE_") && this != NOISE_SPREAD;
    }
}
