package dev.synram.experiment.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of one job.
 *
 * @param path of the folder
 */
public record JobFolder(Path path) {

    /** Creates what is missing. */
    public JobFolder create() {
        try {
            Files.createDirectories(results());
            Files.createDirectories(states());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Where results go, each whole or not at all. */
    public Path results() {
        return path.resolve("results");
    }

    /** Where work in progress is kept, so that another process can go on; of no use when the job has ended. */
    public Path states() {
        return path.resolve("states");
    }

    /** The order as the user sent it. */
    public Path order() {
        return path.resolve("order.json");
    }

    /** Held by the process that works. */
    public Path lock() {
        return path.resolve("lock");
    }

    /** What the process writes to its standard error. */
    public Path log() {
        return path.resolve("process.log");
    }
}
