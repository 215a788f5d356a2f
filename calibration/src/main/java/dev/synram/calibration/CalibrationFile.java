package dev.synram.calibration;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A calibration as a JSON file. Without a time of day, the same chip and seed give the same file.
 *
 * @param format always {@value #FORMAT}
 * @param version version of the format, {@value #VERSION}
 * @param time when it was made, in ISO 8601, if that was asked for
 * @param calibration what was found
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CalibrationFile(
        String format, int version, @Nullable String time, Calibration calibration) {

    static final String FORMAT = "synram-calibration";
    static final int VERSION = 2;

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** The calibration as text, without a time of day. */
    public static String write(Calibration calibration) {
        return text(new CalibrationFile(FORMAT, VERSION, null, calibration));
    }

    /** The calibration as text, with the time when it was made. */
    public static String write(Calibration calibration, Instant time) {
        return text(new CalibrationFile(FORMAT, VERSION, time.toString(), calibration));
    }

    private static String text(CalibrationFile file) {
        return JSON.writeValueAsString(file) + "\n";
    }

    /**
     * Reads a calibration.
     *
     * @throws IllegalArgumentException if the file cannot be read or is not a calibration of this version
     */
    public static Calibration read(Path path) {
        CalibrationFile file;
        try {
            file = JSON.readValue(path.toFile(), CalibrationFile.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "%s cannot be read as a calibration: %s".formatted(path, e.getOriginalMessage()), e);
        }
        if (!FORMAT.equals(file.format) || file.version != VERSION) {
            throw new IllegalArgumentException(
                    "%s is %s version %d; this program reads %s version %d; calibrate the chip again"
                            .formatted(path, file.format, file.version, FORMAT, VERSION));
        }
        return file.calibration;
    }
}
