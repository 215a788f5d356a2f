package dev.synram.service.page;

import dev.synram.experiment.setting.ChipConditions;
import dev.synram.experiment.setting.SettingException;
import dev.synram.files.FileException;
import dev.synram.files.JsonFields;
import dev.synram.service.chips.live.LiveSettings;
import dev.synram.service.protocol.RefusedException;
import java.time.Duration;
import java.util.function.Function;

/**
 * What the page asks for.
 *
 * @param sample in the order of memory
 * @param settings how it is shown to the chip
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record PageRequest(float[] sample, LiveSettings settings) {

    private static final double SECONDS_PER_HOUR = 3600;
    private static final double MOST_HOURS = 365 * 24;

    /**
     * Reads a request.
     *
     * @throws RefusedException if it is not one
     */
    static PageRequest read(byte[] json) {
        return fields(json, fields -> {
            double hours = fields.number("ageHours", 0, MOST_HOURS);
            ChipConditions conditions = new ChipConditions(
                    fields.number("fixedPattern"),
                    fields.number("noise"),
                    fields.number("saturation"),
                    Duration.ofSeconds(Math.round(hours * SECONDS_PER_HOUR)));
            return new PageRequest(
                    floats(fields.numbers("sample")),
                    new LiveSettings(
                            fields.integer("trials", 1, LiveSettings.MOST_TRIALS),
                            fields.integer("sends", 0, LiveSettings.MOST_SENDS),
                            conditions));
        });
    }

    /** Reads the name of the network that a session is for. */
    static String readNetwork(byte[] json) {
        return fields(json, fields -> fields.text("network"));
    }

    static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** Reads a request of which every field is known. */
    static <T> T fields(byte[] json, Function<JsonFields, T> reader) {
        try {
            JsonFields fields = JsonFields.parse(json);
            T read = reader.apply(fields);
            fields.requireAllTaken();
            return read;
        } catch (FileException | SettingException e) {
            throw RefusedException.invalid("the request is not as expected: %s".formatted(e.getMessage()));
        }
    }
}
