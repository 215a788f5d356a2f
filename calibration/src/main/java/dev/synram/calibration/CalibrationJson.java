package dev.synram.calibration;

import dev.synram.calibration.measurement.CadcRange;
import dev.synram.calibration.measurement.CellSettings;
import dev.synram.calibration.measurement.Response;
import dev.synram.chip.Cell;
import dev.synram.files.FileException;
import dev.synram.files.JsonFields;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;

/** Reads a calibration from untrusted JSON; each method consumes all fields of its object. */
final class CalibrationJson {

    private CalibrationJson() {}

    static Calibration read(JsonFields fields) {
        Calibration calibration = new Calibration(
                fields.text("chip"),
                fields.longInteger("seed"),
                targets(fields.object("targets")),
                options(fields.object("options")),
                age(fields),
                settings(fields.objects("settings")),
                response(fields.object("before")),
                response(fields.object("after")),
                fields.objects("figures").stream().map(CalibrationJson::metric).toList());
        fields.requireAllTaken();
        return calibration;
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

    private static List<CellSettings> settings(List<JsonFields> all) {
        List<CellSettings> settings = new ArrayList<>();
        Set<Cell> missing = EnumSet.copyOf(Cell.ofMultiplication());
        int hemispheres = 0;
        for (JsonFields fields : all) {
            CellSettings cell = setting(fields);
            if (!missing.remove(cell.cell())) {
                throw new FileException(
                        "%s.cell is %s, which already has settings".formatted(fields.place(), cell.cell()));
            }
            int these = hemispheres(fields, cell);
            if (hemispheres != 0 && these != hemispheres) {
                throw new FileException("%s.values are for %d hemispheres; those before are for %d"
                        .formatted(fields.place(), these, hemispheres));
            }
            hemispheres = these;
            settings.add(cell);
        }
        if (!missing.isEmpty()) {
            throw new FileException("settings has no entry for %s".formatted(missing));
        }
        return settings;
    }

    private static CellSettings setting(JsonFields fields) {
        Cell cell = fields.constant("cell", Cell.class);
        int[] values = fields.integers("values", cell.min(), cell.max());
        boolean[] successes = fields.flags("successes");
        fields.requireAllTaken();
        if (successes.length != values.length) {
            throw new FileException("%s.successes has %d elements; expected %d, one per value"
                    .formatted(fields.place(), successes.length, values.length));
        }
        return new CellSettings(cell, values, successes);
    }

    private static int hemispheres(JsonFields fields, CellSettings setting) {
        int each = setting.cell().instancesPerHemisphere();
        int values = setting.values().length;
        if (values == 0 || values % each != 0) {
            throw new FileException("%s.values has %d elements; expected %d for each hemisphere"
                    .formatted(fields.place(), values, each));
        }
        return values / each;
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

    private static Metric metric(JsonFields fields) {
        Metric metric = new Metric(
                fields.text("name"),
                fields.text("unit"),
                fields.number("meanBefore"),
                fields.number("spreadBefore"),
                fields.number("meanAfter"),
                fields.number("spreadAfter"));
        fields.requireAllTaken();
        return metric;
    }
}
