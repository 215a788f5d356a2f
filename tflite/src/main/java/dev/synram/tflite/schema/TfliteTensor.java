package dev.synram.tflite.schema;

/** Table {@code Tensor}: type and dimensions of a constant or of results; images have channels last. */
public final class TfliteTensor {

    private static final int SHAPE = 0;
    private static final int TYPE = 1;
    private static final int BUFFER = 2;
    private static final int NAME = 3;
    private static final int QUANTIZATION = 4;
    private static final int SPARSITY = 6;
    private static final int MOST_DIMENSIONS = 8;

    private final FlatTable table;

    TfliteTensor(FlatTable table) {
        this.table = table;
    }

    /** Its name, of which long ones are cut. */
    public String name() {
        return table.text(NAME);
    }

    /** Its dimensions; the first one of results is the batch. */
    public int[] shape() {
        int[] shape = table.integers(SHAPE);
        if (shape.length > MOST_DIMENSIONS) {
            throw new TfliteException("tensor '%s' has %s dimensions; at most %s are supported"
                    .formatted(name(), shape.length, MOST_DIMENSIONS));
        }
        return shape;
    }

    /** The type of its numbers. */
    public ElementType type() {
        int code = table.byteAt(TYPE, 0);
        return ElementType.of(code)
                .orElseThrow(() -> new TfliteException(
                        "tensor '%s' has elements of type number %s; supported are floats of 16 and 32 bits and integers"
                                .formatted(name(), code)));
    }

    long buffer() {
        return Integer.toUnsignedLong(table.integer(BUFFER, 0));
    }

    /** Whether only some of its numbers are stored. */
    public boolean isSparse() {
        return table.has(SPARSITY);
    }

    /** How integers become numbers. */
    public Quantization quantization() {
        return table.table(QUANTIZATION).map(Quantization::of).orElse(Quantization.NONE);
    }
}
