package dev.synram.cli.command;

import dev.synram.cli.console.Console;
import dev.synram.cli.console.OutputFile;
import dev.synram.cli.console.TerminalOutput;
import dev.synram.cli.console.UserError;
import dev.synram.cli.option.ChipSeedOption;
import dev.synram.cli.option.ChipsOption;
import dev.synram.cli.option.ErrorOptions;
import dev.synram.cli.option.JsonOption;
import dev.synram.cli.option.WaitOption;
import dev.synram.compiler.Compiler;
import dev.synram.compiler.cost.Cost;
import dev.synram.compiler.plan.Plan;
import dev.synram.compiler.plan.Workload;
import dev.synram.compiler.target.Target;
import dev.synram.experiment.SimulatedChips;
import dev.synram.experiment.Version;
import dev.synram.experiment.model.PlannedNetwork;
import dev.synram.experiment.result.PlanResult;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.SettingException;
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
            "Explain how a network is laid out on chips, and what time and energy a sample takes.",
            "MODEL is 'mnist', the network of the source document, or a .synram file. The page shows maps of the arrays, a "
                    + "timeline, and where the energy goes. Everything is modelled, nothing measured.",
            "",
            "Example: synram plan mnist --chips 4 --batch 1",
            ""
        })
public final class PlanCommand implements Callable<Integer> {

    private static final int MAX_BATCH = 100_000_000;

    @Parameters(paramLabel = "MODEL", description = "'mnist', or a .synram file.")
    private String model = "";

    @Mixin
    private final ChipsOption chips = new ChipsOption();

    @Option(
            names = "--batch",
            paramLabel = "B",
            defaultValue = "1000",
            description = "Samples that are handed over at once. (${DEFAULT-VALUE})")
    private int batch;

    @Option(
            names = "--calibrated",
            description = "Calibrate simulated chips and avoid what fails; so does --preset or --scale. (chips without "
                    + "defects)")
    private boolean calibrated;

    @Mixin
    private final ErrorOptions errors = new ErrorOptions();

    @Mixin
    private final ChipSeedOption chipSeed = new ChipSeedOption();

    @Mixin
    private final WaitOption wait = new WaitOption();

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
    private final Console console = new Console();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Override
    public Integer call() throws IOException {
        check();
        Workload chosen = PlannedNetwork.of(model);
        Workload work = activity == null ? chosen : chosen.withActivity(activity);
        Compiler compiler = new Compiler(target(), wait.cycles());
        Plan plan = compiler.compile(work, batch);
        List<Cost> costs = compiler.costs(work, batch);
        OutputFile.write(out, new PlanReport(plan, costs, power).page().getBytes(StandardCharsets.UTF_8));
        TerminalOutput printer = console.out();
        PlanSummary.print(printer, plan, costs, power);
        json.write(PlanResult.of(Version.CURRENT, plan, costs, power)::json, printer);
        printer.line(out);
        printer.flush();
        return 0;
    }

    private void check() {
        SettingException.require("batch", batch, 1, MAX_BATCH);
        if (activity != null && !(activity >= 0 && activity <= 1)) {
            throw new UserError("--activity is %s; it must be 0..1".formatted(activity));
        }
        if (!(power > 0 && Double.isFinite(power))) {
            throw new UserError("--power is %s; it must be more than 0".formatted(power));
        }
        OutputFile.requireWritable("--out", out);
        json.check();
    }

    private Target target() {
        if (!calibrated && !errors.given()) {
            return Target.of(chips.chips());
        }
        ChipSettings settings =
                ChipSettings.defaults().withParameters(errors.parameters()).withChips(chips.chips());
        try (SimulatedChips simulated = SimulatedChips.calibrated(settings, chipSeed.seed(), console.progress())) {
            return simulated.target();
        }
    }
}
