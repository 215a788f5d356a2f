package dev.synram.simulator.error;

import static dev.synram.simulator.error.Origin.DERIVED;
import static dev.synram.simulator.error.Origin.ESTIMATE;
import static dev.synram.simulator.error.Origin.PUBLISHED;

import java.util.Locale;

/**
 * Everything that makes an analog multiplication differ from an exact one, each with a magnitude of its own. Magnitudes
 * of instances are standard deviations. Where a magnitude is {@linkplain Origin#ESTIMATE our estimate}, published data fix
 * only the sum of several sources, or nothing.
 *
 * <p>Voltages are in nominal LSB: steps of a CADC whose ramp is set for the range of the neurons, about 2.7 mV, or 1.75 steps
 * of a voltage cell. "Cells of a real chip" are those of a published calibration of a HICANN-X v2 ({@code fastAndDeep} tag
 * v1.0.0, {@code w66_BB.npz}): what calibration had to set to make all neurons alike.
 */
public enum ErrorSource {
    /** Relative standard deviation of a driver's pulse length, the same share at all activations. */
    DRIVER_GAIN(0.042, "", DERIVED),

    /** Standard deviation of the slope of a driver's pulse length over activations. */
    DRIVER_SLOPE(0.055, "", DERIVED),

    /** Standard deviation of a driver's pulse length, the same for all activations. */
    DRIVER_OFFSET(1.8, "units of activation", ESTIMATE),

    /** Standard deviation of the steepness of the ramp over quadrants of drivers. */
    DRIVER_RAMP(0.05, "", ESTIMATE),

    /** Standard deviation of the longest pulse over drivers. */
    DRIVER_TOP(0.4, "units of activation", ESTIMATE),

    /**
     * By how much pulses are shorter at the last column of a row than at the first. That the distance shows in small
     * inputs is published, not how much.
     */
    PULSE_DISTANCE(0.05, "units of activation", ESTIMATE),

    /** Standard deviation of a synapse's current. */
    SYNAPSE_GAIN(0.033, "", DERIVED),

    /**
     * Standard deviation of a synapse's current on excitatory rows, beside that of all rows: published sweeps of single
     * synapses scatter twice as much for positive weights.
     */
    SYNAPSE_EXCITATORY(0.06, "", DERIVED),

    /**
     * Standard deviation of a synapse's current whatever its weight is, in units of weight: published single synapses scatter
     * around a weight of 0 too.
     */
    SYNAPSE_OFFSET(0.68, "units of weight", DERIVED),

    /** Standard deviation of one unit of the six binary-weighted sources; a source of n units has the n-th part of its variance. */
    SYNAPSE_UNIT(0.03, "", ESTIMATE),

    /** Loss of current from the first to the last column of a hemisphere. */
    SYNAPSE_TREND(0.04, "", ESTIMATE),

    /** Standard deviation of the synapses' current over quadrants of columns. */
    SYNAPSE_BIAS(0.02, "", ESTIMATE),

    /**
     * Standard deviation of the logarithm of a synaptic input's strength within a quadrant, excitatory and inhibitory apart
     * (cells of a real chip: 6.0 and 6.2 %).
     */
    INPUT_STRENGTH(0.06, "", DERIVED),

    /** Standard deviation over quadrants of the logarithm of all strengths of a quadrant (cells of a real chip: 10 %). */
    INPUT_STRENGTH_QUADRANT(0.035, "", DERIVED),

    /** By how much inhibitory inputs are weaker than excitatory ones (cells of a real chip: 10 to 13 %). */
    INPUT_ASYMMETRY(0.115, "", DERIVED),

    /**
     * Standard deviation of the logarithm of a synaptic input's time constant within a quadrant; its strength is proportional
     * to it (cells of a real chip: 20 to 22 %).
     */
    INPUT_TIME_CONSTANT(0.21, "", DERIVED),

    /** Standard deviation over quadrants of the logarithm of all time constants of a quadrant (cells of a real chip). */
    INPUT_TIME_CONSTANT_QUADRANT(0.09, "", DERIVED),

