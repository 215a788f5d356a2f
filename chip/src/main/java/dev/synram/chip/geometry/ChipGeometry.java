package dev.synram.chip.geometry;

/**
 * The size of a chip as seen in signed matrix multiplication.
 *
 * <p>Each hemisphere holds one synapse array ("synram") that stores a signed matrix of {@value #SIGNED_INPUTS} inputs x
 * {@value #COLUMNS} outputs: one synapse driver an input, with an inhibitory and an excitatory synapse row, and one
 * neuron and CADC channel a column. Figures: halco, {@code halco/hicann-dls/vx/synram.h} and {@code synapse_driver.h}.
 *
 * @param hemispheres number of synapse arrays, at least 1; a BrainScaleS-2 chip has 2
 */
public record ChipGeometry(int hemispheres) {

    /** Inputs of the signed matrix of one synram; equals the number of synapse drivers of a hemisphere. */
    public static final int SIGNED_INPUTS = 128;

    /** Inputs of a synram whose weights are not negative: one a synapse row. */
    public static final int UNSIGNED_INPUTS = 2 * SIGNED_INPUTS;

    /** Columns, neurons and CADC channels of one hemisphere. */
    public static final int COLUMNS = 256;

    /** Columns that share one block of analog parameter cells. */
    public static final int COLUMNS_PER_QUADRANT = 128;

    /** Blocks of analog parameter cells in one hemisphere. */
    public static final int QUADRANTS = COLUMNS / COLUMNS_PER_QUADRANT;

    /** Largest magnitude of a signed weight: 6 bits beside the sign, which the choice of the row carries. */
    public static final int MAX_WEIGHT = 63;

    /** Largest activation: 5 bits. */
    public static final int MAX_ACTIVATION = 31;

    /** The chip as built: two hemispheres. */
    public static final ChipGeometry BRAINSCALES2 = new ChipGeometry(2);

    public ChipGeometry {
        if (hemispheres < 1) {
            throw new IllegalArgumentException("a chip has at least 1 hemisphere, not " + hemispheres);
        }
    }
}
