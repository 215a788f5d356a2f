package dev.synram.report.training;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.measurement.Response;
import dev.synram.experiment.result.CalibrationState;
import dev.synram.network.quantization.RangeUse;
import dev.synram.report.page.Decimal;
import dev.synram.report.page.Section;
import dev.synram.report.page.Units;
import java.util.List;

/** The first chip, and how layers used their ranges. */
final class ChipSections {

    private ChipSections() {}

    /** The response of a chip before and after calibration. */
    static Section response(Calibration calibration) {
        int instances = calibration.settings().stream()
                .mapToInt(setting -> setting.values().length)
                .sum();
        Response before = calibration.before();
        Response after = calibration.after();
        return Section.table(
                "The chip",
                ("Measured on chip %s (%s) with random weights and activations. %s of %s drivers, synaptic inputs and ADC channels were "
                                + "calibrated; the others failed.")
                        .formatted(
                                calibration.chip(),
                                CalibrationState.of(calibration).label(),
                                Units.count(instances - calibration.failures()),
                                Units.count(instances)),
                List.of("measurement", "before calibration", "calibrated"),
                List.of(
                        List.of(
                                "Gain (LSB per activation × weight, one send)",
                                Decimal.of(before.gain(), 5),
                                Decimal.of(after.gain(), 5)),
                        List.of(
                                "Standard deviation of the gain over columns",
                                Units.percent(before.gainSpread()),
                                Units.percent(after.gainSpread())),
                        List.of(
                                "Standard deviation of the offset over columns",
                                lsb(before.offsetSpread()),
                                lsb(after.offsetSpread())),
                        List.of(
                                "Fixed pattern, root mean square error",
                                lsb(before.fixedPattern()),
                                lsb(after.fixedPattern())),
                        List.of(
                                "Temporal noise, standard deviation",
                                lsb(before.temporalNoise()),
                                lsb(after.temporalNoise()))));
    }

    /** How layers used their ranges before training in the loop. */
    static Section uses(List<RangeUse> uses) {
        return Section.table(
                "Use of ranges",
                "The quantization of the float network before training in the loop, based on training samples and exact arithmetic.",
                List.of("layer", "99.9th percentile of results", "of the range", "clipped", "warning"),
                uses.stream().map(ChipSections::row).toList());
    }

    private static List<String> row(RangeUse use) {
        String warning = use.warning();
        return List.of(
                use.layer(),
                "%s of %s LSB".formatted(Decimal.of(use.usual(), 0), Decimal.of(use.limit(), 0)),
                Decimal.of(100 * use.usual() / use.limit(), 0) + " %",
                Units.percent(use.clipped()),
                warning == null ? "" : warning);
    }

    private static String lsb(double value) {
        return Decimal.of(value, 2) + " LSB";
    }
}
