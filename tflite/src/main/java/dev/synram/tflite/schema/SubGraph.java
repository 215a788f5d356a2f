package dev.synram.tflite.schema;

import java.util.Locale;

/** Table {@code SubGraph}: tensors, and operators in the order of execution. */
public final class SubGraph {

    private static final int TENSORS = 0;
    private static final int INPUTS = 1;
    private static final int OUTPUTS = 2;
    private static final int OPERATORS = 3;

    /** Far more than networks have; a small file could name one operator millions of times. */
    private static final int MOST_OPERATORS = 10_000;

    private final FlatTable table;

    SubGraph(FlatTable table) {
        this.table = table;
        if (operators() > MOST_OPERATORS) {
            throw new TfliteException(String.format(
                    Locale.ROOT, "it has %,d operators; at most %,d are supported", operators(), MOST_OPERATORS));
        }
    }

    /** A tensor by its index. */
    public TfliteTensor tensor(int index) {
        return new TfliteTensor(table.table(TENSORS, index));
    }

    /** Indices of the tensors that are the inputs. */
    public int[] inputs() {
        return table.integers(INPUTS);
    }

    /** Indices of the tensors that are the outputs. */
    public int[] outputs() {
        return table.integers(OUTPUTS);
    }

    /** Number of operators. */
    public int operators() {
        return table.tables(OPERATORS);
    }

    /** An operator by its place in the order of execution. */
    public TfliteOperator operator(int place) {
        return new TfliteOperator(table.table(OPERATORS, place));
    }
}
