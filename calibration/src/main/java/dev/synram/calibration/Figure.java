package dev.synram.calibration;

import java.util.ArrayList;
import java.util.List;

/**
 * A quantity before and after calibration, over all instances.
 *
 * @param name what
 * @param unit its unit
 * @param meanBefore mean with all cells at their defaults
 * @param spreadBefore standard deviation over instances then
 * @param meanAfter mean with the chip calibrated
 * @param spreadAfter standard deviation over instances then
 */
public record Figure(
        String name, String unit, double meanBefore, double spreadBefore, double meanAfter, double spreadAfter) {

    /** Compares two surveys of the same quantities. */
    public static List<Figure> compare(Survey before, Survey after) {
        List<Figure> figures = new ArrayList<>();
        for (Quantity was : before.quantities()) {
            Quantity is = after.quantity(was.name());
            figures.add(new Figure(was.name(), was.unit(), was.mean(), was.spread(), is.mean(), is.spread()));
        }
        return figures;
    }
}
