package dev.synram.chip;

import dev.synram.chip.geometry.ChipGeometry;
import java.util.EnumSet;
import java.util.Set;

/**
 * A kind of configuration cell that a host can write, one value an instance of the circuit it belongs to. The names of
 * the chip's own software stand in brackets.
 *
 * <p>Values of all hemispheres are in one array, hemisphere by hemisphere: instance {@code i} of hemisphere {@code h}
 * is element {@code h * instancesPerHemisphere() + i}.
 */
public enum Cell {
    /**
     * Where the CADC's ramp starts ({@code cadc_v_ramp_offset}): a larger value lowers the readings of a quadrant of
     * columns.
     */
    CADC_RAMP_OFFSET(Scope.COLUMN_QUADRANT, 430),

    /** How steep the CADC's ramp is ({@code cadc_i_ramp_slope}): the larger the value, the smaller the range of a quadrant's readings. */
    CADC_RAMP_SLOPE(Scope.COLUMN_QUADRANT, 350),

    /** Digital offset in LSB that a CADC channel adds to its reading (haldls {@code cadc.h}). */
    CADC_OFFSET(Scope.COLUMN, -128, 127, 0),

    /** Current of all synapses of a quadrant of columns ({@code syn_i_bias_dac}). */
    SYNAPSE_BIAS(Scope.COLUMN_QUADRANT, 800),

    /** Speed of a neuron's excitatory synaptic input ({@code i_bias_synin_exc_tau}): larger is faster. */
    EXCITATORY_SPEED(Scope.COLUMN, 400),

    /** Speed of a neuron's inhibitory synaptic input ({@code i_bias_synin_inh_tau}): larger is faster. */
    INHIBITORY_SPEED(Scope.COLUMN, 400),

    /** Strength of a neuron's excitatory synaptic input ({@code i_bias_synin_exc_gm}). */
    EXCITATORY_STRENGTH(Scope.COLUMN, 450),

    /** Strength of a neuron's inhibitory synaptic input ({@code i_bias_synin_inh_gm}). */
    INHIBITORY_STRENGTH(Scope.COLUMN, 450),

    /**
     * Reference of a neuron's excitatory input ({@code i_bias_synin_exc_shift}): a larger value draws the constant
     * current of the input down.
     */
    EXCITATORY_REFERENCE(Scope.COLUMN, 511),

    /**
     * Reference of a neuron's inhibitory input ({@code i_bias_synin_inh_shift}): a larger value draws the constant
     * current of the input up.
     */
    INHIBITORY_REFERENCE(Scope.COLUMN, 511),

    /**
     * Potential to which a membrane leaks ({@code v_leak}). It reaches the membrane through a source follower: the membrane
     * is some 450 steps lower.
     */
    LEAK_POTENTIAL(Scope.COLUMN, 775),

    /** How fast a membrane leaks ({@code i_bias_leak}): 0 switches the leak off, but for a small rest. */
    LEAK_BIAS(Scope.COLUMN, 0),

    /** Potential to which a membrane is reset ({@code v_reset}), some 450 steps below the cell too. */
    RESET_POTENTIAL(Scope.COLUMN, 775),

    /**
     * Steepness of the ramp of a quadrant of drivers ({@code stp_i_ramp}): a larger value lengthens the pulses of small
     * activations.
     */
    DRIVER_RAMP(Scope.DRIVER_QUADRANT, 600),

    /**
     * Offset of a synapse driver's pulse length ({@code hagenDacOffset}, 6 bit). A larger value shortens the pulses, as
     * on the chip.
     */
    DRIVER_OFFSET(Scope.DRIVER, 0, 63, 32),

    /** Potential at which a neuron spikes ({@code v_threshold}): the comparator sees the cell directly. */
    THRESHOLD(Scope.COLUMN, 600, Use.SPIKING),

    /** How fast a membrane is reset ({@code i_bias_reset}). */
    RESET_BIAS(Scope.COLUMN, 1022, Use.SPIKING),

    /**
     * Reversal reference of a neuron's excitatory input ({@code e_synin_exc_rev}), some 450 steps above the membrane. Acts only
     * while {@link #EXCITATORY_MODULATION} does.
     */
    EXCITATORY_REVERSAL(Scope.COLUMN, 1022, Use.SPIKING),

    /** Reversal reference of a neuron's inhibitory input ({@code e_synin_inh_rev}). */
    INHIBITORY_REVERSAL(Scope.COLUMN, 300, Use.SPIKING),

    /**
     * How strongly the membrane potential modulates a neuron's excitatory input ({@code i_bias_synin_exc_coba}): 0 makes its
     * current independent of the potential.
     */
    EXCITATORY_MODULATION(Scope.COLUMN, 0, Use.SPIKING),

