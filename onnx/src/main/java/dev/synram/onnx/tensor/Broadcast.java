package dev.synram.onnx.tensor;

import dev.synram.onnx.graph.OnnxException;
import java.util.Arrays;

/** The rule by which ONNX joins tensors of different dimensions: aligned at the end, where 1 is repeated. */
public final class Broadcast {

    private Broadcast() {}

    /**
     * The dimensions of the joined tensor.
     *
     * @throws OnnxException if two dimensions differ and neither is 1
     */
    public static int[] dimensions(int[] first, int[] second) {
        int rank = Math.max(first.length, second.length);
        int[] all = new int[rank];
        for (int i = 1; i <= rank; i++) {
            int a = i > first.length ? 1 : first[first.length - i];
            int b = i > second.length ? 1 : second[second.length - i];
            if (a != b && a != 1 && b != 1) {
                throw new OnnxException("dimensions %s and %s do not fit together"
                        .formatted(Arrays.toString(first), Arrays.toString(second)));
            }
            all[rank - i] = a == 1 ? b : a;
        }
        return all;
    }

    /** For each element of the joined tensor, the index of the element of a tensor that it takes. */
    public static int[] indices(int[] own, int[] joined) {
        int[] strides = new int[joined.length];
        int stride = 1;
        for (int i = 1; i <= own.length; i++) {
            int dimension = own[own.length - i];
            strides[joined.length - i] = dimension == 1 ? 0 : stride;
            stride *= dimension;
        }
        return Strides.indices(joined, strides, 0);
    }
}
