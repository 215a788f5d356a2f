package dev.synram.compiler.cost;

import dev.synram.compiler.plan.MacStep;
import dev.synram.compiler.plan.Placement;
import dev.synram.compiler.plan.Program;
import dev.synram.compiler.plan.WeightWrite;
import dev.synram.compiler.target.Synram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows batches through the synrams of a program. Within a phase the layers form a pipeline: a synram works on a later
 * layer of one sample, then on an earlier layer of the next, and waits only if what it needs is not there yet.
 */
final class Pipeline {

    /** The most samples that may follow one while it crosses the link; each waits in the memory of the FPGA. */
    private static final int MOST_DELAY = 1000;

    private final Program program;
    private final OptimizedTiming timing;
    private final Dependencies dependencies;

    /** For each phase what is to be done for each sample, later layers first. */
    private final List<List<Work>> works = new ArrayList<>();

    /** For each step and sample of the batch when its results can be sent on. */
    private double[][] ready = new double[0][];

    private final Map<Synram, Double> free = new HashMap<>();
    private HostLink link;

    /** What a synram does for one sample of a step in a phase. */
    private record Work(
            int step,
            int depth,
            Synram synram,
            int vectors,
            double control,
            double reset,
            double events,
            double readout) {

        double micros() {
            return control + reset + events + readout;
        }
    }

    Pipeline(Program program, OptimizedTiming timing) {
        this.program = program;
        this.timing = timing;
        dependencies = new Dependencies(program.network());
        link = new HostLink(List.of(), timing, 0);
        for (int phase = 0; phase < program.phases(); phase++) {
            works.add(works(phase));
        }
    }

    /** Runs a batch; returns when its last result is there. */
    double run(int samples) {
        return run(samples, null);
    }

    /** The same; tells what each synram does when. */
    double run(int samples, @Nullable Consumer<Span> spans) {
        ready = new double[program.steps().size()][samples];
        link = new HostLink(dependencies.crossings(), timing, samples);
        program.target().synrams().forEach(synram -> free.put(synram, 0.0));
        for (int phase = 0; phase < works.size(); phase++) {
            configure(phase, spans);
            int depths = works.get(phase).stream().mapToInt(Work::depth).max().orElse(0);
            for (int turn = 0; turn < samples + depths; turn++) {
                for (Work work : works.get(phase)) {
                    int sample = turn - work.depth;
                    if (sample >= 0 && sample < samples) {
                        execute(work, sample, spans);
                    }
                }
            }
        }
        return Arrays.stream(ready)
                .mapToDouble(step -> Arrays.stream(step).max().orElse(0))
                .max()
                .orElse(0);
    }

    private void configure(int phase, @Nullable Consumer<Span> spans) {
        Map<Integer, Double> chipFree = new HashMap<>();
        free.forEach((synram, time) -> chipFree.merge(synram.chip(), time, Math::max));
        for (WeightWrite write : program.writes().get(phase)) {
            Synram synram = program.placement(write).synram();
            double start = chipFree.getOrDefault(synram.chip(), 0.0);
            double micros = timing.weightMicros(program.synapses(write));
            if (spans != null) {
                spans.accept(new Span(synram, CostPart.CONFIGURATION, write.step(), start, micros));
            }
            chipFree.put(synram.chip(), start + micros);
            free.put(synram, start + micros);
        }
    }

    /** What is to be done in a phase for each sample, later layers first. */
    private List<Work> works(int phase) {
        List<Work> works = new ArrayList<>();
        int delay = hostDelay(phase);
        int depth = 0;
        for (int s = 0; s < program.steps().size(); s++) {
            List<Work> ofStep = works(program.steps().get(s), s, phase, depth);
            if (!ofStep.isEmpty() && depth > 0 && dependencies.waitsForHost(s)) {
                depth += delay;
                ofStep = works(program.steps().get(s), s, phase, depth);
            }
            depth += ofStep.isEmpty() ? 0 : 1;
            works.addAll(ofStep);
        }
        works.sort(Comparator.comparingInt(work -> -work.step));
        return works;
    }

