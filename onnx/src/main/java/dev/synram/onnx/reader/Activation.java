package dev.synram.onnx.reader;

import dev.synram.network.Flow;
import dev.synram.network.file.NetworkSize;
import dev.synram.network.layer.Reshape;
import dev.synram.network.shape.Shape;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a layer gives. A file may see the results with other dimensions and in another order than they have in memory:
 * reshaping and transposing change the view alone.
 *
 * @param flow the results
 * @param dimensions as the file sees them, without the batch
 * @param order for each element, as the file counts, its place in memory
 * @param product the multiplication that gives them, if nothing came after it
 * @param padding zeros that are still to be laid around them: in front of each axis, then behind each; empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // views are never compared as records
public record Activation(
        Flow flow, int[] dimensions, int[] order, @Nullable Product product, int[] padding) implements Value {

    private static final int[] NONE = {};

    /** Results as a vector, or as images with channels first. */
    static Activation of(Flow flow, int[] dimensions) {
        return new Activation(flow, dimensions, order(flow.shape()), null, NONE);
    }

    /** The same view of what comes after these results element by element. */
    Activation then(Flow next) {
        return new Activation(next, dimensions, order, null, NONE);
    }

    /** Another view of the same results. */
    Activation seen(int[] newDimensions, int[] newOrder) {
        return new Activation(flow, newDimensions, newOrder, null, NONE);
    }

    Activation by(Product newProduct) {
        return new Activation(flow, dimensions, order, newProduct, NONE);
    }

    Activation padded(int[] zeros) {
        return new Activation(flow, dimensions, order, null, zeros);
    }

    /** Where elements of images lie in memory if one counts channel by channel, row by row. */
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

    /** Whether elements lie in memory as the file counts them. */
    boolean isInOrder() {
        for (int i = 0; i < order.length; i++) {
            if (order[i] != i) {
                return false;
            }
        }
        return true;
    }

    /** The shape of images whose dimensions the file sees as channels, rows (if any) and columns. */
    static Shape imageShape(int[] dimensions) {
        long size = 1;
        for (int dimension : dimensions) {
            size *= Math.max(0, dimension);
            if (size > NetworkSize.MOST_ELEMENTS || size < 1) {
                throw new OnnxException("results of dimensions %s; a layer has 1 to %d elements"
                        .formatted(Arrays.toString(dimensions), NetworkSize.MOST_ELEMENTS));
            }
        }
        return switch (dimensions.length) {
            case 1 -> Shape.vector(dimensions[0]);
            case 2 -> new Shape(dimensions[0], 1, dimensions[1]);
            case 3 -> new Shape(dimensions[0], dimensions[1], dimensions[2]);
            default ->
                throw new OnnxException("results of dimensions %s; one to three besides the batch are supported"
                        .formatted(Arrays.toString(dimensions)));
        };
    }

    /**
     * The results as images, channels first.
     *
     * @throws OnnxException if memory holds them in another order
     */
    Flow image() {
        Shape shape = imageShape(dimensions);
        if (!Arrays.equals(order, order(shape))) {
            throw new OnnxException(
                    "it takes elements in an order that reshaping or transposing before it has changed; "
                            + "that can only be folded into a Gemm or MatMul");
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
