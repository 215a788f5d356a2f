package dev.synram.onnx.tensor;

import dev.synram.onnx.graph.OnnxException;

/**
 * The memory that reading one file may take: a few bytes of a graph can ask for constants, weights and views that no
 * host has room for, which must be refused before they are allocated.
 */
public final class ReadBudget {

    /** The share of Java's memory: one part of this many. */
    private static final int SHARE = 4;

    private final long most = Runtime.getRuntime().maxMemory() / SHARE;
    private long taken;

    /**
     * Reserves memory.
     *
     * @param elements number of elements, not negative
     * @param bytesEach bytes per element
     * @throws OnnxException if it exceeds the rest of the budget
     */
    public void take(long elements, int bytesEach) {
        long left = most - taken;
        if (elements > left / bytesEach) {
            throw new OnnxException(
                    "the network needs more than %s MB, a quarter of Java's memory, while it is read; give Java more, such as JAVA_TOOL_OPTIONS=-Xmx16g, or export a smaller one"
                            .formatted(most >> 20));
        }
        taken += elements * bytesEach;
    }
}
