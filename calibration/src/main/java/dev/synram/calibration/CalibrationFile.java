package dev.synram.calibration;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.synram.files.BoundedInput;
import dev.synram.files.FileContent;
import dev.synram.files.FileException;
import dev.synram.files.FileOutput;
import dev.synram.files.JsonFields;
import dev.synram.files.JsonText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A calibration as a JSON file with a checksum. Without a timestamp, the same chip and seed give the same file.
 *
 * @param format always {@value #FORMAT}
 * @param version version of the format, {@value #VERSION}
 * @param time when it was made, in ISO 8601; absent unless requested
 * @param calibration the calibration
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CalibrationFile(
        String format, int version, @Nullable String time, Calibration calibration) {

    static final String FORMAT = "synram-calibration";
    static final int VERSION = 4;

    /** The oldest version that is read: without a checksum. */
    private static final int OLDEST_VERSION = 3;

    /** The calibration as JSON text, without a timestamp. */
    public static String write(Calibration calibration) {
        return text(new CalibrationFile(FORMAT, VERSION, null, calibration));
    }

    /** The calibration as JSON text, with the time at which it was made. */
    public static String write(Calibration calibration, Instant time) {
        return text(new CalibrationFile(FORMAT, VERSION, time.toString(), calibration));
    }

    /**
     * Writes a calibration to a file, without a time of day. What is there is replaced.
     *
     * @throws FileException if the file cannot be written
     */
    public static void write(Path path, Calibration calibration) {
        try {
            FileOutput.write(path, FileContent.of(write(calibration)));
        } catch (IOException e) {
            throw new FileException("%s cannot be written: %s".formatted(path, FileException.reason(e)), e);
        }
    }

    private static String text(CalibrationFile file) {
        return JsonText.sealed(file);
    }

    /**
     * Reads a calibration from an untrusted file.
     *
     * @throws FileException naming the file, the place in it and what was expected, if it cannot be read or is not a
     *     calibration of this version or the one before
     */
    public static Calibration read(Path path) {
        try {
            return read(BoundedInput.readAll(path, JsonFields.MOST_BYTES));
        } catch (FileException e) {
            throw FileException.broken(path, "a calibration", e, "calibrate the chip again");
        } catch (IOException e) {
            throw new FileException(
                    "%s cannot be read as a calibration: %s".formatted(path, FileException.reason(e)), e);
        }
    }

    /**
     * Reads a calibration from the content of such a file.
     *
     * @throws FileException naming the place in it and what was expected
     */
    public static Calibration read(byte[] document) {
        return parse(JsonFields.parse(document));
    }

    private static Calibration parse(JsonFields root) {
        String format = root.text("format");
        int version = root.integer("version", Integer.MIN_VALUE, Integer.MAX_VALUE);
        if (!FORMAT.equals(format) || version < OLDEST_VERSION || version > VERSION) {
            throw new FileException("it is of format %s, version %s; this program reads %s, version %s or %s"
                    .formatted(format, version, FORMAT, OLDEST_VERSION, VERSION));
        }
        if (root.has("time")) {
            root.text("time");
        }
        Calibration calibration = CalibrationJson.read(root.object("calibration"));
        if (version > OLDEST_VERSION) {
            root.requireIntact();
        }
        root.requireAllTaken();
        return calibration;
    }
}
