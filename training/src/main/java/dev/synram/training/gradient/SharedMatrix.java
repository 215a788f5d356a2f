package dev.synram.training.gradient;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.synram.network.FloatWeights;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** A matrix in memory that is shared by Java and the tensor library, which avoids copies. */
public final class SharedMatrix {

    private final int rows;
    private final int columns;

    /** Keeps the memory alive, because the tensor does not. */
    private final FloatBuffer values;

    private final NDArray tensor;

    /**
     * Makes a matrix of zeros.
     *
     * @param manager owns the tensor
     */
    public SharedMatrix(NDManager manager, int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        ByteBuffer bytes =
                ByteBuffer.allocateDirect(rows * columns * Float.BYTES).order(ByteOrder.nativeOrder());
        values = bytes.asFloatBuffer();
        tensor = manager.create(bytes, new Shape(rows, columns), DataType.FLOAT32);
    }

    /** A tensor with these values. */
    public static SharedMatrix of(NDManager manager, FloatWeights weights) {
        SharedMatrix matrix = new SharedMatrix(manager, weights.inputs(), weights.outputs());
        matrix.write(weights.values());
        return matrix;
    }

    /** Number of rows. */
    public int rows() {
        return rows;
    }

    /** Number of columns. */
    public int columns() {
        return columns;
    }

    /** The matrix as a tensor. */
    public NDArray tensor() {
        return tensor;
    }

    /** Copies values into the matrix, row by row. */
    public void write(float[] newValues) {
        write(newValues, 0, rows * columns);
    }

    /**
     * Copies some values into the matrix; other threads may copy others.
     *
     * @param newValues of the whole matrix, row by row
     * @param from index of the first
     * @param count how many
     */
    public void write(float[] newValues, int from, int count) {
        values.put(from, newValues, from, count);
    }

    /** Copies the present values, row by row. */
    void read(float[] target) {
        read(target, 0, rows * columns);
    }

    /**
     * Copies some of the present values.
     *
     * @param target of the whole matrix, row by row
     * @param from index of the first
     * @param count how many
     */
    public void read(float[] target, int from, int count) {
        values.get(from, target, from, count);
    }

    /** A copy of the values. */
    public FloatWeights weights() {
        float[] copy = new float[rows * columns];
        read(copy);
        return new FloatWeights(rows, columns, copy);
    }
}
