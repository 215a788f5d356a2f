package dev.synram.onnx.tensor;

import dev.synram.onnx.graph.OnnxException;
import java.util.Arrays;
import java.util.List;

/** Functions that take elements of constants, put them together or repeat them. */
public final class Shaping {

    private Shaping() {}

    /** A constant repeated to dimensions that it can be broadcast to. */
    public static Constant expand(Constant input, int[] wanted) {
        int[] dimensions = Broadcast.dimensions(input.dimensions(), wanted);
        return input.picked(Broadcast.indices(input.dimensions(), dimensions), dimensions);
    }

    /** A constant with its axes in another order. */
    public static Constant transpose(Constant input, int[] permutation) {
        int[] after =
                Arrays.stream(permutation).map(axis -> input.dimensions()[axis]).toArray();
        return input.picked(Strides.transposed(input.dimensions(), permutation), after);
    }

    /**
     * A part of a constant.
     *
     * @param starts for each of {@code axes} the first index; negative ones count from the end
     * @param ends for each the index after the last
     * @param axes counted from the front, each at most once
     * @param steps for each the distance of indices, not 0
     */
    public static Constant slice(Constant input, int[] starts, int[] ends, int[] axes, int[] steps) {
        int[] dimensions = input.dimensions().clone();
        int[] strides = Strides.of(dimensions);
        int first = 0;
        for (int i = 0; i < axes.length; i++) {
            int axis = axes[i];
            int size = input.dimensions()[axis];
            int step = steps[i];
            if (step == 0) {
                throw new OnnxException("it slices with a step of 0");
            }
            long from = starts[i] < 0 ? (long) starts[i] + size : starts[i];
            long to = ends[i] < 0 ? (long) ends[i] + size : ends[i];
            from = step > 0 ? Math.clamp(from, 0, size) : Math.clamp(from, 0, Math.max(0, size - 1));
            to = step > 0 ? Math.clamp(to, 0, size) : Math.clamp(to, -1, Math.max(-1, size - 1));
            long count = step > 0 ? Math.ceilDiv(to - from, (long) step) : Math.ceilDiv(from - to, -(long) step);
            dimensions[axis] = (int) Math.max(0, count);
            first += dimensions[axis] == 0 ? 0 : (int) from * strides[axis];
            strides[axis] *= step;
        }
        return input.picked(Strides.indices(dimensions, strides, first), dimensions);
    }

    /** The elements at some indices along an axis; negative indices count from the end. */
    public static Constant gather(Constant input, Constant indices, int axis) {
        int size = input.dimensions()[axis];
        int inner = Constant.size(Arrays.copyOfRange(input.dimensions(), axis + 1, input.rank()));
        int outer = Constant.size(Arrays.copyOf(input.dimensions(), axis));
        int[] wanted = indices.integers();
        int[] dimensions = joined(input.dimensions(), axis, indices.dimensions());
        int[] from = new int[Strides.requireBudget(dimensions)];
        int next = 0;
        for (int o = 0; o < outer; o++) {
            for (int index : wanted) {
                int counted = index < 0 ? index + size : index;
                if (counted < 0 || counted >= size) {
                    throw new OnnxException("it takes element %s of %s".formatted(index, size));
                }
                for (int i = 0; i < inner; i++) {
                    from[next++] = (o * size + counted) * inner + i;
                }
            }
        }
        return input.picked(from, dimensions);
    }

    private static int[] joined(int[] dimensions, int axis, int[] replacement) {
        int[] all = new int[dimensions.length - 1 + replacement.length];
        System.arraycopy(dimensions, 0, all, 0, axis);
        System.arraycopy(replacement, 0, all, axis, replacement.length);
        System.arraycopy(dimensions, axis + 1, all, axis + replacement.length, dimensions.length - axis - 1);
        return all;
    }

    /** Constants one after the other along an axis. */
    public static Constant concatenate(List<Constant> parts, int axis) {
        Constant first = parts.getFirst();
        int[] dimensions = first.dimensions().clone();
        dimensions[axis] = 0;
        for (Constant part : parts) {
            int[] own = part.dimensions().clone();
            boolean fits = own.length == dimensions.length;
            if (fits) {
                dimensions[axis] = Math.addExact(dimensions[axis], own[axis]);
                own[axis] = dimensions[axis];
            }
            if (!fits || !Arrays.equals(own, dimensions)) {
                throw new OnnxException("constants of dimensions %s and %s cannot be concatenated along axis %s"
                        .formatted(Arrays.toString(first.dimensions()), Arrays.toString(part.dimensions()), axis));
            }
        }
        int inner = Constant.size(Arrays.copyOfRange(dimensions, axis + 1, dimensions.length));
        int outer = Constant.size(Arrays.copyOf(dimensions, axis));
        float[] values = new float[Strides.requireBudget(dimensions)];
        int next = 0;
        for (int o = 0; o < outer; o++) {
            for (Constant part : parts) {
                int count = part.dimensions()[axis] * inner;
                System.arraycopy(part.values(), o * count, values, next, count);
                next += count;
            }
        }
        return new Constant(dimensions, values, first.type());
    }

    /** A constant repeated a number of times along each axis. */
    public static Constant tile(Constant input, int[] repeats) {
        if (repeats.length != input.rank()) {
            throw new OnnxException("%s numbers for %s axes".formatted(repeats.length, input.rank()));
        }
        Constant tiled = input;
        for (int axis = 0; axis < repeats.length; axis++) {
            int[] dimensions = tiled.dimensions().clone();
            dimensions[axis] = Math.multiplyExact(dimensions[axis], repeats[axis]);
            Strides.requireBudget(dimensions);
            int[] indices = new int[dimensions[axis]];
            int size = tiled.dimensions()[axis];
            Arrays.setAll(indices, i -> i % Math.max(1, size));
            tiled = gather(tiled, ofIntegers(indices), axis);
        }
        return tiled;
    }

    private static Constant ofIntegers(int[] numbers) {
        float[] values = new float[numbers.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers[i];
        }
        return Constant.integers(values);
    }
}
