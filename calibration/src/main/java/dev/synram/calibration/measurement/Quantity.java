package dev.synram.calibration.measurement;

import dev.synram.chip.Cell;

/**
 * Something measured on every instance of a circuit.
 *
 * @param name what
 * @param unit its unit
 * @param scope what kind of circuit
 * @param values one value an instance, hemisphere by hemisphere
 */
@SuppressWarnings("ArrayRecordComponent") // one element an instance; quantities are never compared as records
public record Quantity(String name, String unit, Cell.Scope scope, double[] values) {

    /** Mean over instances. */
    public double mean() {
        return Statistics.mean(values);
    }

    /** Standard deviation over instances. */
    public double spread() {
        return Statistics.deviation(values);
    }
}
