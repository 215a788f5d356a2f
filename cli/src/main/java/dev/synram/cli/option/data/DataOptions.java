package dev.synram.cli.option.data;

import dev.synram.cli.console.InputFile;
import dev.synram.cli.console.TerminalOutput;
import dev.synram.data.ClassNames;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.data.Labelling;
import dev.synram.data.TargetData;
import dev.synram.data.download.UserFolders;
import dev.synram.data.file.TargetFile;
import dev.synram.data.source.DataSource;
import dev.synram.experiment.Progress;
import dev.synram.experiment.setting.Normalization;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which labelled samples, and how they are prepared. */
public final class DataOptions {

    @Option(
            names = "--data",
            paramLabel = "DATA",
            required = true,
            description =
                    "mnist, fashion-mnist, mitbih:FOLDER, an .npy, .npz or .csv file, a folder of pictures by class, or a folder of the "
                            + "IDX files of MNIST. Pixels and bytes are taken as 0..1, other numbers as they are.")
    private String data = "";

    @ArgGroup(exclusive = false)
    private LabelOptions labels = new LabelOptions();

    @ArgGroup(exclusive = false)
    private NormalizationOptions normalization = new NormalizationOptions();

    /** How samples are normalized. */
    public Normalization normalization() {
        return normalization.normalization();
    }

    /** Reads samples with targets for regression. */
    public TargetData readTargets() {
        return TargetFile.read(Path.of(data), labels.file());
    }

    /** Reads the samples and prints which class has which number, unless the data set is known by its name. */
    public DataSplit read(Progress progress, TerminalOutput out) {
        DataSplit split = read(progress);
        if (!split.labelSource().isEmpty()) {
            out.format("classes: %s (%s)%n", ClassNames.map(split.classNames()), split.labelSource());
            out.flush();
        }
        return split;
    }

    /** Reads other samples, whose labels are not used: training samples if there are some. */
    public LabelledData readUnlabelled(String other, Progress progress) {
        DataSplit split = read(other, labels.ofOthers(), progress);
        return split.ownRanges().orElse(split.untrained());
    }

    /** Reads other samples for regression, without targets: training samples if there are some. */
    public static LabelledData readValues(String other) {
        return TargetFile.samples(Path.of(other));
    }

    /** Reads data of a name, with classes as the source gives them. */
    public static DataSplit read(String name, Progress progress) {
        return read(name, Labelling.OF_SOURCE, progress);
    }

    /** Reads the samples. */
    public DataSplit read(Progress progress) {
        return read(data, labels.labelling(), progress);
    }

    /** Reads data of a name. */
    public static DataSplit read(String data, Labelling labelling, Progress progress) {
        InputFile.settle("--data", data);
        List<Progress.Task> tasks = new ArrayList<>();
        try (Progress.Task reading = progress.begin("reading " + data, 1)) {
            DataSource source = new DataSource(
                    UserFolders.cache(), () -> tasks.add(progress.begin("fetching " + data, Progress.UNKNOWN)));
            DataSplit split = source.read(data, labelling);
            reading.advance(1);
            return split;
        } finally {
            tasks.forEach(Progress.Task::close);
        }
    }
}
