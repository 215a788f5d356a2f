package dev.synram.calibration.measurement;

import dev.synram.chip.Cell;
import dev.synram.files.FileException;
import dev.synram.files.JsonFields;
import java.util.Arrays;

/**
 * The settings that a search found for one kind of cell.
 *
 * @param cell the cell
 * @param values one value per instance
 * @param successes for each instance, whether it counts as calibrated
 */
@SuppressWarnings("ArrayRecordComponent") // one element per instance; settings are never compared as records
public record CellSettings(Cell cell, int[] values, boolean[] successes) {

    /** Checks that there are as many successes as values, and that the cell takes the values. */
    public CellSettings {
        if (successes.length != values.length) {
            throw new IllegalArgumentException("%s has %s values and %s successes; give one per value"
                    .formatted(cell, values.length, successes.length));
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] < cell.min() || values[i] > cell.max()) {
                throw new IllegalArgumentException("%s of instance %s is %s; allowed are %s..%s"
                        .formatted(cell, i, values[i], cell.min(), cell.max()));
            }
        }
    }

    /**
     * Reads settings from untrusted JSON.
     *
     * @throws FileException naming the place of what is missing, unknown or out of range
     */
    public static CellSettings read(JsonFields fields) {
        Cell cell = fields.constant("cell", Cell.class);
        int[] values = fields.integers("values", cell.min(), cell.max());
        boolean[] successes = fields.flags("successes");
        fields.requireAllTaken();
        if (successes.length != values.length) {
            throw new FileException("%s.successes has %s elements; expected %s, one per value"
                    .formatted(fields.place(), successes.length, values.length));
        }
        return new CellSettings(cell, values, successes);
    }

    /**
     * Settings that count as successful unless the value is at a bound of the cell's range, where the search may have
     * been cut off (calix: {@code common/boundary_check.py}).
     */
    public static CellSettings of(Cell cell, int[] values) {
        boolean[] successes = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            successes[i] = values[i] > cell.min() && values[i] < cell.max();
        }
        return new CellSettings(cell, values, successes);
    }

    /** The same settings; an instance whose residual exceeds the tolerance fails as well. */
    public CellSettings within(double tolerance, double[] residuals) {
        boolean[] narrower = successes.clone();
        for (int i = 0; i < narrower.length; i++) {
            narrower[i] &= Math.abs(residuals[i]) <= tolerance;
        }
        return new CellSettings(cell, values, narrower);
    }

    /** The same successes with one value for all instances. */
    public CellSettings withAll(int value) {
        int[] same = new int[values.length];
        Arrays.fill(same, value);
        return new CellSettings(cell, same, successes);
    }

    /** Number of instances that failed. */
    public int failures() {
        int failures = 0;
        for (boolean success : successes) {
            failures += success ? 0 : 1;
        }
        return failures;
    }

    @Override
    public String toString() {
        return cell + " " + Arrays.toString(values);
    }
}