    /** The same for the inhibitory input ({@code i_bias_synin_inh_coba}). */
    INHIBITORY_MODULATION(Scope.COLUMN, 0, Use.SPIKING),

    /** Potential that a neuron's adaptation compares the membrane with ({@code v_adapt_leak}), some 250 steps above the membrane. */
    ADAPTATION_LEAK(Scope.COLUMN, 500, Use.SPIKING),

    /** Resting potential of a neuron's adaptation ({@code v_adapt_ref}). */
    ADAPTATION_REFERENCE(Scope.COLUMN, 500, Use.SPIKING),

    /** How fast a neuron's adaptation decays ({@code i_bias_adapt_tau}): larger is faster. */
    ADAPTATION_SPEED(Scope.COLUMN, 100, Use.SPIKING),

    /** How strongly the membrane drives a neuron's adaptation ({@code i_bias_adapt_a}). */
    ADAPTATION_STRENGTH(Scope.COLUMN, 100, Use.SPIKING),

    /** Current of the pulse that a spike sends to a neuron's adaptation ({@code i_bias_adapt_b}). */
    ADAPTATION_JUMP(Scope.COLUMN, 0, Use.SPIKING),

    /** Potential where a neuron's exponential current sets in ({@code v_exp}), some 450 steps above the membrane. */
    EXPONENTIAL_POTENTIAL(Scope.COLUMN, 900, Use.SPIKING),

    /** Strength and slope of a neuron's exponential current ({@code i_bias_exp}). */
    EXPONENTIAL_SLOPE(Scope.COLUMN, 300, Use.SPIKING),

    /** Constant current onto a membrane ({@code i_mem_offset}), linear to about 800; its sign is a bit of the neuron. */
    OFFSET_CURRENT(Scope.COLUMN, 0, Use.SPIKING),

    /** Conductance between a membrane and its neuron's shared line ({@code i_bias_nmda}). */
    COMPARTMENT_CONDUCTANCE(Scope.COLUMN, 0, Use.SPIKING),

    /** Cascode of the neurons of a quadrant ({@code neuron_v_bias_casc_n}). */
    NEURON_CASCODE(Scope.COLUMN_QUADRANT, 250, Use.SPIKING),

    /** Speed of the amplifiers towards the ADCs of a quadrant ({@code neuron_i_bias_readout_amp}). */
    READOUT_AMPLIFIER(Scope.COLUMN_QUADRANT, 110, Use.SPIKING),

    /** Bias of the source followers of a quadrant ({@code neuron_i_bias_leak_source_follower}): larger makes them drop more. */
    SOURCE_FOLLOWER(Scope.COLUMN_QUADRANT, 100, Use.SPIKING),

    /** Speed of the spike comparators of a quadrant ({@code neuron_i_bias_spike_comparator}). */
    SPIKE_COMPARATOR(Scope.COLUMN_QUADRANT, 200, Use.SPIKING),

    /** Headroom of the synaptic inputs of a quadrant ({@code neuron_i_bias_synin_drop}): larger saturates later. */
    INPUT_HEADROOM(Scope.COLUMN_QUADRANT, 300, Use.SPIKING),

    /** Voltage towards which events move a driver's plasticity ({@code stp_v_charge_0}), for drivers that use the first pair. */
    PLASTICITY_CHARGE_0(Scope.DRIVER_QUADRANT, 100, Use.SPIKING),

    /** The same for drivers that use the second pair ({@code stp_v_charge_1}). */
    PLASTICITY_CHARGE_1(Scope.DRIVER_QUADRANT, 330, Use.SPIKING),

    /** Voltage to which a driver's plasticity recovers ({@code stp_v_recover_0}), first pair. */
    PLASTICITY_RECOVERY_0(Scope.DRIVER_QUADRANT, 400, Use.SPIKING),

    /** The same, second pair ({@code stp_v_recover_1}). */
    PLASTICITY_RECOVERY_1(Scope.DRIVER_QUADRANT, 50, Use.SPIKING),

    /** Step of the drivers' plasticity offsets ({@code stp_i_calib}). */
    PLASTICITY_STEP(Scope.DRIVER_QUADRANT, 600, Use.SPIKING),

    /** Speed of the comparators of the drivers' plasticity ({@code stp_i_bias_comparator}). */
    PLASTICITY_COMPARATOR(Scope.DRIVER_QUADRANT, 500, Use.SPIKING),

    /** Offset of a driver's pulse length while its short-term plasticity is on (4 bit). */
    PLASTICITY_OFFSET(Scope.DRIVER, 0, 15, 7, Use.SPIKING),

