package dev.synram.tflite.schema;

import java.nio.ByteBuffer;

/** Table {@code Model}: a file. Its first subgraph is the network. */
public final class TfliteModel {

    private static final String IDENTIFIER = "TFL3";
    private static final int CODES = 1;
    private static final int SUBGRAPHS = 2;
    private static final int DESCRIPTION = 3;
    private static final int BUFFERS = 4;
    private static final int BUFFER_DATA = 0;

    private final FlatTable table;

    /**
     * Views a file, of which nothing is copied.
     *
     * @throws TfliteException if it is another kind of file
     */
    public TfliteModel(ByteBuffer file) {
        table = FlatTable.root(file, IDENTIFIER);
    }

    /** Bytes of the file. */
    public int bytes() {
        return table.fileBytes();
    }

    /** Who wrote the file, in its own words. */
    public String description() {
        return table.text(DESCRIPTION);
    }

    /** The network. */
    public SubGraph graph() {
        return new SubGraph(table.table(SUBGRAPHS, 0));
    }

    /** What an operator computes. */
    public OperatorCode code(TfliteOperator operator) {
        return new OperatorCode(table.table(CODES, operator.code()));
    }

    /** The values of a tensor, or no bytes if it is not a constant. */
    public ByteBuffer data(TfliteTensor tensor) {
        return table.table(BUFFERS, tensor.buffer()).bytes(BUFFER_DATA);
    }
}
