package dev.synram.cli;

import dev.synram.compiler.Compiler;
import dev.synram.compiler.Cost;
import dev.synram.compiler.Machine;
import dev.synram.compiler.Part;
import dev.synram.compiler.Plan;
import dev.synram.compiler.Program;
import dev.synram.compiler.Workload;
import dev.synram.report.PlanReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code synram plan}: how a network is laid out, and what it costs. */
@Command(
        name = "plan",
        description = {
            "Explain how a network is laid out on chips, and what time and energy an image takes.",
            "MODEL is 'mnist', the network of the source document, or a .synram file. The page shows maps of the arrays, a "
                    + "timeline, and where the energy goes. Everything is modelled, nothing measured.",
            "",
            "Example: synram plan mnist --chips 4 --batch 1",
            ""
        })
final class PlanCommand implements Callable<Integer> {

    private static final int MAX_CHIPS = 256;
    private static final int MAX_BATCH = 100_000_000;

    @Parameters(paramLabel = "MODEL", description = "'mnist', or a .synram file.")
    private String model = "";

    @Option(
            names = "--chips",
            paramLabel = "N",
            defaultValue = "1",
            description = "Number of chips. (${DEFAULT-VALUE})")
    private int chips;

    @Option(
            names = "--batch",
            paramLabel = "B",
            defaultValue = "1000",
            description = "Images that are handed over at once. (${DEFAULT-VALUE})")
    private int batch;

    @Option(
            names = "--chip-preset",
            paramLabel = "P",
            description =
                    "Calibrate simulated chips and avoid what fails: nominal, ideal, harsh. (chips without defects)")
    private ChipOptions.@Nullable Preset preset;

    @Option(
            names = "--chip-seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the first of these chips. (${DEFAULT-VALUE})")
    private long chipSeed;

    @Option(
            names = "--wait",
            paramLabel = "N",
            defaultValue = "2",
            description = "Cycles of 8 ns between events. (${DEFAULT-VALUE})")
    private int wait;

    @Option(
            names = "--activity",
            paramLabel = "F",
            description =
                    "Share of the inputs of every layer that are not 0, 0..1. (as measured when the network was made)")
    private @Nullable Double activity;

    @Option(
            names = "--power",
            paramLabel = "WATT",
            defaultValue = "0.3",
            description = "Power of a chip. (${DEFAULT-VALUE})")
    private double power;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "out/plan.html",
            description = "Where the page goes. (${DEFAULT-VALUE})")
    private Path out = Path.of("out", "plan.html");

    @Mixin
    private final Talk talk = new Talk();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Override
    public Integer call() throws IOException {
        check();
        Workload chosen = PlanModel.of(model);
        Workload work = activity == null ? chosen : chosen.withActivity(activity);
        Compiler compiler = new Compiler(machine(), wait);
        Plan plan = compiler.compile(work, batch);
        List<Cost> costs = compiler.costs(work, batch);
        OutputFile.write(out, new PlanReport(plan, costs, power).page().getBytes(StandardCharsets.UTF_8));
        TerminalOutput printer = talk.out();
        print(printer, plan, costs);
        json.write(() -> PlanJson.write(plan, costs, power), printer);
        printer.line(out);
        printer.flush();
        return 0;
    }

    private void check() {
        OptionRange.require("--chips", chips, MAX_CHIPS);
        OptionRange.require("--batch", batch, MAX_BATCH);
        OptionRange.require("--wait", wait, 10_000);
        if (activity != null && !(activity >= 0 && activity <= 1)) {
            throw new UserError("--activity is %s; it must be 0..1".formatted(activity));
        }
        if (!(power > 0 && Double.isFinite(power))) {
            throw new UserError("--power is %s; it must be more than 0".formatted(power));
        }
        OutputFile.requireWritable("--out", out);
        json.check();
    }

    private Machine machine() {
        if (preset == null) {
            return Machine.of(chips);
        }
        int threads = Runtime.getRuntime().availableProcessors();
        Progress progress = talk.progress();
        try (CalibratedChips calibrated =
                CalibratedChips.make(preset.parameters(), chipSeed, chips, 1, threads, progress)) {
            return calibrated.machine();
        }
    }

    private void print(TerminalOutput printer, Plan plan, List<Cost> costs) {
        Program program = plan.replicas().getFirst();
        printer.format(
                "%s on %d chip%s, batch %,d: %d tiles, %s%s%s%n",
                plan.network().name(),
                chips,
                chips == 1 ? "" : "s",
                batch,
                plan.tiles(),
                PlanReport.use(plan),
                plan.replicas().size() > 1
                        ? ", %d groups take turns".formatted(plan.replicas().size())
                        : "",
                program.phases() > 1 ? ", %d phases".formatted(program.phases()) : ", all weights stay");
        printer.format(
                "  %-12s %12s %14s %12s %12s   %s%n",
                "schedule", "µs an image", "latency, µs", "images/s", "mJ an image", "bound by");
        for (Cost cost : costs) {
            printer.format(
                    "  %-12s %,12.1f %,14.1f %,12.0f %12.4f   %s, %.0f %%%n",
                    cost.schedule(),
                    cost.microsPerImage(),
                    cost.batchMicros(),
                    cost.imagesPerSecond(),
                    cost.millijoulesPerImage(power),
                    cost.bound().label(),
                    100 * cost.share(cost.bound()));
        }
        Cost ours = costs.getLast();
        printer.format("  %s schedule, mJ an image:", ours.schedule());
        for (Part part : Part.values()) {
            printer.format(" %s %.4f", part.label(), ours.millijoulesPerImage(power, part));
        }
        printer.line("");
    }
}
