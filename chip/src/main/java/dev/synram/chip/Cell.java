package dev.synram.chip;

/**
 * A kind of configuration cell that a host can write, one value an instance of the circuit it belongs to.
 *
 * <p>Values of all hemispheres stand in one array, hemisphere by hemisphere: instance {@code i} of hemisphere {@code h}
 * is element {@code h * instancesPerHemisphere() + i}.
 */
public enum Cell {
    /** Digital offset in LSB that a CADC channel adds to its reading (haldls {@code cadc.h}). */
    CADC_OFFSET(ChipGeometry.COLUMNS, -128, 127, 0),

    /** Strength of a neuron's excitatory synaptic input ({@code i_bias_synin_exc_gm}), a 10-bit current cell. */
    EXCITATORY_STRENGTH(ChipGeometry.COLUMNS, 0, 1022, 450),

    /** Strength of a neuron's inhibitory synaptic input ({@code i_bias_synin_inh_gm}), a 10-bit current cell. */
    INHIBITORY_STRENGTH(ChipGeometry.COLUMNS, 0, 1022, 450),

    /**
     * Offset of a synapse driver's pulse length ({@code hagenDacOffset}, 6 bit). A larger value shortens the pulses, as
     * on the chip.
     */
    DRIVER_OFFSET(ChipGeometry.SIGNED_INPUTS, 0, 63, 32);

    private final int instancesPerHemisphere;
    private final int min;
    private final int max;
    private final int defaultValue;

    Cell(int instancesPerHemisphere, int min, int max, int defaultValue) {
        this.instancesPerHemisphere = instancesPerHemisphere;
        this.min = min;
        this.max = max;
        this.defaultValue = defaultValue;
    }

    /** Number of instances in one hemisphere. */
    public int instancesPerHemisphere() {
        return instancesPerHemisphere;
    }

    /** Number of instances on a chip of the given geometry. */
    public int instances(ChipGeometry geometry) {
        return geometry.hemispheres() * instancesPerHemisphere;
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
