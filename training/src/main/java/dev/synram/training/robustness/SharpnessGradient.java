package dev.synram.training.robustness;

import ai.djl.ndarray.NDManager;
import dev.synram.data.LabelledData;
import dev.synram.network.FloatWeights;
import dev.synram.training.gradient.BatchGradient;
import dev.synram.training.gradient.SharedMatrix;
import java.util.ArrayList;
import java.util.List;

/**
 * Sharpness-aware minimization (Foret et al. 2021, arXiv 2010.01412): the gradient at {@code w + radius * g / rms(g)}, where
 * {@code g} is the gradient at {@code w}. It is normalized by matrix rather than over all of them, because all weights have
 * the same range on a chip. Both passes have the same noise and the same chip.
 */
final class SharpnessGradient implements BatchGradient {

    private final BatchGradient chip;
    private final float radius;
    private final MatrixBuffers moved = new MatrixBuffers();

    /**
     * Computes gradients at a distance.
     *
     * @param radius root mean square over the elements of a matrix
     */
    SharpnessGradient(BatchGradient chip, float radius) {
        this.chip = chip;
        this.radius = radius;
    }

    /** The loss and the number of correct samples are those at the weights. */
    @Override
    public Outcome compute(NDManager scope, LabelledData batch, List<SharedMatrix> weights, long step) {
        Outcome here = chip.compute(scope, batch, weights, step);
        List<FloatWeights> ascended = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            ascended.add(ascended(weights.get(i).weights(), here.gradients().get(i)));
        }
        Outcome there = chip.compute(scope, batch, moved.holding(scope, ascended), step);
        return new Outcome(here.loss(), here.correct(), there.gradients());
    }

    private FloatWeights ascended(FloatWeights weights, float[] gradient) {
        double squares = 0;
        for (float slope : gradient) {
            squares += (double) slope * slope;
        }
        double factor = squares == 0 ? 0 : radius / Math.sqrt(squares / gradient.length);
        float[] values = weights.values();
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) (factor * gradient[i]);
        }
        return weights;
    }
}
