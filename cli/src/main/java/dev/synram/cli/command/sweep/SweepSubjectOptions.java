package dev.synram.cli.command.sweep;

import dev.synram.cli.console.InputFile;
import dev.synram.cli.console.TerminalOutput;
import dev.synram.cli.console.UserError;
import dev.synram.cli.option.data.DataOptions;
import dev.synram.cli.option.data.NormalizationOptions;
import dev.synram.cli.option.spiking.SpikingData;
import dev.synram.data.Labelling;
import dev.synram.experiment.Progress;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.setting.Normalization;
import dev.synram.experiment.spiking.trained.SpikingNetworkFile;
import dev.synram.experiment.spiking.trained.TrainedSpikingNetwork;
import dev.synram.experiment.sweep.Sweep;
import dev.synram.experiment.sweep.SweepSettings;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What runs on the chips of a sweep: networks with their data, or nothing. */
final class SweepSubjectOptions {

    private static final String NETWORK = "--network";

    /** The ending of spiking networks. */
    private static final String JSON = ".json";

    @Option(
            names = NETWORK,
            paramLabel = "FILE",
            split = ",",
            description =
                    "What runs on the chips: .synram files, or networks that 'synram spike train' has written. Several, such as "
                            + "networks trained by different settings, run on the same chips. (none)")
    private List<String> files = List.of();

    @Option(
            names = "--data",
            paramLabel = "DATA",
            description =
                    "Labelled samples for the networks, as in 'synram run'. (those that a spiking network was trained with)")
    private @Nullable String data;

    @ArgGroup(exclusive = false)
    private NormalizationOptions normalization = new NormalizationOptions();

    Normalization normalization() {
        return normalization.normalization();
    }

    /** The sweep, whose networks run once on the host. */
    Sweep sweep(SweepSettings settings, int threads, Progress progress, TerminalOutput printer) {
        if (files.isEmpty()) {
            if (data != null) {
                throw new UserError("--data is given without a network; name one with --network, or leave --data out");
            }
            return Sweep.ofChips(settings);
        }
        if (new HashSet<>(files).size() < files.size()) {
            throw new UserError("%s %s names a file twice; name each once".formatted(NETWORK, String.join(",", files)));
        }
        long spiking = files.stream().filter(file -> file.endsWith(JSON)).count();
        if (spiking == 0) {
            return ofModels(settings, threads, progress);
        }
        if (spiking < files.size()) {
            throw new UserError(
                    "%s %s names spiking networks and others, which chips are calibrated for in different ways; sweep them separately"
                            .formatted(NETWORK, String.join(",", files)));
        }
        SequencedMap<String, TrainedSpikingNetwork> networks = new LinkedHashMap<>();
        files.forEach(file -> networks.put(
                name(file),
                SpikingNetworkFile.read(InputFile.require(NETWORK, file, "train one with 'synram spike train'"))));
        String name = data == null ? networks.firstEntry().getValue().data() : data;
        return Sweep.ofSpiking(
                settings, networks, SpikingData.read("--data", name, Labelling.OF_SOURCE, progress, printer));
    }

    private Sweep ofModels(SweepSettings settings, int threads, Progress progress) {
        if (data == null) {
            throw new UserError("--network needs samples; name them with --data, such as --data mnist");
        }
        SequencedMap<String, Model> models = new LinkedHashMap<>();
        files.forEach(
                file -> models.put(name(file), Model.read(InputFile.require(NETWORK, file, "give a .synram file"))));
        return Sweep.of(settings, models, DataOptions.read(data, progress), threads);
    }

    /** The name of a file; its path where names of several files may be the same. */
    private String name(String file) {
        return files.size() > 1 ? file : String.valueOf(Path.of(file).getFileName());
    }
}
