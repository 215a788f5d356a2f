package dev.synram.tflite.schema;

import java.util.List;

/** Table {@code OperatorCode}: what an operator computes. */
public final class OperatorCode {

    private static final int OLD_BUILTIN_CODE = 0;
    private static final int CUSTOM_NAME = 1;
    private static final int BUILTIN_CODE = 3;
    private static final int CUSTOM = 32;

    /** Enumeration {@code BuiltinOperator} from 0. */
    private static final List<String> NAMES = List.of("""
            ADD AVERAGE_POOL_2D CONCATENATION CONV_2D DEPTHWISE_CONV_2D DEPTH_TO_SPACE DEQUANTIZE EMBEDDING_LOOKUP FLOOR
            FULLY_CONNECTED HASHTABLE_LOOKUP L2_NORMALIZATION L2_POOL_2D LOCAL_RESPONSE_NORMALIZATION LOGISTIC
            LSH_PROJECTION LSTM MAX_POOL_2D MUL RELU RELU_N1_TO_1 RELU6 RESHAPE RESIZE_BILINEAR RNN SOFTMAX
            SPACE_TO_DEPTH SVDF TANH CONCAT_EMBEDDINGS SKIP_GRAM CALL CUSTOM EMBEDDING_LOOKUP_SPARSE PAD
            UNIDIRECTIONAL_SEQUENCE_RNN GATHER BATCH_TO_SPACE_ND SPACE_TO_BATCH_ND TRANSPOSE MEAN SUB DIV SQUEEZE
            UNIDIRECTIONAL_SEQUENCE_LSTM STRIDED_SLICE BIDIRECTIONAL_SEQUENCE_RNN EXP TOPK_V2 SPLIT LOG_SOFTMAX DELEGATE
            BIDIRECTIONAL_SEQUENCE_LSTM CAST PRELU MAXIMUM ARG_MAX MINIMUM LESS NEG PADV2 GREATER GREATER_EQUAL
            LESS_EQUAL SELECT SLICE SIN TRANSPOSE_CONV SPARSE_TO_DENSE TILE EXPAND_DIMS EQUAL NOT_EQUAL LOG SUM SQRT
            RSQRT SHAPE POW ARG_MIN FAKE_QUANT REDUCE_PROD REDUCE_MAX PACK LOGICAL_OR ONE_HOT LOGICAL_AND LOGICAL_NOT
            UNPACK REDUCE_MIN FLOOR_DIV REDUCE_ANY SQUARE ZEROS_LIKE FILL FLOOR_MOD RANGE RESIZE_NEAREST_NEIGHBOR
            LEAKY_RELU SQUARED_DIFFERENCE MIRROR_PAD ABS SPLIT_V UNIQUE CEIL REVERSE_V2 ADD_N GATHER_ND COS WHERE RANK
            ELU REVERSE_SEQUENCE MATRIX_DIAG QUANTIZE MATRIX_SET_DIAG ROUND HARD_SWISH IF WHILE""".split("\\s+"));

    private final FlatTable table;

    OperatorCode(FlatTable table) {
        this.table = table;
    }

    /** Its name in the schema; for an operator of somebody's own, {@code CUSTOM} and its name. */
    public String name() {
        // Codes above 127 did not fit the first field; files write both fields for the others.
        int code = Math.max(table.byteAt(OLD_BUILTIN_CODE, 0), table.integer(BUILTIN_CODE, 0));
        if (code == CUSTOM) {
            return "CUSTOM " + table.text(CUSTOM_NAME);
        }
        return code >= 0 && code < NAMES.size() ? NAMES.get(code) : "number " + code;
    }
}
