package dev.synram.chip;

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
    DRIVER_OFFSET(Scope.DRIVER, 0, 63, 32);

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

    /** A 10-bit analog cell, 0..1022 (halco; 1023 has another meaning). */
    Cell(Scope scope, int defaultValue) {
        this.scope = scope;
        analog = true;
        min = 0;
        max = LARGEST_ANALOG;
        this.defaultValue = defaultValue;
    }

    /** A digital cell. */
    Cell(Scope scope, int min, int max, int defaultValue) {
        this.scope = scope;
        analog = false;
        this.min = min;
        this.max = max;
        this.defaultValue = defaultValue;
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
                    "%s takes %d values, not %d".formatted(this, instances(geometry), values.length));
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] < min || values[i] > max) {
                throw new IllegalArgumentException(
                        "%s of instance %d is %d; allowed are %d..%d".formatted(this, i, values[i], min, max));
            }
        }
    }
}
