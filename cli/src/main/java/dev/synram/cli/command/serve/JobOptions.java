package dev.synram.cli.command.serve;

import dev.synram.experiment.serving.JobSettings;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Calibrations and trainings that users submit. */
public final class JobOptions {

    @Option(
            names = "--jobs",
            paramLabel = "DIR",
            description =
                    "Take calibrations and trainings, and keep them and their results in this folder, from which they go on "
                            + "after a restart. (no jobs)")
    private @Nullable Path folder;

    @Option(
            names = "--job-workers",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many jobs run at the same time. (${DEFAULT-VALUE})")
    private int workers;

    @Option(
            names = "--job-queue",
            paramLabel = "N",
            defaultValue = "64",
            description = "How many jobs may wait. (${DEFAULT-VALUE})")
    private int queue;

    @Option(
            names = "--user-job-queue",
            paramLabel = "N",
            defaultValue = "16",
            description = "How many jobs of one user may wait. (${DEFAULT-VALUE})")
    private int userQueue;

    /**
     * How jobs are kept and run, if they are taken.
     *
     * @param threads that a job computes with
     */
    public Optional<JobSettings> settings(int threads) {
        return Optional.ofNullable(folder)
                .map(path -> new JobSettings(path.toAbsolutePath(), workers, queue, userQueue, threads));
    }
}
