package dev.synram.training.robustness;

import ai.djl.ndarray.NDManager;
import dev.synram.chip.random.CounterRandom;
import dev.synram.data.LabelledData;
import dev.synram.network.FloatWeights;
import dev.synram.network.Parameter;
import dev.synram.training.gradient.BatchGradient;
import dev.synram.training.gradient.SharedMatrix;
import dev.synram.training.robustness.setting.PatternSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * The gradient on a chip that also has the fixed pattern of another one, drawn for each batch with the size that was measured on
 * the chips of the training. The chip still gets weights of six bits: those with the pattern, rounded.
 */
final class PatternGradient implements BatchGradient {

    private final BatchGradient chip;
    private final List<Parameter> parameters;
    private final ChipPattern pattern;
    private final PatternSettings settings;
    private final long seed;
    private final MatrixBuffers changed = new MatrixBuffers();

    /**
     * Draws patterns from a seed.
     *
     * @param parameters of the network
     * @param pattern as measured
     */
    PatternGradient(
            BatchGradient chip, List<Parameter> parameters, ChipPattern pattern, PatternSettings settings, long seed) {
        this.chip = chip;
        this.parameters = parameters;
        this.pattern = pattern;
        this.settings = settings;
        this.seed = seed;
    }

    @Override
    public Outcome compute(NDManager scope, LabelledData batch, List<SharedMatrix> weights, long step) {
        long key = CounterRandom.combine(seed, step);
        ChipPattern sized = pattern.times(size(key));
        List<DrawnPattern> drawn = new ArrayList<>();
        List<FloatWeights> onChip = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            drawn.add(new DrawnPattern(sized, parameters.get(i), CounterRandom.combine(key, i)));
            onChip.add(drawn.get(i).of(weights.get(i).weights().values()));
        }
        Outcome outcome = chip.compute(scope, batch, changed.holding(scope, onChip), step);
        List<float[]> straight = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            straight.add(drawn.get(i).gradient(outcome.gradients().get(i)));
        }
        return new Outcome(outcome.loss(), outcome.correct(), straight);
    }

    private double size(long key) {
        return settings.size() * Math.max(0, 1 + settings.variation() * CounterRandom.normal(key, parameters.size()));
    }
}
