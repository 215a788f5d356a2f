package dev.synram.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.calibration.CalibrationFile;
import dev.synram.calibration.CalibrationOptions;
import dev.synram.calibration.Calibrator;
import dev.synram.calibration.Targets;
import dev.synram.chip.Chip;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A chip behind a connection is calibrated like any other. */
class CalibrationTest {

    /** Every cell and every measured value, while somebody else uses the chip too. */
    @Test
    void aCalibrationIsThatOfTheLocalChip() {
        try (Served served = Served.simulated();
                Chip remote = served.connect();
                Chip local = Served.chip();
                Chip other = served.connect()) {
            Written.whole(other, 1);
            byte[] expected = Written.product(other, 1);
            assertThat(calibration(remote)).isEqualTo(calibration(local));
            assertThat(Written.product(other, 1)).isEqualTo(expected);
        }
    }

    private static String calibration(Chip chip) {
        Calibrator calibrator = new Calibrator(Targets.DEFAULT, CalibrationOptions.DEFAULT, 1);
        return CalibrationFile.write(calibrator.calibrate(chip, _ -> {}).calibration(), Instant.EPOCH);
    }
}
