package dev.synram.cli.option.spiking;

import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.calibration.spiking.SpikingCalibrationFile;
import dev.synram.cli.console.InputFile;
import dev.synram.cli.console.UserError;
import dev.synram.cli.option.chip.CalibrationFiles;
import dev.synram.files.FileException;
import dev.synram.simulator.SimulatedChipId;
import java.nio.file.Path;

/**
 * A simulated chip whose calibration for spiking neurons is in a file.
 *
 * @param calibration of the chip
 * @param seed of the chip
 */
record SavedSpikingChip(SpikingCalibration calibration, long seed) {

    /**
     * Reads a calibration.
     *
     * @param errors name of the magnitudes of the errors of chips that other options give
     * @throws UserError if the file cannot be used, or is of another kind of chip
     */
    static SavedSpikingChip read(Path file, String errors) {
        InputFile.require(CalibrationFiles.OPTION, file.toString(), "make it with 'synram spike calibrate'");
        SpikingCalibration calibration;
        try {
            calibration = SpikingCalibrationFile.read(file);
        } catch (FileException e) {
            throw new UserError("%s: %s".formatted(CalibrationFiles.OPTION, e.getMessage()), e);
        }
        SimulatedChipId id = SimulatedChipId.parse(calibration.chip())
                .orElseThrow(() -> new UserError(
                        "%s: %s is of chip '%s', which is not simulated; make one with 'synram spike calibrate'"
                                .formatted(CalibrationFiles.OPTION, file, calibration.chip())));
        if (!id.errors().equals(errors)) {
            throw new UserError("%s: %s was made for chip %s; give the --preset and --scale of that chip"
                    .formatted(CalibrationFiles.OPTION, file, id));
        }
        return new SavedSpikingChip(calibration, id.seed());
    }
}
