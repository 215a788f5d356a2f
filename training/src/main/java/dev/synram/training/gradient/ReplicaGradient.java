package dev.synram.training.gradient;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.synram.data.LabelledData;
import java.util.ArrayList;
import java.util.List;

/**
 * The gradient of a batch whose samples are distributed round robin over several replicas of a network, as in
 * inference.
 */
public final class ReplicaGradient implements BatchGradient {

    private final List<BatchGradient> replicas;

    /** Spreads a batch over replicas. */
    public ReplicaGradient(List<BatchGradient> replicas) {
        this.replicas = List.copyOf(replicas);
    }

    @Override
    public Outcome compute(NDManager scope, LabelledData batch, List<SharedMatrix> parameters, long step) {
        double loss = 0;
        long correct = 0;
        List<NDArray> sums = new ArrayList<>();
        for (int r = 0; r < replicas.size(); r++) {
            LabelledData share = batch.every(replicas.size(), r);
            if (share.count() == 0) {
                continue;
            }
            Outcome outcome = replicas.get(r).compute(scope, share, parameters, step);
            double part = share.count() / (double) batch.count();
            loss += part * outcome.loss();
            correct += outcome.correct();
            for (int i = 0; i < outcome.gradients().size(); i++) {
                NDArray scaled = Tensors.scale(outcome.gradients().get(i), part);
                scaled.attach(scope);
                if (r == 0) {
                    sums.add(scaled);
                } else {
                    sums.get(i).addi(scaled);
                }
            }
        }
        return new Outcome(loss, correct, sums);
    }
}