    /** Standard deviation of the constant current of a synaptic input at the default reference (cells of a real chip: 114 to 124). */
    INPUT_CURRENT(1.1, "LSB per µs", DERIVED),

    /**
     * Saturation of a synaptic input: a line that holds charge L gives {@code L / sqrt(1 + (s L)^2)}, and this is s, in
     * 1 / (activation x weight).
     */
    INPUT_SATURATION(1 / 45_000.0, "per unit of charge", DERIVED),

    /** Relative standard deviation of that saturation over neurons. */
    INPUT_SATURATION_SPREAD(0.1, "", ESTIMATE),

    /** Share of the charge still on its way through the synaptic inputs that misses the reading. */
    INPUT_SETTLING(1.0, "", DERIVED),

    /** Standard deviation within a quadrant of the potential to which a membrane leaks (cells of a real chip: 35). */
    LEAK_POTENTIAL(20.0, "LSB", DERIVED),

    /** Standard deviation of the logarithm of a membrane's leak while it is switched on (cells of a real chip: 12 %). */
    LEAK_CONDUCTANCE(0.12, "", DERIVED),

    /** Leak that stays when the leak is switched off. */
    PSEUDO_LEAK(1 / 400.0, "per µs", ESTIMATE),

    /** Standard deviation within a quadrant of the potential to which a membrane is reset (cells of a real chip: 33). */
    RESET_POTENTIAL(18.5, "LSB", DERIVED),

    /** Standard deviation over quadrants of the potentials to which membranes leak and are reset (cells of a real chip: 19). */
    POTENTIAL_QUADRANT(10.9, "LSB", DERIVED),

    /**
     * Compression of low voltages: the inverse of the distance from the knee to the floor. Published results are linear to
     * about -80 and flatten at -105 to -115.
     */
    SOFT_LIMIT(1 / 48.0, "per LSB", DERIVED),

    /** Relative standard deviation of that compression over neurons. */
    SOFT_LIMIT_SPREAD(0.4, "", DERIVED),

    /** Standard deviation over neurons of the potential where that compression begins. */
    SOFT_LIMIT_KNEE(6.0, "LSB", DERIVED),

    /** Standard deviation of the start of the CADC's ramp over quadrants. */
    CADC_RAMP_OFFSET(5.0, "LSB", ESTIMATE),

    /** Relative standard deviation of the slope of the CADC's ramp over quadrants. */
    CADC_RAMP_SLOPE(0.05, "", ESTIMATE),

    /** Standard deviation of the offset over CADC channels (cells of a real chip: 9.9; the public test allows 20). */
    CADC_CHANNEL(9.9, "LSB", DERIVED),

    /** Standard deviation within a quadrant of the potential at which neurons spike (cells of a real chip: 15.6). */
    THRESHOLD(8.9, "LSB", DERIVED),

    /** Standard deviation of the same over quadrants (cells of a real chip: 20.1 over the chip in all). */
    THRESHOLD_QUADRANT(7.2, "LSB", DERIVED),

    /** Standard deviation of the logarithm of the conductance of a reset. */
    RESET_CONDUCTANCE(0.12, "", ESTIMATE),

    /** Relative standard deviation of the capacitance of a membrane. */
    MEMBRANE_CAPACITANCE(0.02, "", ESTIMATE),

    /** Standard deviation of the logarithm of a neuron's constant current. */
    OFFSET_CURRENT(0.1, "", ESTIMATE),

    /** Standard deviation of the potential where the modulation of a synaptic input is neutral, excitatory and inhibitory apart. */
    REVERSAL_POTENTIAL(15.0, "LSB", ESTIMATE),

    /** Standard deviation of the logarithm of the strength of that modulation. */
    INPUT_MODULATION(0.15, "", ESTIMATE),

    /** Standard deviation of the logarithm of the time constant of a neuron's adaptation. */
    ADAPTATION_TIME_CONSTANT(0.2, "", ESTIMATE),

