package dev.synram.training.gradient;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.synram.data.LabelledData;
import dev.synram.network.layer.Im2col;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Samples with the vectors that a network in float multiplies first, in memory that the library uses as it is. It is closed when
 * nothing more is computed from them, gradients included; then others use the memory.
 */
public final class FloatInput implements AutoCloseable {

    private final LabelledData samples;
    private final VectorMemory memory;
    private final List<Matrix> vectors;

    /** Vectors, one a row. */
    private record Matrix(ByteBuffer values, Shape shape) {

        static Matrix of(LabelledData samples, Im2col im2col, VectorMemory memory) {
            int size = im2col.source().length;
            ByteBuffer values = memory.take(Math.toIntExact((long) samples.count() * size * Float.BYTES));
            FloatBuffer all = values.asFloatBuffer();
            float[] ofOne = new float[size];
            for (int i = 0; i < samples.count(); i++) {
                im2col.gather(samples.sample(i), samples.sampleSize(), 1, ofOne);
                all.put(ofOne);
            }
            return new Matrix(values, new Shape((long) samples.count() * im2col.positions(), im2col.length()));
        }
    }

    /**
     * Gathers vectors.
     *
     * @param first for each multiplication of the network's input, the elements of its vectors
     */
    FloatInput(LabelledData samples, List<Im2col> first, VectorMemory memory) {
        this.samples = samples;
        this.memory = memory;
        vectors =
                first.stream().map(im2col -> Matrix.of(samples, im2col, memory)).toList();
    }

    /** The samples. */
    public LabelledData samples() {
        return samples;
    }

    /**
     * The vectors of a multiplication of the network's input, one a row.
     *
     * @param number of the multiplication among those of the input
     */
    NDArray vectors(NDManager manager, int number) {
        Matrix matrix = vectors.get(number);
        return manager.create(matrix.values(), matrix.shape(), DataType.FLOAT32);
    }

    @Override
    public void close() {
        vectors.forEach(matrix -> memory.giveBack(matrix.values()));
    }
}
