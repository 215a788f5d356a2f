package dev.synram.cli.command;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.Metric;
import dev.synram.calibration.measurement.CellSettings;
import dev.synram.chip.Cell;
import dev.synram.cli.console.TerminalText;
import dev.synram.experiment.result.CalibrationState;
import java.util.Locale;

/** A calibration for people: a table of every quantity, and what failed. */
final class CalibrationSummary {

    private static final int NAMED_FAILURES = 8;

    private CalibrationSummary() {}

    static TerminalText of(Calibration calibration) {
        TerminalText text = new TerminalText();
        text.format(
                "%s, %s%n", calibration.chip(), CalibrationState.of(calibration).label());
        text.format("  %-28s %24s %24s%n", "mean ± std. dev. of instances", "before", "after");
        for (Metric metric : calibration.figures()) {
            text.format(
                    "  %-28s %14.3f ± %7.3f %14.3f ± %7.3f  %s%n",
                    metric.name(),
                    metric.meanBefore(),
                    metric.spreadBefore(),
                    metric.meanAfter(),
                    metric.spreadAfter(),
                    metric.unit());
        }
        text.format(
                "  %-28s %24.5f %24.5f  LSB%n",
                "gain, one send",
                calibration.before().gain(),
                calibration.after().gain());
        text.format(
                "  %-28s %22.1f %% %22.1f %%%n",
                "std. dev. of the gain",
                100 * calibration.before().gainSpread(),
                100 * calibration.after().gainSpread());
        text.format(
                "  %-28s %24.2f %24.2f  LSB%n",
                "fixed pattern",
                calibration.before().fixedPattern(),
                calibration.after().fixedPattern());
        addCalibrated(text, "neurons and channels", calibration.calibrated(Cell.Scope.COLUMN));
        addCalibrated(text, "synapse drivers", calibration.calibrated(Cell.Scope.DRIVER));
        addFailures(text, calibration);
        return text;
    }

    private static int failed(boolean[] successes) {
        int failed = 0;
        for (boolean success : successes) {
            failed += success ? 0 : 1;
        }
        return failed;
    }

    private static void addCalibrated(TerminalText text, String what, boolean[] successes) {
        int count = successes.length - failed(successes);
        text.format("  %s of %s %s calibrated%n", count, successes.length, what);
    }

    private static void addFailures(TerminalText text, Calibration calibration) {
        int named = 0;
        for (CellSettings settings : calibration.settings()) {
            for (int i = 0; i < settings.successes().length; i++) {
                if (!settings.successes()[i] && named++ < NAMED_FAILURES) {
                    addFailure(text, settings, i);
                }
            }
        }
        if (named > NAMED_FAILURES) {
            text.format("    and %s more%n", named - NAMED_FAILURES);
        }
    }

    private static void addFailure(TerminalText text, CellSettings settings, int instance) {
        int perHemisphere = settings.cell().instancesPerHemisphere();
        text.format(
                "    failed: %s %s of hemisphere %s, setting %s%n",
                settings.cell().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                instance % perHemisphere,
                instance / perHemisphere,
                settings.values()[instance]);
    }
}
