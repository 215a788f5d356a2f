package dev.synram.training.gradient;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.synram.network.layer.Im2col;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Conversion of arrays to tensors, and im2col as a tensor operation. */
public final class Tensors {

    private Tensors() {}

    /**
     * Copies floats to memory of the library. A tensor that the library creates from a Java array uses Java's memory,
     * which may be freed before the tensor.
     */
    public static NDArray copy(NDManager manager, float[] values, Shape shape) {
        try (NDArray shared = manager.create(values, shape)) {
            return shared.duplicate();
        }
    }

    /**
     * A tensor times a constant. The library's own {@code mul(Number)} stores the constant for the backward pass in
     * Java's memory without a reference to it, so that a garbage collection in between corrupts the gradients.
     */
    static NDArray scale(NDArray values, double factor) {
        return values.mul(values.getManager().full(new Shape(1), (float) factor));
    }

    /** Floats as a matrix with {@code columns} columns, in memory of the library. */
    static NDArray floats(NDManager manager, float[] values, int columns) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(Math.multiplyExact(values.length, Float.BYTES))
                .order(ByteOrder.nativeOrder());
        buffer.asFloatBuffer().put(values);
        try (NDArray shared = manager.create(buffer, new Shape(values.length / columns, columns), DataType.FLOAT32)) {
            return shared.duplicate();
        }
    }

    /** Bytes as a float matrix with {@code columns} columns. */
    static NDArray floats(NDManager manager, byte[] values, int columns, DataType type) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(values.length).put(values).flip();
        try (NDArray bytes = manager.create(buffer, new Shape(values.length / columns, columns), type)) {
            return bytes.toType(DataType.FLOAT32, true);
        }
    }

    /**
     * Gathers the vectors of every row of a samples x size matrix: samples * positions x length; elements outside are
     * {@code padding}.
     */
    static NDArray unroll(NDArray samples, Im2col im2col, float padding) {
        if (isWhole(im2col, samples)) {
            return samples;
        }
        NDManager manager = samples.getManager();
        long count = samples.getShape().get(0);
        long size = samples.getShape().get(1);
        int[] source = im2col.source().clone();
        for (int i = 0; i < source.length; i++) {
            source[i] = source[i] == Im2col.PADDING ? (int) size : source[i];
        }
        NDArray padded = samples.concat(manager.full(new Shape(count, 1), padding), 1);
        return padded.get(new NDIndex(":, {}", manager.create(source).toType(DataType.INT64, false)))
                .reshape(-1, im2col.length());
    }

    private static boolean isWhole(Im2col im2col, NDArray samples) {
        return im2col.positions() == 1 && im2col.length() == samples.getShape().get(1);
    }
}