    /** Time constant of a quadrant's correlation sensors ({@code syn_i_bias_ramp}): larger is shorter. */
    CORRELATION_SPEED(Scope.COLUMN_QUADRANT, 200, Use.SPIKING),

    /** Amplitude of a quadrant's correlation sensors ({@code syn_i_bias_store}): larger is smaller. */
    CORRELATION_STORE(Scope.COLUMN_QUADRANT, 200, Use.SPIKING),

    /** Speed of the read-out of a quadrant's correlation sensors ({@code syn_i_bias_corout}). */
    CORRELATION_READOUT(Scope.COLUMN_QUADRANT, 600, Use.SPIKING);

    /** What a cell is there for. */
    private enum Use {
        BOTH,
        SPIKING
    }

    /** What a cell belongs to. */
    public enum Scope {
        /** A column: its neuron and its CADC channel. */
        COLUMN(ChipGeometry.COLUMNS),

        /** 128 neighbouring columns, which share a block of analog parameter cells. */
        COLUMN_QUADRANT(ChipGeometry.QUADRANTS),

        /** A synapse driver. */
        DRIVER(ChipGeometry.SIGNED_INPUTS),

        /**
         * The even or the odd drivers of a hemisphere, which share a block of analog parameter cells (haldls {@code
         * synapse_driver.h}).
         */
        DRIVER_QUADRANT(ChipGeometry.QUADRANTS);

        private final int instancesPerHemisphere;

        Scope(int instancesPerHemisphere) {
            this.instancesPerHemisphere = instancesPerHemisphere;
        }

        /** Number of instances in one hemisphere. */
        public int instancesPerHemisphere() {
            return instancesPerHemisphere;
        }
    }

    private static final int LARGEST_ANALOG = 1022;

    private final Scope scope;
    private final boolean analog;
    private final int min;
    private final int max;
    private final int defaultValue;
    private final Use use;

    /** A 10-bit analog cell, 0..1022 (halco; 1023 has another meaning), used whatever the chip does. */
    Cell(Scope scope, int defaultValue) {
        this(scope, defaultValue, Use.BOTH);
    }

    /** A 10-bit analog cell. */
    Cell(Scope scope, int defaultValue, Use use) {
        this(scope, true, 0, LARGEST_ANALOG, defaultValue, use);
    }

    /** A digital cell that is used whatever the chip does. */
    Cell(Scope scope, int min, int max, int defaultValue) {
        this(scope, min, max, defaultValue, Use.BOTH);
    }

    /** A digital cell. */
    Cell(Scope scope, int min, int max, int defaultValue, Use use) {
        this(scope, false, min, max, defaultValue, use);
    }

    Cell(Scope scope, boolean analog, int min, int max, int defaultValue, Use use) {
        this.scope = scope;
        this.analog = analog;
        this.min = min;
        this.max = max;
        this.defaultValue = defaultValue;
        this.use = use;
    }

    /** The cells that act on multiplications; the others act on spiking neurons only. */
    public static Set<Cell> ofMultiplication() {
        EnumSet<Cell> cells = EnumSet.allOf(Cell.class);
        cells.removeIf(cell -> cell.use == Use.SPIKING);
        return cells;
    }

    /** What the cell belongs to. */
    public Scope scope() {
        return scope;
    }

    /** Whether the value is a stored voltage or current, rather than bits. */
    public boolean analog() {
        return analog;
    }

    /** Number of instances in one hemisphere. */
    public int instancesPerHemisphere() {
        return scope.instancesPerHemisphere();
    }

    /** Number of instances on a chip of the given geometry. */
    public int instances(ChipGeometry geometry) {
        return geometry.hemispheres() * instancesPerHemisphere();
    }

    /** Smallest value the cell takes. */
    public int min() {
        return min;
    }

    /** Largest value the cell takes. */
    public int max() {
        return max;
    }

    /** Value of every instance after power-on, before any calibration. */
    public int defaultValue() {
        return defaultValue;
    }

    /**
     * Checks that {@code values} can be written to all instances of this cell.
     *
     * @throws IllegalArgumentException naming the instance, the value and the allowed range
     */
    public void check(int[] values, ChipGeometry geometry) {
        if (values.length != instances(geometry)) {
            throw new IllegalArgumentException(
                    "%s takes %s values, not %s".formatted(this, instances(geometry), values.length));
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] < min || values[i] > max) {
                throw new IllegalArgumentException(
                        "%s of instance %s is %s; allowed are %s..%s".formatted(this, i, values[i], min, max));
            }
        }
    }
}
