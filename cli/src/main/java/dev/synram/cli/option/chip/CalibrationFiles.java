package dev.synram.cli.option.chip;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.CalibrationFile;
import dev.synram.cli.console.InputFile;
import dev.synram.cli.console.UserError;
import dev.synram.experiment.setting.CalibrationSettings;
import dev.synram.files.FileException;
import dev.synram.simulator.SimulatedChipId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Calibrations that {@code synram calibrate} has written, of different chips with equal errors. */
public final class CalibrationFiles {

    /** The name of the option. */
    public static final String OPTION = "--calibration";

    private final List<Path> files;
    private final List<Calibration> calibrations;
    private final List<SimulatedChipId> chips = new ArrayList<>();

    private CalibrationFiles(List<Path> files, List<Calibration> calibrations) {
        this.files = files;
        this.calibrations = calibrations;
        for (int i = 0; i < files.size(); i++) {
            SimulatedChipId chip = chip(files.get(i), calibrations.get(i));
            if (chips.contains(chip)) {
                throw new UserError("%s: %s and %s are both of chip %s; give one of them"
                        .formatted(OPTION, files.get(chips.indexOf(chip)), files.get(i), chip));
            }
            chips.add(chip);
        }
    }

    /**
     * Reads files.
     *
     * @throws UserError if one of them is not a calibration of a simulated chip, or two are of the same chip
     */
    static CalibrationFiles read(List<Path> files) {
        return new CalibrationFiles(
                files, files.stream().map(CalibrationFiles::read).toList());
    }

    private static Calibration read(Path file) {
        InputFile.require(OPTION, file.toString(), "make it with 'synram calibrate'");
        try {
            return CalibrationFile.read(file);
        } catch (FileException e) {
            throw new UserError("%s: %s".formatted(OPTION, e.getMessage()), e);
        }
    }

    private static SimulatedChipId chip(Path file, Calibration calibration) {
        return SimulatedChipId.parse(calibration.chip())
                .orElseThrow(() ->
                        new UserError("%s: %s is of chip '%s', which is not simulated; make one with 'synram calibrate'"
                                .formatted(OPTION, file, calibration.chip())));
    }

    /**
     * The settings of chips that were calibrated as the files say.
     *
     * @param given what other options say of age and effort
     * @throws UserError if efforts differ, or ages do and none is given
     */
    CalibrationSettings settings(CalibrationSettingsOptions given) {
        if (given.givenEffort().isPresent()) {
            throw new UserError("%s and %s exclude each other: the file tells how the chip was calibrated"
                    .formatted(EffortOption.NAME, OPTION));
        }
        Calibration first = calibrations.getFirst();
        for (int i = 1; i < files.size(); i++) {
            Calibration other = calibrations.get(i);
            if (other.options().effort() != first.options().effort()) {
                throw new UserError("%s: %s is of %s effort, but %s of %s; give files of one effort"
                        .formatted(
                                OPTION,
                                files.getFirst(),
                                first.options().effort().label(),
                                files.get(i),
                                other.options().effort().label()));
            }
            if (given.givenAge().isEmpty() && !other.age().equals(first.age())) {
                throw new UserError("%s: %s is %s h old, but %s %s h; give %s"
                        .formatted(
                                OPTION,
                                files.getFirst(),
                                first.ageHours(),
                                files.get(i),
                                other.ageHours(),
                                CalibrationSettingsOptions.AGE));
            }
        }
        if (given.givenAge().isEmpty() && first.age().compareTo(CalibrationSettings.MAX_AGE) > 0) {
            throw new UserError("%s: %s is %s h old, more than a year; give %s"
                    .formatted(OPTION, files.getFirst(), first.ageHours(), CalibrationSettingsOptions.AGE));
        }
        return new CalibrationSettings(
                first.options().effort(), given.givenAge().orElse(first.age()), calibrations, given.cache());
    }

    /**
     * The seeds of the first chips of groups, in the order of the files.
     *
     * @param given seeds that were given too; none if empty
     * @param together number of chips of a group, which have consecutive seeds
     * @param errors name of the magnitudes of their errors that other options give
     * @throws UserError if the files do not form such groups of such chips
     */
    List<Long> firstSeeds(List<Long> given, int together, String errors) {
        List<Long> firsts = new ArrayList<>();
        for (int i = 0; i < chips.size(); i++) {
            SimulatedChipId chip = chips.get(i);
            if (!chip.errors().equals(errors)) {
                throw new UserError(
                        "%s: %s was made for chip %s, not for chip %s; give the --preset and --scale of that chip"
                                .formatted(OPTION, files.get(i), chip, new SimulatedChipId(errors, chip.seed())));
            }
            if (i % together == 0) {
                firsts.add(chip.seed());
            } else if (chip.seed() != firsts.getLast() + i % together) {
                throw new UserError("%s: %s is of chip %s, but chips that work together have consecutive seeds, here %s"
                        .formatted(OPTION, files.get(i), chip.seed(), firsts.getLast() + i % together));
            }
        }
        if (chips.size() % together != 0) {
            throw new UserError("%s names %s calibrations, but %s chips work together; give one file for each of them"
                    .formatted(OPTION, chips.size(), together));
        }
        if (!given.isEmpty() && !given.equals(firsts)) {
            throw new UserError("%1$s is %2$s, but %3$s is of chip %4$s; leave %1$s out"
                    .formatted(ChipSeedOption.NAME, text(given), OPTION, text(firsts)));
        }
        return firsts;
    }

    /** Seeds as users give them. */
    public static String text(List<Long> seeds) {
        return seeds.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
