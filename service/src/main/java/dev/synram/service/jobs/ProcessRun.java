package dev.synram.service.jobs;

import dev.synram.experiment.job.JobProcess;
import dev.synram.files.FileException;
import dev.synram.files.JsonFields;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/** The process of a job. */
final class ProcessRun implements JobRun {

    private static final int KILLED = 128 + 9;

    private final Process process;
    private final Consumer<String> progress;
    private volatile boolean stopped;

    /**
     * Watches a process.
     *
     * @param progress receives the steps of its work
     */
    ProcessRun(Process process, Consumer<String> progress) {
        this.process = process;
        this.progress = progress;
    }

    @Override
    public JobOutcome await() {
        Optional<String> error = read();
        int status = process.onExit().join().exitValue();
        if (stopped) {
            return new JobOutcome.Stopped();
        }
        if (status == 0) {
            return new JobOutcome.Succeeded();
        }
        return new JobOutcome.Failed(error.orElseGet(() -> crash(status)));
    }

    /** All lines of the process; the reason of its failure. */
    private Optional<String> read() {
        Optional<String> error = Optional.empty();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonFields fields = JsonFields.parse(line.getBytes(StandardCharsets.UTF_8));
                if (fields.has("error")) {
                    error = Optional.of(fields.text("error"));
                } else {
                    progress.accept(line);
                }
            }
        } catch (IOException | FileException e) {
            return error; // it was killed while it wrote
        }
        return error;
    }

    private static String crash(int status) {
        return status == KILLED
                ? "the job's process was killed, perhaps because memory is short; order a smaller job"
                : "the job's process ended with status %s, not %s; the server's administrator finds more in its log"
                        .formatted(status, JobProcess.FAILED);
    }

    @Override
    public void stop() {
        stopped = true;
        process.destroyForcibly(); // states and results are written whole or not at all
    }
}
