package dev.synram.compiler;

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
        return "optimised";
    }

    @Override
    public Cost cost(Plan plan, int batch) {
        int chips = plan.replicas().stream()
                .mapToInt(program -> program.machine().chips().size())
                .sum();
        Usage usage = new Usage();
        double longest = 0;
        for (int r = 0; r < plan.replicas().size(); r++) {
            Program program = plan.replicas().get(r);
            int samples = plan.share(r, batch);
            longest = Math.max(longest, micros(program, samples));
            usage.add(Pipeline.usage(program, samples));
        }
        return Cost.of(name(), batch, chips, longest, usage);
    }

    private static double micros(Program program, int samples) {
        if (samples <= FOLLOWED) {
            return new Pipeline(program, samples).run();
        }
        double full = new Pipeline(program, FOLLOWED).run();
        double half = new Pipeline(program, FOLLOWED / 2).run();
        return full + (full - half) / (FOLLOWED / 2.0) * (samples - FOLLOWED);
    }

    /** What the synrams do with the first samples of a batch. */
    public List<Span> timeline(Plan plan, int samples) {
        List<Span> spans = new ArrayList<>();
        Consumer<Span> collect = spans::add;
        for (int r = 0; r < plan.replicas().size(); r++) {
            int share = plan.share(r, samples);
            if (share > 0) {
                new Pipeline(plan.replicas().get(r), share).run(collect);
            }
        }
        return spans;
    }
}
