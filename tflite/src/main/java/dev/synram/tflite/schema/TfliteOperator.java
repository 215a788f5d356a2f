package dev.synram.tflite.schema;

import java.util.Locale;
import java.util.Optional;

/** Table {@code Operator}: one step of the computation. */
public final class TfliteOperator {

    private static final int CODE = 0;
    private static final int INPUTS = 1;
    private static final int OUTPUTS = 2;
    private static final int OPTIONS = 4;

    /** More than any network joins; a small file could name one list many times. */
    private static final int MOST_TENSORS = 256;

    private final FlatTable table;

    TfliteOperator(FlatTable table) {
        this.table = table;
    }

    long code() {
        return Integer.toUnsignedLong(table.integer(CODE, 0));
    }

    /** Indices of the tensors that it takes; -1 for one that is left out. */
    public int[] inputs() {
        return few(table.integers(INPUTS));
    }

    /** Indices of the tensors that it computes. */
    public int[] outputs() {
        return few(table.integers(OUTPUTS));
    }

    private static int[] few(int[] tensors) {
        if (tensors.length > MOST_TENSORS) {
            throw new TfliteException(String.format(
                    Locale.ROOT,
                    "an operator has %,d inputs or outputs; at most %s are supported",
                    tensors.length,
                    MOST_TENSORS));
        }
        return tensors;
    }

    /** The table of its options, whose fields depend on the operator. */
    public Optional<FlatTable> options() {
        return table.table(OPTIONS);
    }
}
