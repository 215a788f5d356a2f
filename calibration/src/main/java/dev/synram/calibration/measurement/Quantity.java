package dev.synram.calibration.measurement;

import dev.synram.chip.Cell;

/**
 * A quantity measured on every instance of a circuit.
 *
 * @param name of the quantity
 * @param unit its unit
 * @param scope kind of circuit
 * @param values one value per instance, hemisphere by hemisphere
 */
@SuppressWarnings("ArrayRecordComponent") // one element per instance; quantities are never compared as records
public record Quantity(String name, String unit, Cell.Scope scope, double[] values) {

    /** Mean over instances. */
    public double mean() {
        return Statistics.mean(values);
    }

    /** Standard deviation over instances. */
    public double standardDeviation() {
        return Statistics.standardDeviation(values);
    }
}
