package dev.synram.cli.command;

import dev.synram.cli.console.Console;
import dev.synram.cli.console.InputFile;
import dev.synram.cli.console.OutputFile;
import dev.synram.cli.console.TerminalOutput;
import dev.synram.cli.console.UserError;
import dev.synram.cli.option.JsonOption;
import dev.synram.cli.option.chip.ChipCalibrationOptions;
import dev.synram.cli.option.chip.ChipSeedsOption;
import dev.synram.cli.option.chip.LayoutOptions;
import dev.synram.cli.option.data.DataOptions;
import dev.synram.experiment.Progress;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.recalibration.Recalibration;
import dev.synram.experiment.setting.ChipSeeds;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.RecalibrationSettings;
import dev.synram.files.FileContent;
import dev.synram.network.file.NetworkFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code synram recalibrate}: adapts a network to a chip without training and without labels. */
@Command(
        name = "recalibrate",
        description = {
            CommandHeadline.RECALIBRATE,
            "NETWORK is a .synram file for any chip, such as one trained with --fleet. Vectors are sent as often as the gain of "
                    + "the chip asks for. Some samples, whose labels are not used, run through the chip, and digital biases "
                    + "take back what each column reads too much or too little. The accuracy before and after is told for "
                    + "other samples.",
            "",
            "Example: synram recalibrate out/train/network.synram --data mnist --chip-seed 5 --calibration-age 168h "
                    + "--out chip5.synram",
            ""
        })
public final class RecalibrateCommand implements Callable<Integer> {

    private static final String OUT = "--out";

    @Parameters(paramLabel = "NETWORK", description = "A .synram file.")
    private String network = "";

    @Mixin
    private final DataOptions data = new DataOptions();

    @Mixin
    private final LayoutOptions layout = new LayoutOptions();

    @Mixin
    private final ChipCalibrationOptions calibration = new ChipCalibrationOptions();

    @Mixin
    private final ChipSeedsOption chipSeeds = new ChipSeedsOption();

    @Option(
            names = "--corrections",
            paramLabel = "N",
            defaultValue = "500",
            description =
                    "How many training samples determine the corrections; without a test set, every tenth sample is tested "
                            + "and the others are for training, as for 'train'. (${DEFAULT-VALUE})")
    private int corrections;

    @Option(names = "--samples", paramLabel = "N", description = "Test with N samples, evenly spaced. (all)")
    private @Nullable Integer samples;

    @Option(
            names = OUT,
            paramLabel = "FILE",
            description = "Write the recalibrated network to a .synram file; for one chip seed.")
    private @Nullable Path out;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Mixin
    private final Console console = new Console();

    @Override
    public Integer call() throws IOException {
        ChipSettings chips = layout.settings().withCalibration(calibration.settings());
        RecalibrationSettings settings = new RecalibrationSettings(
                chips,
                calibration.chipSeeds(chipSeeds.given(ChipSeeds.MOST), chips),
                corrections,
                samples == null ? OptionalInt.empty() : OptionalInt.of(samples),
                data.normalization());
        if (out != null) {
            checkPlace(out, settings.chipSeeds().size());
        }
        json.check();
        Progress progress = console.progress();
        Model model = Model.read(InputFile.require("NETWORK", network, "give a .synram file"));
        TerminalOutput text = console.out();
        Recalibration.Outcome outcome = new Recalibration(settings, progress).run(model, data.read(progress, text));
        text.print(RecalibrationSummary.of(outcome.result()));
        json.write(outcome.result()::json, text);
        if (out != null) {
            OutputFile.write(
                    out, FileContent.of(NetworkFile.write(outcome.networks().getFirst())), text);
        }
        text.flush();
        return 0;
    }

    private static void checkPlace(Path file, int chips) {
        if (!file.toString().endsWith(".synram")) {
            throw new UserError("%s %s: name a .synram file, which holds a network for chips".formatted(OUT, file));
        }
        if (chips > 1) {
            throw new UserError(
                    "%s holds the network of one chip, but %s chip seeds are given; give one, or leave it out"
                            .formatted(OUT, chips));
        }
        OutputFile.requireWritable(OUT, file);
    }
}
