package dev.synram.calibration.spiking;

import dev.synram.calibration.Effort;
import dev.synram.calibration.measurement.CellSettings;
import dev.synram.calibration.routine.Routine;
import dev.synram.calibration.search.BinarySearch;
import dev.synram.calibration.search.ProportionalSearch;
import dev.synram.calibration.search.Search;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.geometry.ChipGeometry;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Searches on one chip, each with noise of its own, and the settings that they have found. */
final class SpikingSearches {

    private static final int RATE_ROUNDS = 3;

    private final Chip chip;
    private final Effort effort;
    private final NoiseKey noise;
    private final Map<Cell, CellSettings> settings = new EnumMap<>(Cell.class);
    private int searches;

    SpikingSearches(Chip chip, Effort effort, NoiseKey noise) {
        this.chip = chip;
        this.effort = effort;
        this.noise = noise;
    }

    boolean isBest() {
        return effort == Effort.BEST;
    }

    /** What depends on the effort. */
    int pick(int ofPublic, int ofBest) {
        return isBest() ? ofBest : ofPublic;
    }

    /** A search for rates. The best effort begins where neurons are in the mean, so that signals are as expected. */
    Search forRates() {
        return isBest() ? new ProportionalSearch(RATE_ROUNDS) : BinarySearch.noisy();
    }

    /** Runs one search and stores its settings, which replace any found for this cell before. */
    void find(Routine routine, Search search) {
        routine.prepare(chip);
        CellSettings found = CellSettings.of(routine.cell(), search.find(routine, chip, nextKey()));
        if (isBest()) {
            found = found.within(routine.tolerance(), routine.measureResiduals(chip, nextKey()));
        }
        routine.finish(chip);
        settings.put(routine.cell(), found);
    }

    /** Lets instances fail whose residuals exceed the tolerance, for what has no public search that is known to succeed. */
    void verify(Routine routine) {
        routine.prepare(chip);
        double[] residuals = routine.measureResiduals(chip, nextKey());
        routine.finish(chip);
        settings.computeIfPresent(routine.cell(), (_, found) -> found.within(routine.tolerance(), residuals));
    }

    /** Runs one search for a state that only serves other searches. */
    void search(Routine routine, Search search) {
        routine.prepare(chip);
        search.find(routine, chip, nextKey());
        routine.finish(chip);
    }

    /** Stores what a cell holds as found. */
    void keep(Cell cell) {
        int[] values = chip.readCells(cell);
        boolean[] successes = new boolean[values.length];
        Arrays.fill(successes, true);
        settings.put(cell, new CellSettings(cell, values, successes));
    }

    /** Writes what was found for a cell, if anything was. */
    void restore(Cell cell) {
        CellSettings found = settings.get(cell);
        if (found != null) {
            chip.writeCells(cell, found.values());
        }
    }

    /** Writes one value to all instances of a cell. */
    void writeAll(Cell cell, int value) {
        int[] values = new int[cell.instances(chip.geometry())];
        Arrays.fill(values, value);
        chip.writeCells(cell, values);
    }

    /** Noise that no other measurement has. */
    NoiseKey nextKey() {
        return noise.fold(searches++);
    }

    /** The settings found, one entry a cell. */
    List<CellSettings> settings() {
        return List.copyOf(settings.values());
    }

    /** For every neuron, whether the cells that it needs succeeded: its own, its channel's and those of its quadrant. */
    boolean[] successes(int neurons) {
        boolean[] successes = new boolean[neurons];
        Arrays.fill(successes, true);
        for (CellSettings setting : settings.values()) {
            int shared = switch (setting.cell().scope()) {
                case COLUMN -> 1;
                case COLUMN_QUADRANT -> ChipGeometry.COLUMNS_PER_QUADRANT;
                case DRIVER, DRIVER_QUADRANT -> 0;
            };
            for (int i = 0; shared > 0 && i < successes.length; i++) {
                successes[i] &= setting.successes()[i / shared];
            }
        }
        return successes;
    }
}
