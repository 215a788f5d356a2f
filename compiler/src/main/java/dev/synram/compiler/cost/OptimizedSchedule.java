package dev.synram.compiler.cost;

import dev.synram.compiler.plan.Plan;
import dev.synram.compiler.plan.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The time that our own control of the chip would take: zeros send no events, no baseline is read, results become
 * activations on the chip, and each synram goes on with whatever sample and layer is ready.
 */
public final class OptimizedSchedule implements Schedule {

    /** Batches up to this size are followed sample by sample; beyond it time grows evenly. */
    private static final int FOLLOWED = 2000;

    @Override
    public String name() {
        return "optimized";
    }

    @Override
    public Cost cost(Plan plan, int batch) {
        int chips = plan.replicas().stream()
                .mapToInt(program -> program.target().chips().size())
                .sum();
        Usage usage = new Usage();
        double longest = 0;
        for (int r = 0; r < plan.replicas().size(); r++) {
            Program program = plan.replicas().get(r);
            int samples = plan.share(r, batch);
            Pipeline pipeline = new Pipeline(program);
            longest = Math.max(longest, micros(pipeline, samples));
            usage.add(pipeline.usage(samples));
        }
        return Cost.of(name(), batch, chips, longest, usage);
    }

    private static double micros(Pipeline pipeline, int samples) {
        if (samples <= FOLLOWED) {
            return pipeline.run(samples);
        }
        double full = pipeline.run(FOLLOWED);
        double half = pipeline.run(FOLLOWED / 2);
        return full + (full - half) / (FOLLOWED / 2.0) * (samples - FOLLOWED);
    }

    /** What the synrams do with the first samples of a batch. */
    public List<Span> timeline(Plan plan, int samples) {
        List<Span> spans = new ArrayList<>();
        Consumer<Span> collect = spans::add;
        for (int r = 0; r < plan.replicas().size(); r++) {
            int share = plan.share(r, samples);
            if (share > 0) {
                new Pipeline(plan.replicas().get(r)).run(share, collect);
            }
        }
        return spans;
    }
}