    /** Standard deviation of the logarithm of how strongly a membrane drives its adaptation. */
    ADAPTATION_STRENGTH(0.15, "", ESTIMATE),

    /** Standard deviation of the logarithm of what a spike adds to a neuron's adaptation. */
    ADAPTATION_JUMP(0.15, "", ESTIMATE),

    /** Standard deviation of the potential with which a neuron's adaptation compares the membrane. */
    ADAPTATION_POTENTIAL(15.0, "LSB", ESTIMATE),

    /** Standard deviation of the potential where a neuron's exponential current sets in. */
    EXPONENTIAL_POTENTIAL(15.0, "LSB", ESTIMATE),

    /** Standard deviation of the logarithm of the slope of a neuron's exponential current. */
    EXPONENTIAL_SLOPE(0.1, "", ESTIMATE),

    /** Standard deviation of the logarithm of the conductance between compartments. */
    COMPARTMENT_CONDUCTANCE(0.15, "", ESTIMATE),

    /**
     * Standard deviation of the pulse length of a driver whose short-term plasticity is on, beside those of its gain and slope. The
     * public test finds that calibration lowers all of them together by more than 1 of some 20 LSB, to less than 2.
     */
    PLASTICITY_OFFSET(2.2, "units of activation", ESTIMATE),

    /** Standard deviation of the logarithm of what a synapse's correlation sensor stores, causal and acausal apart. */
    CORRELATION_AMPLITUDE(0.3, "", ESTIMATE),

    /** Standard deviation of the logarithm of the time constant of a synapse's correlation sensor, causal and acausal apart. */
    CORRELATION_TIME_CONSTANT(0.25, "", ESTIMATE),

    /** Standard deviation over quadrants of the logarithm of all amplitudes, and of all time constants, of a quadrant's sensors. */
    CORRELATION_QUADRANT(0.15, "", ESTIMATE),

    /** Standard deviation over synapses of the reading of a correlation sensor that stored nothing. */
    CORRELATION_BASELINE(4.0, "LSB", ESTIMATE),

    /** Whether readings are limited to 8 bits before the baseline is subtracted: 1 or 0. */
    CADC_CLIPPING(1.0, "", PUBLISHED),

    /** Noise of the potential after a reset, a reset. */
    NOISE_RESET(0.57, "LSB", DERIVED),

    /** Random walk of a membrane. */
    NOISE_MEMBRANE(0.17, "LSB per square root of µs", DERIVED),

    /** Noise of one event on one membrane. */
    NOISE_EVENT(0.033, "LSB", DERIVED),

    /** Noise of the potential at which a neuron spikes, a spike. */
    NOISE_THRESHOLD(0.7, "LSB", ESTIMATE),

    /** Noise of the time at which a spike leaves its neuron. */
    NOISE_SPIKE_TIME(0.02, "µs", ESTIMATE),

    /** Noise of a CADC channel, a reading. */
    NOISE_READING(0.57, "LSB", DERIVED),

    /** Noise of a quadrant's ADC ramp, common to its columns, a reading. */
    NOISE_COMMON(0.4, "LSB", DERIVED),

    /** Low-frequency noise of the constant current of a membrane, which persists over milliseconds to seconds of the chip's clock. */
    NOISE_SLOW(0.025, "LSB per µs", ESTIMATE),

    /** Relative standard deviation over columns of all noise that is not common. */
    NOISE_SPREAD(0.1, "", ESTIMATE),

    /** By how much more noise a few per cent of the columns have, as a share. */
    NOISE_OUTLIER(0.6, "", ESTIMATE),

    /** Standard deviation over chips of the logarithm of a factor on the static errors and drift of all their instances. */
    QUALITY_CHIP(0.06, "", ESTIMATE),

    /** The same over quadrants of a chip. */
    QUALITY_QUADRANT(0.14, "", ESTIMATE),

    /**
     * Crosstalk between analog cells: a cell is raised by this for each other cell of its kind and quadrant that holds
     * the same value.
     */
    CROSSTALK(0.03, "cell steps", ESTIMATE),

