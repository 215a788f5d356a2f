package dev.synram.training.gradient;

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
        List<float[]> sums = new ArrayList<>();
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
                float[] gradient = outcome.gradients().get(i);
                if (r == 0) {
                    sums.add(new float[gradient.length]);
                }
                addScaled((float) part, gradient, sums.get(i));
            }
        }
        return new Outcome(loss, correct, sums);
    }

    private static void addScaled(float factor, float[] addends, float[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += factor * addends[i];
        }
    }
}
