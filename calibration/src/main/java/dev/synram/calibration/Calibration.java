package dev.synram.calibration;

import dev.synram.calibration.measurement.CellCoverage;
import dev.synram.calibration.measurement.CellSettings;
import dev.synram.calibration.measurement.Response;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The settings that equalize the circuits of one chip, with the metrics measured before and after.
 *
 * @param chip id of the calibrated chip
 * @param seed noise seed of the measurements
 * @param targets target values of the calibration
 * @param options how the chip was calibrated
 * @param ageHours how long the chip has drifted since: the age at which {@code after} was measured, 0 or more
 * @param settings the settings found, exactly one entry for each cell {@linkplain Cell#ofMultiplication of multiplication}
 * @param before response of the chip with all cells at their defaults
 * @param after response of the chip with these settings, at that age
 * @param figures every measured quantity before and right after calibration
 */
public record Calibration(
        String chip,
        long seed,
        Targets targets,
        CalibrationOptions options,
        double ageHours,
        List<CellSettings> settings,
        Response before,
        Response after,
        List<Metric> figures) {

    private static final double SECONDS_PER_HOUR = 3600;

    public Calibration {
        if (!(ageHours >= 0 && Double.isFinite(ageHours))) {
            throw new IllegalArgumentException("a calibration is 0 or more hours old, not " + ageHours);
        }
        settings = List.copyOf(settings);
        CellCoverage.check(settings, Cell.ofMultiplication(), Cell.ofMultiplication());
        figures = List.copyOf(figures);
    }

    /**
     * Writes the settings to a chip.
     *
     * @throws CalibrationException if the calibration was made for another chip or for a chip of another size
     */
    public void applyTo(Chip target) {
        requireOwn(target);
        for (CellSettings setting : settings) {
            int instances = setting.cell().instances(target.geometry());
            if (setting.values().length != instances) {
                throw new CalibrationException(
                        "this calibration has %s values of %s, but chip %s needs %s; calibrate the chip again"
                                .formatted(setting.values().length, setting.cell(), chip, instances));
            }
        }
        settings.forEach(setting -> target.writeCells(setting.cell(), setting.values()));
    }

    /**
     * The same settings at an age, with the response that the chip has then: what its user would measure that day.
     *
     * @param age time for which the chip has drifted since its calibration, 0 or more
     * @param response measured at that age, see {@link #measure}
     */
    public Calibration aged(Duration age, Response response) {
        double hours = age.toSeconds() / SECONDS_PER_HOUR;
        return new Calibration(chip, seed, targets, options, hours, settings, before, response, figures);
    }

    /** How long the chip has drifted since it was calibrated. */
    public Duration age() {
        return Duration.ofSeconds(Math.round(ageHours * SECONDS_PER_HOUR));
    }

    /**
     * Measures the present response of a chip with the same vectors, weights and noise as {@link #after}: equal if the chip
     * was just calibrated, different if it has drifted since or is not calibrated. Overwrites the weights.
     *
     * @throws CalibrationException if the calibration was made for another chip
     */
    public Response measure(Chip target) {
        requireOwn(target);
        return Response.measure(target, Calibrator.noiseAfter(seed));
    }

    private void requireOwn(Chip target) {
        if (!target.id().equals(chip)) {
            throw new CalibrationException("this calibration was made for chip %s, not for chip %s; calibrate chip %2$s"
                    .formatted(chip, target.id()));
        }
    }

    /** Writes its power-on default to every cell that acts on multiplications, which undoes any calibration for them. */
    public static void reset(Chip chip) {
        for (Cell cell : Cell.ofMultiplication()) {
            int[] values = new int[cell.instances(chip.geometry())];
            Arrays.fill(values, cell.defaultValue());
            chip.writeCells(cell, values);
        }
    }

    /** Number of failed settings over all cells. */
    public int failures() {
        return settings.stream().mapToInt(CellSettings::failures).sum();
    }

    /**
     * Which circuits of a kind are calibrated: those for which the settings of all cells of that scope succeeded.
     *
     * @return one element per instance
     */
    public boolean[] calibrated(Cell.Scope scope) {
        boolean[] all = {};
        for (CellSettings setting : settings) {
            if (setting.cell().scope() == scope) {
                boolean[] successes = setting.successes();
                if (all.length == 0) {
                    all = successes.clone();
                } else {
                    for (int i = 0; i < all.length; i++) {
                        all[i] &= successes[i];
                    }
                }
            }
        }
        return all;
    }
}
