package dev.synram.calibration.measurement;

import dev.synram.chip.Cell;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Whether the settings of a calibration are complete: a cell without settings would silently stay uncalibrated. */
public final class CellCoverage {

    private CellCoverage() {}

    /**
     * Checks that every cell has settings at most once, for the same whole number of hemispheres, and that none of the
     * required ones is missing.
     *
     * @param allowed the cells that may have settings
     * @throws IllegalArgumentException naming the cell and what was expected
     */
    public static void check(List<CellSettings> settings, Set<Cell> required, Set<Cell> allowed) {
        Set<Cell> seen = EnumSet.noneOf(Cell.class);
        int hemispheres = 0;
        for (int i = 0; i < settings.size(); i++) {
            Cell cell = settings.get(i).cell();
            if (!allowed.contains(cell)) {
                throw new IllegalArgumentException("settings[%s].cell is %s, which is not one of those calibrated: %s"
                        .formatted(i, cell, allowed));
            }
            if (!seen.add(cell)) {
                throw new IllegalArgumentException(
                        "settings[%s].cell is %s, which already has settings".formatted(i, cell));
            }
            int these = hemispheres(i, settings.get(i));
            if (hemispheres != 0 && these != hemispheres) {
                throw new IllegalArgumentException("settings[%s].values are for %s hemispheres; those before are for %s"
                        .formatted(i, these, hemispheres));
            }
            hemispheres = these;
        }
        Set<Cell> missing = EnumSet.copyOf(required);
        missing.removeAll(seen);
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "settings has no entry for %s; calibrate the chip again".formatted(missing));
        }
    }

    private static int hemispheres(int index, CellSettings setting) {
        int each = setting.cell().instancesPerHemisphere();
        int values = setting.values().length;
        if (values == 0 || values % each != 0) {
            throw new IllegalArgumentException("settings[%s].values has %s elements; expected %s for each hemisphere"
                    .formatted(index, values, each));
        }
        return values / each;
    }
}
