package dev.synram.cli.command;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.CalibrationFile;
import dev.synram.cli.command.summary.LayerFitText;
import dev.synram.cli.command.summary.ModelledCostText;
import dev.synram.cli.console.Console;
import dev.synram.cli.console.InputFile;
import dev.synram.cli.console.TerminalOutput;
import dev.synram.cli.console.TerminalText;
import dev.synram.cli.console.UserError;
import dev.synram.cli.option.ConversionOptions;
import dev.synram.cli.option.JsonOption;
import dev.synram.cli.option.PortOptions;
import dev.synram.cli.option.RangeOptions;
import dev.synram.cli.option.chip.CacheOption;
import dev.synram.cli.option.data.DataOptions;
import dev.synram.cli.option.data.TaskOption;
import dev.synram.data.DataSplit;
import dev.synram.experiment.ChipInspection;
import dev.synram.experiment.Progress;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.model.ModelFile;
import dev.synram.experiment.result.CalibrationResult;
import dev.synram.experiment.result.ChipUse;
import dev.synram.experiment.result.ModelledCost;
import dev.synram.experiment.result.plan.NetworkDescription;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.files.FileException;
import dev.synram.network.file.NetworkFile;
import dev.synram.onnx.graph.OnnxException;
import dev.synram.tflite.TfliteFile;
import dev.synram.tflite.schema.TfliteException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code synram inspect}: what a file holds. */
@Command(
        name = "inspect",
        description = {
            CommandHeadline.INSPECT,
            "FILE is a .synram network, a calibration, or an .onnx or .tflite file; a .tflite file is known by its name, the "
                    + "others by their content.",
            "",
            "Example: synram inspect out/mnist/network.synram",
            ""
        })
public final class InspectCommand implements Callable<Integer> {

    /** Options that say how a network is converted. */
    private static final List<String> CHIP_MIXINS = List.of("task", "conversion", "ranges", "cache");

    /** Instead of the first byte of a file that another tool wrote. */
    private static final int IMPORTED = 0;

    @Parameters(paramLabel = "FILE", description = "The file.")
    private Path file = Path.of("");

    @Mixin
    private final PortOptions ports = new PortOptions();

    @Option(
            names = "--chip",
            paramLabel = "SEED",
            arity = "0..1",
            fallbackValue = "1",
            description =
                    "Convert a network in float for a simulated, calibrated chip, by default chip 1, and tell how each layer uses "
                            + "it: range, signal against noise, sends, bits, rows and columns, and what to do about the first layer "
                            + "that starves or saturates. Needs --data.")
    private @Nullable Long chip;

    @ArgGroup(exclusive = false, heading = "%nSamples for --chip, as in 'synram run':%n")
    private @Nullable DataOptions data;

    @Mixin
    private final TaskOption task = new TaskOption();

    @Mixin
    private final ConversionOptions conversion = new ConversionOptions();

    @Mixin
    private final RangeOptions ranges = new RangeOptions();

    @Mixin
    private final CacheOption cache = new CacheOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    @Mixin
    private final Console console = new Console();

    @SuppressWarnings("NullAway.Init") // picocli sets the specification
    InspectCommand() {}

    @Override
    public Integer call() throws IOException {
        json.check();
        InputFile.require("FILE", file.toString(), "give a .synram, calibration, .onnx or .tflite file");
        TerminalOutput out = console.out();
        if (chip != null) {
            onChip(chip, out);
            return 0;
        }
        requireNothingForChip();
        try {
            describe(out);
        } catch (OnnxException | TfliteException | FileException e) {
            throw new UserError("FILE: " + e.getMessage(), e);
        }
        out.flush();
        return 0;
    }

    private void requireNothingForChip() {
        ParseResult given = spec.commandLine().getParseResult();
        Stream.concat(
                        spec.mixins().entrySet().stream()
                                .filter(mixin -> CHIP_MIXINS.contains(mixin.getKey()))
                                .flatMap(mixin -> mixin.getValue().options().stream()),
                        spec.argGroups().stream().flatMap(group -> group.allOptionsNested().stream()))
                .filter(given::hasMatchedOption)
                .findFirst()
                .ifPresent(option -> {
                    throw new UserError("%s is for --chip; give both or leave it out".formatted(option.longestName()));
                });
    }

    private void onChip(long seed, TerminalOutput out) throws IOException {
        if (data == null) {
            throw new UserError("--chip: ranges need samples; give --data");
        }
        Progress progress = console.progress();
        Model model = ports.read(file);
        DataSplit samples = samples(data, model, progress);
        ChipSettings settings = ChipSettings.defaults();
        ChipUse use = new ChipInspection(
                        settings.withCalibration(settings.calibration().withCache(cache.cache())),
                        seed,
                        conversion.settings(),
                        data.normalization(),
                        task.isRegression())
                .run(model, samples.named(ranges.rangesOf(samples.name())), progress);
        TerminalText text = new TerminalText();
        text.format("%s on chip %s, ranges by %s%n", use.model(), use.chipSeed(), use.data());
        LayerFitText.add(text, use.layers(), conversion.settings().effort());
        LayerFitText.addTradeOffs(text, use.tradeOffs());
        for (ModelledCost cost : use.modelled()) {
            ModelledCostText.lines(cost).forEach(line -> text.format("  %s%n", line));
        }
        out.print(text);
        json.write(use::json, out);
        out.flush();
    }

    private DataSplit samples(DataOptions given, Model model, Progress progress) {
        return task.isRegression()
                ? ranges.withRanges(
                        given.readTargets().samples(), model, given.normalization(), DataOptions::readValues)
                : ranges.withRanges(
                        given.read(progress),
                        model,
                        given.normalization(),
                        name -> given.readUnlabelled(name, progress));
    }

    private void describe(TerminalOutput out) throws IOException {
        switch (TfliteFile.isNamed(file) ? IMPORTED : firstByte()) {
            case 'P' -> describe(out, NetworkDescription.of(NetworkFile.read(file)));
            case '{' -> describe(out, CalibrationFile.read(file));
            case -1 -> throw new UserError("FILE: %s is empty".formatted(file));
            default -> describe(out, NetworkDescription.of(kind(), ModelFile.imported(file, ports.ports())));
        }
    }

    private String kind() {
        return TfliteFile.isNamed(file) ? "TensorFlow Lite" : "ONNX";
    }

    private void describe(TerminalOutput out, Calibration calibration) throws IOException {
        out.print(new TerminalText().format("calibration of ").append(CalibrationSummary.of(calibration)));
        json.write(CalibrationResult.of(calibration)::json, out);
    }

    private void describe(TerminalOutput out, NetworkDescription network) throws IOException {
        out.format("%s '%s', %,d multiply-adds a sample%n", network.kind(), network.name(), network.multiplyAdds());
        out.format("  samples: %s%n", network.samples());
        out.format("  %-24s %-40s %-10s %-14s %s%n", "layer", "does", "on the", "gives", "weights");
        for (NetworkDescription.Layer layer : network.layers()) {
            out.format(
                    "  %-24s %-40s %-10s %-14s %s%n",
                    layer.name(), layer.layer(), layer.place(), layer.shape(), layer.weights());
        }
        network.notes().forEach((name, value) -> out.format("  %s: %s%n", name, value));
        json.write(network::json, out);
    }

    /** ZIP archives begin with P, JSON with a brace, ONNX files with neither. */
    private int firstByte() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read();
        }
    }
}
