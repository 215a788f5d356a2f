package dev.synram.cli.option;

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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which labelled samples, and how they are prepared. */
public final class DataOptions {

    @Option(
            names = "--data",
            paramLabel = "DATA",
            required = true,
            description =
                    "mnist, fashion-mnist, an .npy, .npz or .csv file, a folder of pictures by class, or a folder of the "
                            + "IDX files of MNIST. Pixels and bytes are taken as 0..1, other numbers as they are.")
    private String data = "";

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description =
                    "Labels of an .npy or .csv file: one whole number from 0, or one name, a sample; or an .npy file of "
                            + "targets.")
    private @Nullable Path labels;

    @Option(
            names = "--label-column",
            paramLabel = "NAME_OR_NUMBER",
            description =
                    "The column of a .csv file that holds the classes: its name in the header, or its number from 1. (found "
                            + "by its header, or because it alone looks like classes)")
    private @Nullable String labelColumn;

    @Option(
            names = "--classes",
            paramLabel = "NAME",
            split = ",",
            description =
                    "The names of the classes in the order of the network's outputs, as the folders or labels of the data "
                            + "name them. (sorted, or as labels.txt in a folder of pictures says)")
    private List<String> classes = List.of();

    @ArgGroup(exclusive = false)
    private NormalizationOptions normalization = new NormalizationOptions();

    /** How samples are normalized. */
    public Normalization normalization() {
        return normalization.normalization();
    }

    /** Reads samples with targets for regression. */
    public TargetData readTargets() {
        return TargetFile.read(Path.of(data), labels);
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
        DataSplit split = read(other, new Labelling(null, labelColumn, List.of()), progress);
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
        return read(data, new Labelling(labels, labelColumn, classes), progress);
    }

    private static DataSplit read(String data, Labelling labelling, Progress progress) {
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
