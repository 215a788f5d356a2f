package dev.synram.calibration.spiking;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.synram.calibration.Effort;
import dev.synram.calibration.Metric;
import dev.synram.calibration.measurement.CellSettings;
import dev.synram.chip.spiking.HemisphereSettings;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.files.BoundedInput;
import dev.synram.files.FileContent;
import dev.synram.files.FileException;
import dev.synram.files.FileOutput;
import dev.synram.files.JsonFields;
import dev.synram.files.JsonText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calibrations for spiking neurons as JSON files with a checksum. Without a timestamp, the same chip and seed give the same file. */
public final class SpikingCalibrationFile {

    static final String FORMAT = "synram-spiking-calibration";
    static final int VERSION = 2;

    /** The oldest version that is read: without a checksum. */
    private static final int OLDEST_VERSION = 1;

    private SpikingCalibrationFile() {}

    /** The file; bits of neurons are lists over neurons, one a kind of {@link NeuronBits}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @SuppressWarnings("ArrayRecordComponent") // written once, never compared
    private record Document(
            String format,
            int version,
            @Nullable String time,
            String chip,
            long seed,
            SpikingTargets targets,
            Effort effort,
            double ageHours,
            List<CellSettings> settings,
            Map<String, int[]> neurons,
            List<HemisphereSettings> hemispheres,
            boolean[] successes,
            List<Metric> figures) {

        static Document of(SpikingCalibration calibration, @Nullable String time) {
            return new Document(
                    FORMAT,
                    VERSION,
                    time,
                    calibration.chip(),
                    calibration.seed(),
                    calibration.targets(),
                    calibration.effort(),
                    calibration.ageHours(),
                    calibration.settings(),
                    bits(calibration.neurons()),
                    calibration.hemispheres(),
                    calibration.successes(),
                    calibration.figures());
        }
    }

    private static Map<String, int[]> bits(List<NeuronSettings> neurons) {
        Map<String, int[]> bits = new LinkedHashMap<>();
        for (NeuronBits kind : NeuronBits.values()) {
            bits.put(kind.name(), neurons.stream().mapToInt(kind::of).toArray());
        }
        return bits;
    }

    /** The calibration as JSON text, without a timestamp. */
    public static String write(SpikingCalibration calibration) {
        return text(Document.of(calibration, null));
    }

    /** The calibration as JSON text, with the time at which it was made. */
    public static String write(SpikingCalibration calibration, Instant time) {
        return text(Document.of(calibration, time.toString()));
    }

    /**
     * Writes a calibration to a file, without a time of day. What is there is replaced.
     *
     * @throws FileException if the file cannot be written
     */
    public static void write(Path path, SpikingCalibration calibration) {
        try {
            FileOutput.write(path, FileContent.of(write(calibration)));
        } catch (IOException e) {
            throw new FileException("%s cannot be written: %s".formatted(path, FileException.reason(e)), e);
        }
    }

    private static String text(Document document) {
        return JsonText.sealed(document);
    }

    /**
     * Reads a calibration from an untrusted file.
     *
     * @throws FileException naming the file, the place in it and what was expected, if it cannot be read or is not a
     *     calibration of this version or the one before
     */
    public static SpikingCalibration read(Path path) {
        try {
            return read(BoundedInput.readAll(path, JsonFields.MOST_BYTES));
        } catch (FileException e) {
            throw FileException.broken(path, "a calibration for spiking neurons", e, "calibrate the chip again");
        } catch (IOException e) {
            throw new FileException(
                    "%s cannot be read as a calibration for spiking neurons: %s"
                            .formatted(path, FileException.reason(e)),
                    e);
        }
    }

    /**
     * Reads a calibration from the content of such a file.
     *
     * @throws FileException naming the place in it and what was expected
     */
    public static SpikingCalibration read(byte[] document) {
        return parse(JsonFields.parse(document));
    }

    private static SpikingCalibration parse(JsonFields root) {
        String format = root.text("format");
        int version = root.integer("version", Integer.MIN_VALUE, Integer.MAX_VALUE);
        if (!FORMAT.equals(format) || version < OLDEST_VERSION || version > VERSION) {
            throw new FileException("it is of format %s, version %s; this program reads %s, version %s or %s"
                    .formatted(format, version, FORMAT, OLDEST_VERSION, VERSION));
        }
        if (root.has("time")) {
            root.text("time");
        }
        return SpikingCalibrationJson.read(root, version > OLDEST_VERSION);
    }
}
