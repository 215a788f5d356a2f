package dev.synram.service.metrics;

import dev.synram.experiment.setting.SettingException;
import dev.synram.files.FileException;
import dev.synram.files.JsonText;
import dev.synram.service.engine.RequestListener;
import dev.synram.service.jobs.JobListener;
import dev.synram.service.jobs.StoredJob;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adds a line of JSON to a file for each request and for each change of a job: who asked for what, when, and how it ended; no data. A
 * line that cannot be written changes no answer; it is counted, and the first one after a line that could be is told.
 */
public final class AuditLog implements RequestListener, JobListener, AutoCloseable {

    private final OutputStream out;
    private final InstantSource clock;
    private final Failures failures;
    private boolean failing;

    /** Is told about lines that are lost. */
    public interface Failures {

        /** A line could not be written. */
        void lost();

        /** The first of such lines, in words. */
        void begin(String reason);
    }

    /**
     * Opens a file.
     *
     * @param file that lines are added to
     * @param clock of the lines
     * @param failures is told about lines that are lost
     * @throws SettingException if it cannot be written
     */
    public AuditLog(Path file, InstantSource clock, Failures failures) {
        this.clock = clock;
        this.failures = failures;
        try {
            out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new SettingException(
                    "audit", "names '%s', which cannot be written; choose another place".formatted(file));
        }
    }

    @Override
    public void ended(RequestRecord request) {
        Map<String, Object> fields = fields(request.user());
        fields.put("model", request.model());
        fields.put("transport", request.transport());
        fields.put("samples", request.samples());
        fields.put("status", request.status());
        fields.put("milliseconds", request.took().toMillis());
        write(JsonText.line(fields));
    }

    @Override
    public void changed(StoredJob job) {
        Map<String, Object> fields = fields(job.user());
        fields.put("job", job.id());
        fields.put("kind", job.kind());
        fields.put("state", job.state().label());
        write(JsonText.line(fields));
    }

    private Map<String, Object> fields(String user) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        fields.put("user", user);
        return fields;
    }

    private synchronized void write(String line) {
        try {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            failing = false;
        } catch (IOException e) {
            failures.lost();
            if (!failing) {
                failing = true;
                failures.begin("the audit cannot be written: %s; requests are answered without"
                        .formatted(FileException.reason(e)));
            }
        }
    }

    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
