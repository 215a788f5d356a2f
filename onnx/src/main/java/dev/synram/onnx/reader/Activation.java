package dev.synram.onnx.reader;

import dev.synram.network.Flow;
import dev.synram.network.file.NetworkSize;
import dev.synram.network.layer.Reshape;
import dev.synram.network.shape.SampleForm;
import dev.synram.network.shape.Shape;
import dev.synram.onnx.graph.OnnxException;
import dev.synram.onnx.tensor.Constant;
import dev.synram.onnx.tensor.Strides;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A view of the results of a layer. The file may use other dimensions and another order of elements than memory:
 * reshaping and transposing change only the view. Factors, offsets and padding that are still to be applied wait for
 * the layer that takes them over; factors and offsets come first.
 *
 * @param flow the results
 * @param dimensions dimensions in the file, without the batch
 * @param order for each element in the order of the file, its index in memory
 * @param product the multiplication that produces the results, or null if another operation follows it
 * @param affine factors and offsets still to be applied
 * @param padding zeros still to be added around the results: before each axis of a sample, then after each; empty for
 *     none
 * @param gate the function that produced the results, if another operator may take it over
 */
@SuppressWarnings("ArrayRecordComponent") // views are never compared as records
public record Activation(
        Flow flow,
        int[] dimensions,
        int[] order,
        @Nullable Product product,
        Affine affine,
        int[] padding,
        @Nullable Gate gate)
        implements Value {

    private static final int[] NO_PADDING = {};

    /** Results as a vector, or as images with channels first. */
    static Activation of(Flow flow, int[] dimensions) {
        return of(flow, dimensions, order(flow.shape()));
    }

    static Activation of(Flow flow, int[] dimensions, int[] order) {
        return new Activation(flow, dimensions, order, null, Affine.NONE, NO_PADDING, null);
    }

    /** The same view of the results of an element-wise operation on these. */
    Activation then(Flow next) {
        return of(next, dimensions, order);
    }

    /** Another view of the same results. */
    Activation viewed(int[] newDimensions, int[] newOrder) {
        return new Activation(flow, newDimensions, newOrder, product, affine, padding, gate);
    }

    Activation producedBy(Product newProduct) {
        return new Activation(flow, dimensions, order, newProduct, affine, padding, null);
    }

    /** The same results with more factors and offsets to be applied. */
    Activation scaled(Affine next) {
        return new Activation(flow, dimensions, order, null, affine.then(next), padding, gate);
    }

    /** The same results with other factors and offsets to be applied. */
    Activation with(Affine other) {
        return new Activation(flow, dimensions, order, other.isNone() ? product : null, other, padding, gate);
    }

    Activation padded(int[] zeros) {
        return new Activation(flow, dimensions, order, null, affine, zeros, null);
    }

    /** The same results after a node that changes nothing, but may have other consumers than its input. */
    Activation passed() {
        return new Activation(flow, dimensions, order, null, affine, padding, null);
    }

    Activation madeBy(Gate newGate) {
        return new Activation(flow, dimensions, order, product, affine, padding, newGate);
    }

    /** The same results with the axes of a sample in another order. */
    Activation transposed(int... permutation) {
        int[] after = Arrays.stream(permutation).map(axis -> dimensions[axis]).toArray();
        int[] from = Strides.transposed(dimensions, permutation);
        Activation view = viewed(after, Arrays.stream(from).map(i -> order[i]).toArray());
        int rank = permutation.length;
        return padding.length == 0
                ? view
                : view.padded(IntStream.range(0, 2 * rank)
                        .map(i -> padding[i / rank * rank + permutation[i % rank]])
                        .toArray());
    }

    /** The same results with one axis of a sample moved to the front. */
    Activation withFirst(int axis) {
        return transposed(toFront(dimensions.length, axis));
    }

    /** The same results with the first axis of a sample moved to a place. */
    Activation withFirstAt(int axis) {
        int[] front = toFront(dimensions.length, axis);
        int[] back = new int[front.length];
        for (int i = 0; i < front.length; i++) {
            back[front[i]] = i;
        }
        return transposed(back);
    }

    private static int[] toFront(int rank, int axis) {
        int[] permutation = new int[rank];
        for (int i = 0; i < rank; i++) {
            permutation[i] = i == 0 ? axis : i <= axis ? i - 1 : i;
        }
        return permutation;
    }

    /** Numbers for the elements in the order of the file as numbers in the order of memory. */
    float[] inMemory(float[] values) {
        float[] memory = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            memory[order[i]] = values[i];
        }
        return memory;
    }

    /** For each element in the order channel, row, column, its index in memory. */
    public static int[] order(Shape shape) {
        return SampleForm.channelsFirst(shape).order(shape);
    }

    /** Whether the order of elements is the same in memory as in the file. */
    boolean isInOrder() {
        for (int i = 0; i < order.length; i++) {
            if (order[i] != i) {
                return false;
            }
        }
        return true;
    }

    /** The shape of images with the dimensions channels, rows (if any) and columns in the file. */
    static Shape imageShape(int[] dimensions) {
        long size = 1;
        for (int dimension : dimensions) {
            size *= Math.max(0, dimension);
            if (size > NetworkSize.MOST_ELEMENTS || size < 1) {
                throw new OnnxException("results with dimensions %s; a layer must have 1 to %s elements"
                        .formatted(Arrays.toString(dimensions), NetworkSize.MOST_ELEMENTS));
            }
        }
        return switch (dimensions.length) {
            case 1 -> Shape.vector(dimensions[0]);
            case 2 -> new Shape(dimensions[0], 1, dimensions[1]);
            case 3 -> new Shape(dimensions[0], dimensions[1], dimensions[2]);
            default ->
                throw new OnnxException("results with dimensions %s; one to three besides the batch are supported"
                        .formatted(Arrays.toString(dimensions)));
        };
    }

    /** Whether the results are images with channels first. */
    boolean isImage() {
        return Arrays.equals(order, order(imageShape(dimensions)));
    }

    /**
     * The results as images, channels first.
     *
     * @throws OnnxException if they are in another order in memory
     */
    Flow image() {
        Shape shape = imageShape(dimensions);
        if (!isImage()) {
            throw new OnnxException(
                    "it takes elements in another order than channels, rows, columns, because of its axis, "
                            + "or of a Reshape or Transpose before it; that is only supported before a Gemm or MatMul");
        }
        return flow.shape().equals(shape) ? flow : flow.then(new Reshape(shape));
    }

    /** The results as a vector in the order of memory. */
    Flow vector() {
        Shape shape = Shape.vector(flow.shape().size());
        return flow.shape().equals(shape) ? flow : flow.flatten();
    }

    /** Whether there are zeros to be added to channels, the first axis of images. */
    boolean padsChannels() {
        return padding.length > 0 && (padding[0] != 0 || padding[dimensions.length] != 0);
    }

    /** The zeros to be added around images: before rows and columns, then after; empty for none. */
    int[] spatialPadding() {
        int rank = dimensions.length;
        return IntStream.range(0, padding.length)
                .filter(i -> i % rank != 0)
                .map(i -> padding[i])
                .toArray();
    }

    /** Number of elements of a sample. */
    int size() {
        return Constant.size(dimensions);
    }

    /** Number of axes, including that of the batch. */
    int rank() {
        return dimensions.length + 1;
    }

    @Override
    public int[] dimensionsWithBatch() {
        int[] all = new int[dimensions.length + 1];
        for (int axis = 0; axis < dimensions.length; axis++) {
            boolean isPadded = padding.length > 0;
            all[axis + 1] = dimensions[axis] + (isPadded ? padding[axis] + padding[dimensions.length + axis] : 0);
        }
        return all;
    }
}
