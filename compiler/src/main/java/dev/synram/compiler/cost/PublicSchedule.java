package dev.synram.compiler.cost;

import dev.synram.chip.MacSettings;
import dev.synram.compiler.plan.HostCrossing;
import dev.synram.compiler.plan.MacStep;
import dev.synram.compiler.plan.Placement;
import dev.synram.compiler.plan.Plan;
import dev.synram.compiler.plan.Program;
import java.util.List;

/**
 * The time that the chip's public software takes: a layer at a time, every vector an execution of its own with a reset, a
 * baseline read, the events, and a read; both hemispheres of a chip at once, digital steps on the host. It belongs to plans
 * of {@link dev.synram.compiler.Compiler#compilePublic}. Functions of the host add crossings of the link, whose durations are
 * ranges.
 *
 * <p>Durations from grenade, {@code execution_instance_chip_snippet_realtime_executor.cpp} and {@code ppu/start.cpp};
 * sections 2 and 5 of our chip notes.
 *
 * @param name what the model is called
 * @param exchangeMicros what the host's part takes for each vector: 0 if it is not counted
 */
public record PublicSchedule(String name, double exchangeMicros) implements Schedule {

    /** Command to the embedded processors: three FPGA cycles. */
    private static final double COMMAND_MICROS = 3 * MacSettings.CYCLE_NANOS / 1e3;

    /** Budget for reset, settling and the baseline read. */
    private static final double BASELINE_MICROS = 20;

    /** The reset before the events, with the wait after it. */
    private static final double RESET_MICROS = 4;

    /** Waits before the first and after the last event. */
    private static final double WAITS_MICROS = 2;

    /** Budget for the read. */
    private static final double READ_MICROS = 10;

    /** Fetching the results: 128 words from each of the two processors, one a cycle. */
    private static final double FETCH_MICROS = 2 * 128 * MacSettings.CYCLE_NANOS / 1e3;

    /** What one execution takes beside its events and the host. */
    public static final double OVERHEAD_MICROS =
            COMMAND_MICROS + BASELINE_MICROS + RESET_MICROS + WAITS_MICROS + READ_MICROS + FETCH_MICROS;

    /** The source document's time of an image, from its 12 mJ at 0.3 W; taken over, not modelled. */
    private static final double SOURCE_IMAGE_MICROS = 40_000;

    /** Vectors that the public software sends for it: 25 positions, two passes of the first dense layer, one of the last. */
    private static final int SOURCE_VECTORS = 28;

    /** The chip's own time, without the host. */
    public static final PublicSchedule CHIP_ONLY = new PublicSchedule("public", 0);

    /**
     * With the host's part as in the source document's experiment. Assumption: what its 40 ms an image leave beside the
     * chip's own time is spent evenly on the vectors. Events are not counted in that remainder, so it is slightly too large;
     * the public software's throughput tests leave 0.24 to 0.40 ms a vector for large batches.
     */
    public static final PublicSchedule EXPERIMENT =
            new PublicSchedule("experiment", SOURCE_IMAGE_MICROS / SOURCE_VECTORS - OVERHEAD_MICROS);

    @Override
    public Cost cost(Plan plan, int batch) {
        Usage usage = new Usage();
        DurationRange longest = DurationRange.exactly(0);
        int chips = 0;
        for (int r = 0; r < plan.replicas().size(); r++) {
            Program program = plan.replicas().get(r);
            int samples = plan.share(r, batch);
            double micros = 0;
            for (MacStep step : program.steps()) {
                micros += stepMicros(program, step, samples, usage);
            }
            micros += configurationMicros(program, usage);
            DurationRange host = hostMicros(program, samples);
            usage.add(CostPart.HOST, program.target().chips().size() * host.typical());
            DurationRange whole = DurationRange.exactly(micros).plus(host);
            longest = whole.typical() > longest.typical() ? whole : longest;
            chips += program.target().chips().size();
        }
        return Cost.of(name, batch, chips, longest, usage);
    }

    /** All samples cross the link together, layer by layer. */
    private static DurationRange hostMicros(Program program, int samples) {
        List<HostCrossing> crossings = program.crossings();
        long values = crossings.stream().mapToLong(HostCrossing::values).sum();
        return TimingComponent.HOST_ROUND_TRIP
                .micros()
                .times(crossings.size())
                .plus(TimingComponent.HOST_TRANSFER.micros().times((double) values * samples));
    }

    private double stepMicros(Program program, MacStep step, int samples, Usage usage) {
        double slowest = 0;
        for (int chip : program.target().chips()) {
            Usage ofChip = chipUsage(step, chip, samples);
            usage.add(ofChip);
            slowest = Math.max(slowest, ofChip.total());
        }
        return slowest;
    }

    private Usage chipUsage(MacStep step, int chip, int samples) {
        Usage usage = new Usage();
        int passes = 0;
        for (Placement placement : step.placements()) {
            passes = Math.max(passes, placement.synram().chip() == chip ? placement.pass() + 1 : 0);
        }
        for (int pass = 0; pass < passes; pass++) {
            long vectors = 0;
            double events = 0;
            for (Placement placement : step.placements()) {
                if (placement.synram().chip() == chip && placement.pass() == pass) {
                    vectors = Math.max(vectors, placement.positions());
                    events = Math.max(events, step.mostEvents(placement) * step.activity());
                }
            }
            double executions = (double) vectors * samples * step.signs();
            double sent = events * samples * step.settings().numSends();
            usage.add(CostPart.RESET, executions * (BASELINE_MICROS + RESET_MICROS));
            usage.add(
                    CostPart.EVENTS,
                    executions * WAITS_MICROS + sent * step.settings().eventIntervalNanos() / 1e3);
            usage.add(CostPart.READOUT, executions * (READ_MICROS + FETCH_MICROS));
            usage.add(CostPart.HOST, executions * (COMMAND_MICROS + exchangeMicros));
        }
        return usage;
    }

    private static double configurationMicros(Program program, Usage usage) {
        double slowest = 0;
        for (int chip : program.target().chips()) {
            double micros = OptimizedTiming.TYPICAL.weightMicros(program.synapsesWritten(chip));
            usage.add(CostPart.CONFIGURATION, micros);
            slowest = Math.max(slowest, micros);
        }
        return slowest;
    }
}
