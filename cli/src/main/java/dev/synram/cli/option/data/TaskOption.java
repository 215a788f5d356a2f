package dev.synram.cli.option.data;

import picocli.CommandLine.Option;

/** What the network is for. */
public final class TaskOption {

    @Option(
            names = "--task",
            paramLabel = "TASK",
            defaultValue = "classification",
            description =
                    "classification, or regression: results are values, and the error against the targets of an .npz "
                            + "file (or of an .npy file given as --labels) takes the place of the accuracy. (${DEFAULT-VALUE})")
    private Task task = Task.CLASSIFICATION;

    /** Whether results are values rather than classes. */
    public boolean isRegression() {
        return task == Task.REGRESSION;
    }
}
