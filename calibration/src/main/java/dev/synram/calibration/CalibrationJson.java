package dev.synram.calibration;

import dev.synram.calibration.measurement.CadcRange;
import dev.synram.calibration.measurement.CellSettings;
import dev.synram.calibration.measurement.Response;
import dev.synram.files.FileException;
import dev.synram.files.JsonFields;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Reads a calibration from untrusted JSON; each method consumes all fields of its object. */
final class CalibrationJson {

    /** Far below and above the gain of any chip that can be used, about 0.002 LSB. */
    private static final double SMALLEST_GAIN = 1e-6;

    private static final double LARGEST_GAIN = 10;

    /** Far above the spread of results of 8 bits, in LSB; of a gain near 0 before calibration as its fraction. */
    private static final double LARGEST_SPREAD = 1e6;

    private static final double MOST_HOURS = 1e6;

    private CalibrationJson() {}

    static Calibration read(JsonFields fields) {
        String chip = fields.text("chip");
        long seed = fields.longInteger("seed");
        Targets targets = targets(fields.object("targets"));
        CalibrationOptions options = options(fields.object("options"));
        double hours = fields.number("ageHours", 0, MOST_HOURS);
        List<CellSettings> settings =
                fields.objects("settings").stream().map(CellSettings::read).toList();
        Response before = response(fields.object("before"), -LARGEST_GAIN);
        Response after = response(fields.object("after"), SMALLEST_GAIN);
        List<Metric> figures =
                fields.objects("figures").stream().map(Metric::read).toList();
        fields.requireAllTaken();
        return checked(
                fields, () -> new Calibration(chip, seed, targets, options, hours, settings, before, after, figures));
    }

    private static Targets targets(JsonFields fields) {
        CadcRange cadc = cadc(fields.object("cadc"));
        int leak = anyInteger(fields, "leak");
        double membraneMicros = fields.number("membraneMicros");
        double inputMicros = fields.number("inputMicros");
        int strength = anyInteger(fields, "strength");
        double gain = fields.number("gain");
        OptionalDouble noise = fields.has("noise") ? OptionalDouble.of(fields.number("noise")) : OptionalDouble.empty();
        fields.requireAllTaken();
        return checked(fields, () -> new Targets(cadc, leak, membraneMicros, inputMicros, strength, gain, noise));
    }

    private static CadcRange cadc(JsonFields fields) {
        int low = anyInteger(fields, "low");
        int high = anyInteger(fields, "high");
        fields.requireAllTaken();
        return checked(fields, () -> new CadcRange(low, high));
    }

    /** An integer whose range is checked by the record that receives it. */
    private static int anyInteger(JsonFields fields, String name) {
        return fields.integer(name, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static <T> T checked(JsonFields fields, Supplier<T> part) {
        try {
            return part.get();
        } catch (IllegalArgumentException e) {
            throw new FileException("%s: %s".formatted(fields.place(), e.getMessage()), e);
        }
    }

    private static CalibrationOptions options(JsonFields fields) {
        CalibrationOptions options =
                new CalibrationOptions(fields.constant("effort", Effort.class), fields.flag("baseline"));
        fields.requireAllTaken();
        return options;
    }

    private static Response response(JsonFields fields, double smallestGain) {
        Response response = new Response(
                fields.number("gain", smallestGain, LARGEST_GAIN),
                fields.number("gainSpread", -LARGEST_SPREAD, LARGEST_SPREAD),
                fields.number("offsetSpread", 0, LARGEST_SPREAD),
                fields.number("fixedPattern", 0, LARGEST_SPREAD),
                fields.number("temporalNoise", 0, LARGEST_SPREAD));
        fields.requireAllTaken();
        return response;
    }
}
