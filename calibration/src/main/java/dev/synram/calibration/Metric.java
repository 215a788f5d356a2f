package dev.synram.calibration;

import dev.synram.calibration.measurement.Quantity;
import dev.synram.files.JsonFields;
import java.util.ArrayList;
import java.util.List;

/**
 * A quantity before and after calibration, over all instances.
 *
 * @param name of the quantity
 * @param unit its unit
 * @param meanBefore mean with all cells at their defaults
 * @param spreadBefore standard deviation over instances in the same state
 * @param meanAfter mean with the chip calibrated
 * @param spreadAfter standard deviation over instances in the same state
 */
public record Metric(
        String name, String unit, double meanBefore, double spreadBefore, double meanAfter, double spreadAfter) {

    /**
     * Reads a quantity from untrusted JSON.
     *
     * @throws dev.synram.files.FileException naming the place of what is missing or unknown
     */
    public static Metric read(JsonFields fields) {
        Metric metric = new Metric(
                fields.text("name"),
                fields.text("unit"),
                fields.number("meanBefore"),
                fields.number("spreadBefore"),
                fields.number("meanAfter"),
                fields.number("spreadAfter"));
        fields.requireAllTaken();
        return metric;
    }

    /** Compares two measurements of the same quantities. */
    public static List<Metric> compare(ChipMetrics before, ChipMetrics after) {
        List<Metric> metrics = new ArrayList<>();
        for (Quantity was : before.quantities()) {
            Quantity is = after.quantity(was.name());
            metrics.add(new Metric(
                    was.name(), was.unit(), was.mean(), was.standardDeviation(), is.mean(), is.standardDeviation()));
        }
        return metrics;
    }
}
