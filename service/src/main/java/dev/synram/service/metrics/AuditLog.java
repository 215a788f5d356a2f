package dev.synram.service.metrics;

import dev.synram.experiment.setting.SettingException;
import dev.synram.files.JsonText;
import dev.synram.service.engine.RequestListener;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** Adds a line of JSON to a file for each request: who asked for what, when, and how it ended; no data. */
public final class AuditLog implements RequestListener, AutoCloseable {

    private final BufferedWriter out;
    private final InstantSource clock;

    /**
     * Opens a file.
     *
     * @param file that lines are added to
     * @param clock of the lines
     * @throws SettingException if it cannot be written
     */
    public AuditLog(Path file, InstantSource clock) {
        this.clock = clock;
        try {
            out = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new SettingException(
                    "audit", "names '%s', which cannot be written; choose another place".formatted(file));
        }
    }

    @Override
    public void ended(RequestRecord request) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        fields.put("user", request.user());
        fields.put("model", request.model());
        fields.put("transport", request.transport());
        fields.put("samples", request.samples());
        fields.put("status", request.status());
        fields.put("milliseconds", request.took().toMillis());
        write(JsonText.line(fields));
    }

    private synchronized void write(String line) {
        try {
            out.write(line);
            out.newLine();
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
