package dev.synram.onnx.tensor;

import dev.synram.onnx.graph.OnnxException;
import java.util.Locale;

/** Walks through tensors in other orders than row by row. */
public final class Strides {

    /** Elements of one tensor that is computed of constants: far above the needs of networks for chips. */
    private static final int MOST_ELEMENTS = 1 << 26;

    private Strides() {}

    /** The distance between neighbors along each axis of a tensor that is stored row by row. */
    public static int[] of(int[] dimensions) {
        int[] strides = new int[dimensions.length];
        int stride = 1;
        for (int axis = dimensions.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= dimensions[axis];
        }
        return strides;
    }

    /**
     * For each element of a tensor row by row, an index that begins with {@code first} and grows by a stride along each
     * axis.
     */
    public static int[] indices(int[] dimensions, int[] strides, int first) {
        int[] indices = new int[requireBudget(dimensions)];
        int[] position = new int[dimensions.length];
        int index = first;
        for (int i = 0; i < indices.length; i++) {
            indices[i] = index;
            for (int axis = dimensions.length - 1; axis >= 0; axis--) {
                index += strides[axis];
                if (++position[axis] < dimensions[axis]) {
                    break;
                }
                index -= strides[axis] * dimensions[axis];
                position[axis] = 0;
            }
        }
        return indices;
    }

    /** For each element after a transposition, its index before. */
    public static int[] transposed(int[] before, int[] permutation) {
        int[] strides = of(before);
        int[] after = new int[permutation.length];
        int[] moved = new int[permutation.length];
        for (int axis = 0; axis < permutation.length; axis++) {
            after[axis] = before[permutation[axis]];
            moved[axis] = strides[permutation[axis]];
        }
        return indices(after, moved, 0);
    }

    /** The number of elements of a tensor that is to be computed; refuses what would take all memory. */
    public static int requireBudget(int[] dimensions) {
        int size = Constant.size(dimensions);
        if (size > MOST_ELEMENTS) {
            throw new OnnxException(String.format(
                    Locale.ROOT,
                    "it makes a constant of %,d elements; at most %,d are supported",
                    size,
                    MOST_ELEMENTS));
        }
        return size;
    }
}
