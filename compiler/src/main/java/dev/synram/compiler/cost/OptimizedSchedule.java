package dev.synram.compiler.cost;

import dev.synram.compiler.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The time that the chip would take under our own control, without a host: zeros send no events, no baseline is read, results
 * become activations on the chip, and each synram goes on with whatever sample and layer is ready. Only functions of the host
 * send values there and back; samples then follow each other so far apart that synrams need not wait for the link. The same
 * pipeline runs with
 * the low, typical and high durations of all components, which gives a range of the time; parts and timelines are those
 * of the typical durations.
 *
 * @param ranges the durations of the components
 */
public record OptimizedSchedule(TimingRanges ranges) implements Schedule {

    /** Batches up to this size are followed sample by sample; beyond it time grows evenly. */
    private static final int FOLLOWED = 2000;

    /** The schedule with the {@linkplain TimingRanges#STANDARD documented} ranges. */
    public OptimizedSchedule() {
        this(TimingRanges.STANDARD);
    }

    @Override
    public String name() {
        return "optimized";
    }

    @Override
    public Cost cost(Plan plan, int batch) {
        DurationRange micros = new DurationRange(
                batchMicros(plan, batch, RangeEnd.LOW),
                batchMicros(plan, batch, RangeEnd.TYPICAL),
                batchMicros(plan, batch, RangeEnd.HIGH));
        int chips = plan.replicas().stream()
                .mapToInt(program -> program.target().chips().size())
                .sum();
        Usage usage = new Usage();
        OptimizedTiming typical = ranges.at(RangeEnd.TYPICAL);
        for (int r = 0; r < plan.replicas().size(); r++) {
            usage.add(new Pipeline(plan.replicas().get(r), typical).usage(plan.share(r, batch)));
        }
        usage.add(CostPart.HOST, chips * Math.max(0, hostMicros(plan, batch, micros.typical())));
        return Cost.of(name(), batch, chips, micros, usage);
    }

    /** What crossings to the host add to the time of a batch. */
    private double hostMicros(Plan plan, int batch, double micros) {
        if (plan.crossings().isEmpty()) {
            return 0;
        }
        TimingRanges without = ranges;
        for (TimingComponent component : TimingComponent.OF_HOST) {
            without = without.without(component);
        }
        return micros - new OptimizedSchedule(without).batchMicros(plan, batch, RangeEnd.TYPICAL);
    }

    /** The time of a batch with all components at one end of their ranges. */
    public double batchMicros(Plan plan, int batch, RangeEnd end) {
        OptimizedTiming timing = ranges.at(end);
        double longest = 0;
        for (int r = 0; r < plan.replicas().size(); r++) {
            Pipeline pipeline = new Pipeline(plan.replicas().get(r), timing);
            longest = Math.max(longest, micros(pipeline, plan.share(r, batch)));
        }
        return longest;
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
        OptimizedTiming typical = ranges.at(RangeEnd.TYPICAL);
        for (int r = 0; r < plan.replicas().size(); r++) {
            int share = plan.share(r, samples);
            if (share > 0) {
                new Pipeline(plan.replicas().get(r), typical).run(share, collect);
            }
        }
        return spans;
    }
}
