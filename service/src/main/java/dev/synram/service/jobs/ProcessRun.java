package dev.synram.service.jobs;

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

    /** A signal to all processes of a terminal or a service ends jobs as it ends the server. */
    private static final int INTERRUPTED = 128 + 2;

    private static final int TERMINATED = 128 + 15;

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
        if (stopped || status == INTERRUPTED || status == TERMINATED) {
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
                Optional<String> reason = reason(line);
                error = reason.isPresent() ? reason : error;
            }
        } catch (IOException e) {
            return error; // it was killed while it wrote
        }
        return error;
    }

    /** Passes a step on, or finds the reason of a failure. Lines that Java itself writes are neither. */
    private Optional<String> reason(String line) {
        try {
            JsonFields fields = JsonFields.parse(line.getBytes(StandardCharsets.UTF_8));
            if (fields.has("error")) {
                return Optional.of(fields.text("error"));
            }
            progress.accept(line);
        } catch (FileException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static String crash(int status) {
        return status == KILLED
                ? "the job's process was killed, perhaps because memory is short; order a smaller job"
                : "the job's process ended with status %s; the server's administrator finds more in its log"
                        .formatted(status);
    }

    @Override
    public void stop() {
        stopped = true;
        process.destroyForcibly(); // states and results are written whole or not at all
    }
}
