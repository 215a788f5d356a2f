package dev.synram.training.robustness;

import ai.djl.ndarray.NDManager;
import dev.synram.network.FloatWeights;
import dev.synram.training.gradient.SharedMatrix;
import java.util.ArrayList;
import java.util.List;

/** Matrices whose memory is used again for each batch. */
final class MatrixBuffers {

    private final List<SharedMatrix> matrices = new ArrayList<>();

    /**
     * The values as matrices, valid until the next call.
     *
     * @param scope of a batch, whose parent owns the matrices
     */
    List<SharedMatrix> holding(NDManager scope, List<FloatWeights> values) {
        for (int i = 0; i < values.size(); i++) {
            if (i < matrices.size()) {
                matrices.get(i).write(values.get(i).values());
            } else {
                matrices.add(SharedMatrix.of(scope.getParentManager(), values.get(i)));
            }
        }
        return matrices;
    }
}
