package dev.synram.cli.option.data;

import dev.synram.data.Labelling;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the classes of samples are, and what they are called. */
public final class LabelOptions {

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

    /** What the options say. */
    public Labelling labelling() {
        return new Labelling(labels, labelColumn, classes);
    }

    /** The separate file of labels. */
    @Nullable
    Path file() {
        return labels;
    }

    /** What the options say of other samples, whose classes are not used. */
    Labelling ofOthers() {
        return new Labelling(null, labelColumn, List.of());
    }
}
