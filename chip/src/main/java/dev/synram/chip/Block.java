package dev.synram.chip;

/**
 * A rectangle of the signed matrix of one synram: the inputs and columns that a multiplication drives and reads.
 *
 * @param hemisphere index of the synapse array
 * @param firstInput first input (synapse driver), 0..127
 * @param inputs number of inputs, at least 1
 * @param firstColumn first column, 0..255
 * @param columns number of columns, at least 1
 */
public record Block(int hemisphere, int firstInput, int inputs, int firstColumn, int columns) {

    public Block {
        checkSpan("inputs", firstInput, inputs, ChipGeometry.SIGNED_INPUTS);
        checkSpan("columns", firstColumn, columns, ChipGeometry.COLUMNS);
        if (hemisphere < 0) {
            throw new IllegalArgumentException("hemispheres count from 0, not " + hemisphere);
        }
    }

    /** All inputs and columns of a hemisphere. */
    public static Block whole(int hemisphere) {
        return new Block(hemisphere, 0, ChipGeometry.SIGNED_INPUTS, 0, ChipGeometry.COLUMNS);
    }

    /** Number of weights in the block. */
    public int size() {
        return inputs * columns;
    }

    /** Whether the two have weights in common. */
    public boolean overlaps(Block other) {
        return hemisphere == other.hemisphere
                && firstInput < other.firstInput + other.inputs
                && other.firstInput < firstInput + inputs
                && firstColumn < other.firstColumn + other.columns
                && other.firstColumn < firstColumn + columns;
    }

    private static void checkSpan(String what, int first, int count, int available) {
        if (first < 0 || count < 1 || first + count > available) {
            throw new IllegalArgumentException("%s %d..%d do not lie within 0..%d of a synram"
                    .formatted(what, first, first + count - 1, available - 1));
        }
    }
}
