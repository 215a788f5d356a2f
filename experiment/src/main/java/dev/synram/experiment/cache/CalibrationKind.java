package dev.synram.experiment.cache;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.CalibrationFile;
import dev.synram.calibration.Calibrator;
import dev.synram.calibration.measurement.CellSettings;
import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.calibration.spiking.SpikingCalibrationFile;
import dev.synram.calibration.spiking.SpikingCalibrator;
import java.time.Duration;
import java.util.List;

/**
 * A way to calibrate a new chip. Its text form tells everything that the result depends on beside the chip.
 *
 * @param <C> the calibration
 */
public sealed interface CalibrationKind<C> {

    /** The calibration as a document in JSON. */
    String write(C calibration);

    /**
     * The calibration of a document.
     *
     * @throws dev.synram.files.FileException if it is none
     */
    C read(byte[] document);

    /** The settings that a calibrated chip has. */
    List<CellSettings> settings(C calibration);

    /** How long a chip drifts after it was measured. */
    Duration age();

    /**
     * For multiplication.
     *
     * @param calibrator that measures
     * @param age time for which the chip drifts until its response is measured, 0 or more
     */
    record Multiplying(Calibrator calibrator, Duration age) implements CalibrationKind<Calibration> {

        @Override
        public String write(Calibration calibration) {
            return CalibrationFile.write(calibration);
        }

        @Override
        public Calibration read(byte[] document) {
            return CalibrationFile.read(document);
        }

        @Override
        public List<CellSettings> settings(Calibration calibration) {
            return calibration.settings();
        }
    }

    /**
     * For spiking neurons with their inputs: only such calibrations have a document.
     *
     * @param calibrator that measures
     */
    record Spiking(SpikingCalibrator calibrator) implements CalibrationKind<SpikingCalibration> {

        @Override
        public String write(SpikingCalibration calibration) {
            return SpikingCalibrationFile.write(calibration);
        }

        @Override
        public SpikingCalibration read(byte[] document) {
            return SpikingCalibrationFile.read(document);
        }

        @Override
        public List<CellSettings> settings(SpikingCalibration calibration) {
            return calibration.settings();
        }

        @Override
        public Duration age() {
            return Duration.ZERO;
        }
    }
}
