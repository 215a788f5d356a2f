package dev.synram.calibration;

import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A calibration as a JSON file. It holds no time of day, so that the same chip and seed give the same file.
 *
 * @param format always {@value #FORMAT}
 * @param version version of the format, {@value #VERSION}
 * @param calibration what was found
 */
public record CalibrationFile(String format, int version, Calibration calibration) {

    static final String FORMAT = "synram-calibration";
    static final int VERSION = 1;

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** The calibration as text. */
    public static String write(Calibration calibration) {
        return JSON.writeValueAsString(new CalibrationFile(FORMAT, VERSION, calibration)) + "\n";
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
