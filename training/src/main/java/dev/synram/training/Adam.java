package dev.synram.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.synram.kernel.GradientKernel;
import dev.synram.kernel.data.AdamState;
import dev.synram.kernel.parallel.Workers;
import dev.synram.training.gradient.SharedMatrix;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Adam as that of the library, on several threads, and with moments that can be saved and restored. Its bits are those of the
 * library's build for Linux on x86-64, which rounds some products and sums once; builds for other systems may differ from it in the
 * last bits. Roots are left to the library: its own are not rounded correctly in all bits.
 */
final class Adam {

    /** Parameters that a thread updates at once. */
    private static final int STEP = 4096;

    private final GradientKernel kernel;
    private final Workers workers;
    private final List<Parameters> matrices = new ArrayList<>();

    /** A matrix of parameters with its moments. */
    private static final class Parameters {

        private final SharedMatrix matrix;
        private final float[] values;
        private final float[] means;
        private final float[] squares;
        private final float[] roots;

        /** The second moments as the library sees them. */
        private final SharedMatrix shared;

        Parameters(NDManager manager, SharedMatrix matrix) {
            this.matrix = matrix;
            int count = matrix.rows() * matrix.columns();
            values = new float[count];
            means = new float[count];
            squares = new float[count];
            roots = new float[count];
            shared = new SharedMatrix(manager, matrix.rows(), matrix.columns());
        }
    }

    /**
     * Makes an optimizer whose moments are 0.
     *
     * @param manager of the library's part
     * @param weights the matrices that are trained
     */
    Adam(NDManager manager, List<SharedMatrix> weights, GradientKernel kernel, Workers workers) {
        this.kernel = kernel;
        this.workers = workers;
        weights.forEach(matrix -> matrices.add(new Parameters(manager, matrix)));
    }

    /** Restores the first and the second moments of a matrix. */
    void restore(int number, List<float[]> moments) {
        Parameters parameters = matrices.get(number);
        System.arraycopy(moments.get(0), 0, parameters.means, 0, parameters.means.length);
        System.arraycopy(moments.get(1), 0, parameters.squares, 0, parameters.squares.length);
    }

    /** Copies of the first and the second moments of a matrix. */
    List<float[]> moments(int number) {
        Parameters parameters = matrices.get(number);
        return List.of(parameters.means.clone(), parameters.squares.clone());
    }

    /**
     * Updates a matrix.
     *
     * @param gradient with respect to its elements
     */
    void update(int number, float[] gradient, AdamState.Update update) {
        Parameters some = matrices.get(number);
        AdamState state = new AdamState(some.values, gradient, some.means, some.squares, some.roots);
        workers.forRange(some.values.length, STEP, (_, from, to) -> {
            kernel.moments(state, from, to - from);
            some.shared.write(some.squares, from, to - from);
        });
        try (NDArray roots = some.shared.tensor().sqrt()) {
            FloatBuffer buffer = roots.toByteBuffer(true).asFloatBuffer();
            workers.forRange(some.values.length, STEP, (_, from, to) -> {
                buffer.get(from, some.roots, from, to - from);
                some.matrix.read(some.values, from, to - from);
                kernel.update(state, update, from, to - from);
                some.matrix.write(some.values, from, to - from);
            });
        }
    }
}
