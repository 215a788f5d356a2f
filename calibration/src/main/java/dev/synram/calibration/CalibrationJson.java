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

    private CalibrationJson() {}

    static Calibration read(JsonFields fields) {
        String chip = fields.text("chip");
        long seed = fields.longInteger("seed");
        Targets targets = targets(fields.object("targets"));
        CalibrationOptions options = options(fields.object("options"));
        double hours = age(fields);
        List<CellSettings> settings =
                fields.objects("settings").stream().map(CellSettings::read).toList();
        Response before = response(fields.object("before"));
        Response after = response(fields.object("after"));
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

    private static double age(JsonFields fields) {
        double hours = fields.number("ageHours");
        if (hours < 0) {
            throw new FileException("%s.ageHours is %s; expected 0 or more".formatted(fields.place(), hours));
        }
        return hours;
    }

    private static CalibrationOptions options(JsonFields fields) {
        CalibrationOptions options =
                new CalibrationOptions(fields.constant("effort", Effort.class), fields.flag("baseline"));
        fields.requireAllTaken();
        return options;
    }

    private static Response response(JsonFields fields) {
        Response response = new Response(
                fields.number("gain"),
                fields.number("gainSpread"),
                fields.number("offsetSpread"),
                fields.number("fixedPattern"),
                fields.number("temporalNoise"));
        fields.requireAllTaken();
        return response;
    }
}
