package dev.synram.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.chip.Chip;
import dev.synram.chip.Run;
import dev.synram.chip.simulated.ChipParameters;
import dev.synram.chip.simulated.SimulatedChip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibratorTest {

    private static SimulatedChip chip(long seed, int threads) {
        return new SimulatedChip(seed, ChipParameters.nominal(), threads);
    }

    /** Published figures of calibrated chips; gain and noise also hold before, so the negative control is the spread. */
    private static boolean acceptable(Response response) {
        return response.gain() > 0.0018
                && response.gain() < 0.0022
                && response.temporalNoise() > 1.5
                && response.temporalNoise() < 2.5
                && response.gainSpread() < 0.04
                && response.offsetSpread() < 3
                && response.fixedPattern() < 3;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void calibratedChipsMeetThePublishedFiguresAndOthersDoNot(long seed) {
        try (Chip chip = chip(seed, 2)) {
            Calibration calibration = new Calibrator(1).calibrate(chip, _ -> {});
            assertThat(acceptable(calibration.before())).isFalse();
            assertThat(acceptable(calibration.after())).isTrue();
            assertThat(calibration.after().gainSpread())
                    .isLessThan(calibration.before().gainSpread() / 4);
            assertThat(calibration.failures()).as("of 1792 instances").isLessThanOrEqualTo(8);

            Calibration.reset(chip);
            assertThat(acceptable(Response.measure(chip, Run.of(9))))
                    .as("overwritten")
                    .isFalse();
            calibration.applyTo(chip);
            assertThat(acceptable(Response.measure(chip, Run.of(9))))
                    .as("applied again")
                    .isTrue();
        }
    }

    @Test
    void resetMembranesReadTheMiddleAfterwards() {
        try (Chip chip = chip(1, 1)) {
            Calibrator calibrator = new Calibrator(1);
            assertThat(spreadOfReadings(chip)).isGreaterThan(5);
            calibrator.calibrate(chip, _ -> {});
            assertThat(spreadOfReadings(chip)).isLessThan(1.5);
        }
    }

    private static double spreadOfReadings(Chip chip) {
        double squares = 0;
        for (int reading : chip.readResetMembranes(0, Run.of(77))) {
            squares += (reading - 128.0) * (reading - 128.0) / 256;
        }
        return Math.sqrt(squares);
    }

    @Test
    void threadsDoNotChangeACalibration() {
        List<String> files = new ArrayList<>();
        for (int threads : new int[] {1, 2, 5}) {
            try (Chip chip = chip(1, threads)) {
                files.add(CalibrationFile.write(new Calibrator(1).calibrate(chip, _ -> {})));
            }
        }
        assertThat(files).containsOnly(files.getFirst());
    }

    @Test
    void everyAnnouncedStepIsReported() {
        List<String> steps = new ArrayList<>();
        try (Chip chip = chip(1, 2)) {
            new Calibrator(1).calibrate(chip, steps::add);
        }
        assertThat(steps).hasSize(Calibrator.STEPS);
    }

    @Test
    void filesAreReadBackAndRefusedForOtherChips(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("calibration.json");
        String written;
        try (Chip chip = chip(1, 2)) {
            written = CalibrationFile.write(new Calibrator(1).calibrate(chip, _ -> {}));
        }
        Files.writeString(file, written);
        Calibration read = CalibrationFile.read(file);
        assertThat(CalibrationFile.write(read)).isEqualTo(written);
        try (Chip other = chip(2, 1)) {
            assertThatThrownBy(() -> read.applyTo(other))
                    .hasMessage("this calibration was made for chip simulated-nominal-1, not for chip "
                            + "simulated-nominal-2; calibrate that one");
        }
        Files.writeString(file, written.replace("\"version\" : 1", "\"version\" : 99"));
        assertThatThrownBy(() -> CalibrationFile.read(file)).hasMessageContaining("version 99");
        Files.writeString(file, written.substring(0, written.length() / 2));
        assertThatThrownBy(() -> CalibrationFile.read(file)).hasMessageContaining("cannot be read as a calibration");
    }
}