    /** Samples that the busiest synram can begin while one crosses the link to the host and back. */
    private int hostDelay(int phase) {
        if (dependencies.crossings().isEmpty()) {
            return 0;
        }
        Map<Synram, Double> busy = new HashMap<>();
        for (int s = 0; s < program.steps().size(); s++) {
            for (Work work : works(program.steps().get(s), s, phase, 0)) {
                busy.merge(work.synram, work.micros(), Double::sum);
            }
        }
        double slowest =
                busy.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return slowest == 0 ? 0 : (int) Math.min(MOST_DELAY, Math.ceil(timing.hostRoundTripMicros() / slowest));
    }

    private List<Work> works(MacStep step, int number, int phase, int depth) {
        Map<Synram, Work> works = new HashMap<>();
        List<Synram> order = new ArrayList<>();
        for (Placement placement : step.placements()) {
            if (placement.phase() == phase) {
                Synram synram = placement.synram();
                Work before = works.get(synram);
                if (before == null) {
                    order.add(synram);
                    before = new Work(number, depth, synram, 0, 0, 0, 0, 0);
                }
                works.put(synram, added(before, step, placement));
            }
        }
        return order.stream().map(works::get).toList();
    }

    private Work added(Work before, MacStep step, Placement placement) {
        int vectors = placement.positions() * step.signs();
        double activations = step.mostEvents(placement);
        double sent = activations * step.activity() * step.settings().numSends();
        double events = sent * step.settings().eventIntervalNanos() / 1e3;
        return new Work(
                before.step,
                before.depth,
                before.synram,
                before.vectors + vectors,
                before.control + timing.controlMicros(vectors, activations * step.signs()),
                before.reset + vectors * timing.resetMicros(),
                before.events + events + vectors * timing.settlingMicros(),
                before.readout + vectors * timing.readoutMicros());
    }

    private void execute(Work work, int sample, @Nullable Consumer<Span> spans) {
        double start = free.getOrDefault(work.synram, 0.0);
        start = Math.max(start, ready(dependencies.ofMac(work.step), sample));
        if (spans != null) {
            tell(work, start, spans);
        }
        double end = start + work.micros();
        free.put(work.synram, end);
        double sent = end
                + timing.transferMicros(program.steps().get(work.step).matrix().columns());
        ready[work.step][sample] = Math.max(ready[work.step][sample], sent);
    }

    /** When all of some multiplications and crossings are done. */
    private double ready(List<Integer> causes, int sample) {
        double last = 0;
        for (int cause : causes) {
            int crossing = dependencies.crossing(cause);
            last = Math.max(last, crossing < 0 ? ready[cause][sample] : crossed(crossing, sample));
        }
        return last;
    }

    private double crossed(int crossing, int sample) {
        return link.hasCrossed(crossing, sample)
                ? link.back(crossing, sample)
                : link.cross(crossing, sample, ready(dependencies.ofCrossing(crossing), sample));
    }

    /** Vector by vector, as if all had as many events. */
    private static void tell(Work work, double start, Consumer<Span> spans) {
        double control = work.control / work.vectors;
        double reset = work.reset / work.vectors;
        double events = work.events / work.vectors;
        double readout = work.readout / work.vectors;
        double time = start;
        for (int vector = 0; vector < work.vectors; vector++) {
            time = tell(work, CostPart.CONTROL, time, control, spans);
            time = tell(work, CostPart.RESET, time, reset, spans);
            time = tell(work, CostPart.EVENTS, time, events, spans);
            time = tell(work, CostPart.READOUT, time, readout, spans);
        }
    }

    private static double tell(Work work, CostPart part, double start, double micros, Consumer<Span> spans) {
        spans.accept(new Span(work.synram, part, work.step, start, micros));
        return start + micros;
    }

    /** The time of all chips that goes into each part, where a chip's time is the mean of its synrams'. */
    Usage usage(int samples) {
        Usage usage = new Usage();
        double share = 1.0 / program.target().geometry().hemispheres();
        for (List<Work> ofPhase : works) {
            for (Work work : ofPhase) {
                usage.add(CostPart.CONTROL, share * samples * work.control);
                usage.add(CostPart.RESET, share * samples * work.reset);
                usage.add(CostPart.EVENTS, share * samples * work.events);
                usage.add(CostPart.READOUT, share * samples * work.readout);
            }
        }
        for (int chip : program.target().chips()) {
            usage.add(CostPart.CONFIGURATION, share * timing.weightMicros(program.synapsesWritten(chip)));
        }
        return usage;
    }
}
