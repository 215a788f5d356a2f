package dev.synram.cli;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.Improvement;
import dev.synram.calibration.Metric;
import dev.synram.calibration.measurement.CellSettings;
import dev.synram.chip.Cell;
import java.util.Locale;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A calibration for people: a table of every quantity, and what failed. */
final class CalibrationSummary {

    private static final int NAMED_FAILURES = 8;

    private CalibrationSummary() {}

    static String of(Calibration calibration) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%s%n", calibration.chip()));
        text.append(
                String.format(Locale.ROOT, "  %-28s %24s %24s%n", "mean ± spread over instances", "before", "after"));
        for (Metric figure : calibration.figures()) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-28s %14.3f ± %7.3f %14.3f ± %7.3f  %s%n",
                    figure.name(),
                    figure.meanBefore(),
                    figure.spreadBefore(),
                    figure.meanAfter(),
                    figure.spreadAfter(),
                    figure.unit()));
        }
        text.append(String.format(
                Locale.ROOT,
                "  %-28s %24.5f %24.5f  LSB%n",
                "gain, one send",
                calibration.before().gain(),
                calibration.after().gain()));
        text.append(String.format(
                Locale.ROOT,
                "  %-28s %22.1f %% %22.1f %%%n",
                "spread of the gain",
                100 * calibration.before().gainSpread(),
                100 * calibration.after().gainSpread()));
        text.append(String.format(
                Locale.ROOT,
                "  %-28s %24.2f %24.2f  LSB%n",
                "fixed pattern",
                calibration.before().fixedPattern(),
                calibration.after().fixedPattern()));
        text.append(calibrated("neurons and channels", calibration.calibrated(Cell.Scope.COLUMN)));
        text.append(calibrated("synapse drivers", calibration.calibrated(Cell.Scope.DRIVER)));
        text.append(failures(calibration));
        Improvement improvement = calibration.improvement();
        if (calibration.options().trim()) {
            text.append(String.format(
                    Locale.ROOT,
                    "  the trim narrowed results near 50 LSB from %.2f to %.2f %%%n",
                    100 * improvement.spreadWithoutTrim(),
                    100 * improvement.spreadWithTrim()));
        }
        if (calibration.options().residuals()) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %d settings failed at a bound, %d more by their residual%n",
                    improvement.failuresAtBounds(),
                    improvement.failuresByResidual()));
        }
        return text.toString();
    }

    /** The same for programs. */
    static String json(Calibration calibration) {
        JsonMapper mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        ObjectNode root = mapper.createObjectNode();
        root.put("software", Main.VERSION)
                .put("chip", calibration.chip())
                .put("gain", calibration.after().gain())
                .put("gainSpread", calibration.after().gainSpread())
                .put("temporalNoise", calibration.after().temporalNoise())
                .put("fixedPattern", calibration.after().fixedPattern())
                .put("failedColumns", failed(calibration.calibrated(Cell.Scope.COLUMN)))
                .put("failedDrivers", failed(calibration.calibrated(Cell.Scope.DRIVER)));
        ArrayNode figures = root.putArray("figures");
        for (Metric figure : calibration.figures()) {
            figures.addObject()
                    .put("name", figure.name())
                    .put("unit", figure.unit())
                    .put("meanBefore", figure.meanBefore())
                    .put("spreadBefore", figure.spreadBefore())
                    .put("meanAfter", figure.meanAfter())
                    .put("spreadAfter", figure.spreadAfter());
        }
        return mapper.writeValueAsString(root);
    }

    private static int failed(boolean[] successes) {
        int failed = 0;
        for (boolean success : successes) {
            failed += success ? 0 : 1;
        }
        return failed;
    }

    private static String calibrated(String what, boolean[] successes) {
        int count = successes.length - failed(successes);
        return String.format(Locale.ROOT, "  %d of %d %s calibrated%n", count, successes.length, what);
    }

    private static String failures(Calibration calibration) {
        StringBuilder text = new StringBuilder();
        int named = 0;
        for (CellSettings settings : calibration.settings()) {
            for (int i = 0; i < settings.successes().length; i++) {
                if (!settings.successes()[i] && named++ < NAMED_FAILURES) {
                    text.append(failure(settings, i));
                }
            }
        }
        if (named > NAMED_FAILURES) {
            text.append(String.format(Locale.ROOT, "    and %d more%n", named - NAMED_FAILURES));
        }
        return text.toString();
    }

    private static String failure(CellSettings settings, int instance) {
        int perHemisphere = settings.cell().instancesPerHemisphere();
        return String.format(
                Locale.ROOT,
                "    failed: %s %d of hemisphere %d, setting %d%n",
                settings.cell().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                instance % perHemisphere,
                instance / perHemisphere,
                settings.values()[instance]);
    }
}
