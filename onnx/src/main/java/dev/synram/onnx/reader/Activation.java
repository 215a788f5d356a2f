package dev.synram.onnx.reader;

import dev.synram.network.Flow;
import dev.synram.network.file.NetworkSize;
import dev.synram.network.layer.Reshape;
import dev.synram.network.shape.Shape;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A view of the results of a layer. The file may use other dimensions and another order of elements than memory:
 * reshaping and transposing change only the view.
 *
 * @param flow the results
 * @param dimensions dimensions in the file, without the batch
 * @param order for each element in the order of the file, its index in memory
 * @param product the multiplication that produces the results, or null if another operation follows it
 * @param padding zeros still to be added around the results: before each axis, then after each; empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // views are never compared as records
public record Activation(
        Flow flow, int[] dimensions, int[] order, @Nullable Product product, int[] padding) implements Value {

    private static final int[] NONE = {};

    /** Results as a vector, or as images with channels first. */
    static Activation of(Flow flow, int[] dimensions) {
        return new Activation(flow, dimensions, order(flow.shape()), null, NONE);
    }

    /** The same view of the results of an element-wise operation on these. */
    Activation then(Flow next) {
        return new Activation(next, dimensions, order, null, NONE);
    }

    /** Another view of the same results. */
    Activation viewed(int[] newDimensions, int[] newOrder) {
        return new Activation(flow, newDimensions, newOrder, null, NONE);
    }

    Activation producedBy(Product newProduct) {
        return new Activation(flow, dimensions, order, newProduct, NONE);
    }

    Activation padded(int[] zeros) {
        return new Activation(flow, dimensions, order, null, zeros);
    }

    /** For each element in the order channel, row, column, its index in memory. */
    public static int[] order(Shape shape) {
        int[] order = new int[shape.size()];
        int i = 0;
        for (int c = 0; c < shape.channels(); c++) {
            for (int y = 0; y < shape.height(); y++) {
                for (int x = 0; x < shape.width(); x++) {
                    order[i++] = (y * shape.width() + x) * shape.channels() + c;
                }
            }
        }
        return order;
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
                throw new OnnxException("results with dimensions %s; a layer must have 1 to %d elements"
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

    /**
     * The results as images, channels first.
     *
     * @throws OnnxException if they are in another order in memory
     */
    Flow image() {
        Shape shape = imageShape(dimensions);
        if (!Arrays.equals(order, order(shape))) {
            throw new OnnxException("it takes elements whose order was changed by a Reshape or Transpose; "
                    + "that is only supported before a Gemm or MatMul");
        }
        return flow.shape().equals(shape) ? flow : flow.then(new Reshape(shape));
    }

    @Override
    public int[] dimensionsWithBatch() {
        int[] all = new int[dimensions.length + 1];
        System.arraycopy(dimensions, 0, all, 1, dimensions.length);
        return all;
    }
}