    /** Standard deviation of what an analog cell holds around what was written, drawn again by every writing. */
    CELL_REWRITE(0.7, "cell steps", DERIVED),

    /** Drift of the logarithm of a synaptic input's strength over a day. */
    DRIFT_STRENGTH(0.008, "", ESTIMATE),

    /** Drift of all strengths of a chip together over a day, as with temperature. */
    DRIFT_TEMPERATURE(0.02, "", ESTIMATE),

    /** Drift of the constant current of a synaptic input over a day. */
    DRIFT_CURRENT(0.08, "LSB per µs", ESTIMATE),

    /** Drift of a CADC channel's offset over a day. */
    DRIFT_CADC(1.5, "LSB", ESTIMATE),

    /** Share of events that are lost on their way to their driver. */
    EVENT_LOSS(0, 1e-4, "", ESTIMATE),

    /** Standard deviation of a pulse length from event to event. */
    EVENT_JITTER(0, 0.3, "units of activation", ESTIMATE),

    /** Loss of current while the longest pulses follow each other at every cycle for many microseconds. */
    SUPPLY_DROOP(0, 0.02, "", ESTIMATE),

    /**
     * By how much the longest pulse shortens the next one, one cycle later; half as much two cycles later, and not at all
     * after more.
     */
    BUS_DISTURBANCE(0, 0.3, "units of activation", ESTIMATE);

    private static final double HARSH_STATIC = 1.5;
    private static final double HARSH_NOISE = 1.25;

    private final double nominal;
    private final double harsh;
    private final String unit;
    private final Origin origin;

    ErrorSource(double nominal, String unit, Origin origin) {
        this.nominal = nominal;
        this.harsh = nominal * (temporal() ? HARSH_NOISE : HARSH_STATIC);
        this.unit = unit;
        this.origin = origin;
    }

    /** A source that is off on nominal chips, because nothing is published about it. */
    ErrorSource(double nominal, double harsh, String unit, Origin origin) {
        this.nominal = nominal;
        this.harsh = harsh;
        this.unit = unit;
        this.origin = origin;
    }

    /** The magnitude on a nominal chip; 0 for a source about which nothing is published. */
    public double nominal() {
        return nominal;
    }

    /** The magnitude on a harsh chip. */
    public double harsh() {
        return harsh;
    }

    /** The unit of the magnitude; empty if it is relative. */
    public String unit() {
        return unit;
    }

    /** Where the nominal magnitude comes from. */
    public Origin origin() {
        return origin;
    }

    /** The name for people and options: {@code synapse-gain}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the source acts on spiking neurons only, and not on multiplications. */
    public boolean spikingOnly() {
        return switch (this) {
            case THRESHOLD,
                    THRESHOLD_QUADRANT,
                    RESET_CONDUCTANCE,
                    MEMBRANE_CAPACITANCE,
                    OFFSET_CURRENT,
                    REVERSAL_POTENTIAL,
                    INPUT_MODULATION,
                    ADAPTATION_TIME_CONSTANT,
                    ADAPTATION_STRENGTH,
                    ADAPTATION_JUMP,
                    ADAPTATION_POTENTIAL,
                    EXPONENTIAL_POTENTIAL,
                    EXPONENTIAL_SLOPE,
                    COMPARTMENT_CONDUCTANCE,
                    PLASTICITY_OFFSET,
                    CORRELATION_AMPLITUDE,
                    CORRELATION_TIME_CONSTANT,
                    CORRELATION_QUADRANT,
                    CORRELATION_BASELINE,
                    NOISE_THRESHOLD,
                    NOISE_SPIKE_TIME -> true;
            default -> false;
        };
    }

    /** Whether the source varies from one multiplication to the next, rather than from instance to instance or over hours. */
    public boolean temporal() {
        return switch (name()) {
            case "NOISE_SPREAD", "NOISE_OUTLIER" -> false;
            case "EVENT_LOSS", "EVENT_JITTER" -> true;
            default -> name().startsWith("NOISE_");
        };
    }
}
