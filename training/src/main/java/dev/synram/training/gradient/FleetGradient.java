package dev.synram.training.gradient;

import ai.djl.ndarray.NDManager;
import dev.synram.chip.random.CounterRandom;
import dev.synram.data.LabelledData;
import java.util.List;

/** Gradients of a network for a fleet of chips: each batch runs on a randomly drawn member. */
public final class FleetGradient implements BatchGradient {

    private final List<BatchGradient> members;
    private final long seed;

    public FleetGradient(List<BatchGradient> members, long seed) {
        this.members = List.copyOf(members);
        this.seed = seed;
    }

    @Override
    public Outcome compute(NDManager scope, LabelledData batch, List<SharedMatrix> parameters, long step) {
        int member = CounterRandom.below(members.size(), seed, step);
        return members.get(member).compute(scope, batch, parameters, step);
    }
}
