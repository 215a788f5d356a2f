package dev.synram.experiment.result;

import dev.synram.calibration.Calibration;
import dev.synram.experiment.setting.CalibrationSettings;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How a chip was calibrated, and how long ago.
 *
 * @param effort how thoroughly it was measured, {@code public} or {@code best}
 * @param ageHours hours since the calibration
 */
public record CalibrationState(String effort, double ageHours) {

    /** The state that settings ask for. */
    public static CalibrationState of(CalibrationSettings settings) {
        return new CalibrationState(settings.effort().label(), settings.ageHours());
    }

    /** The state of a chip with a calibration. */
    public static CalibrationState of(Calibration calibration) {
        return new CalibrationState(calibration.options().effort().label(), calibration.ageHours());
    }

    /** The text for display, such as "public effort, 12 h old" or "best effort, fresh". */
    public String label() {
        return "%s effort, %s".formatted(effort, ageHours == 0 ? "fresh" : hours() + " h old");
    }

    private String hours() {
        return BigDecimal.valueOf(ageHours)
                .setScale(2, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
