package dev.synram.calibration.spiking.routine;

import dev.synram.calibration.routine.Routine;
import dev.synram.calibration.spiking.measurement.Measurement;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

/** Adjusts a cell until a measurement gives the target of every instance. */
public final class MeasuredRoutine implements Routine {

    /** A measured ratio that is 0 or less is taken as this: far too small. */
    private static final double SMALLEST_RATIO = 1e-3;

    private final Cell cell;
    private final Measurement measurement;
    private final double[] targets;
    private final DoubleBinaryOperator distance;
    private final int sign;
    private final double tolerance;

    private MeasuredRoutine(
            Cell cell,
            Measurement measurement,
            double[] targets,
            DoubleBinaryOperator distance,
            int sign,
            double tolerance) {
        this.cell = cell;
        this.measurement = measurement;
        this.targets = targets;
        this.distance = distance;
        this.sign = sign;
        this.tolerance = tolerance;
    }

    /**
     * A routine whose residuals are differences.
     *
     * @param targets one an instance
     * @param tolerance in the unit of the measurement
     */
    public static MeasuredRoutine difference(Cell cell, Measurement measurement, double[] targets, double tolerance) {
        return new MeasuredRoutine(cell, measurement, targets.clone(), (value, target) -> value - target, 1, tolerance);
    }

    /**
     * A routine whose residuals are logarithms of measured values over targets, so that they are nearly linear in small changes
     * of a cell whatever power law holds.
     *
     * @param target of all instances, positive
     * @param tolerance as a fraction of the target
     */
    public static MeasuredRoutine ratio(Cell cell, Measurement measurement, double target, double tolerance) {
        double[] targets = {target};
        return new MeasuredRoutine(
                cell,
                measurement,
                targets,
                (value, wanted) -> Math.log(Math.max(SMALLEST_RATIO, value / wanted)),
                1,
                tolerance);
    }

    /** The same for a cell whose larger values give smaller measured values. */
    public MeasuredRoutine inverted() {
        return new MeasuredRoutine(cell, measurement, targets, distance, -sign, tolerance);
    }

    /** The same target for all instances of a cell. */
    public static double[] all(Cell cell, Chip chip, double target) {
        double[] targets = new double[cell.instances(chip.geometry())];
        Arrays.fill(targets, target);
        return targets;
    }

    @Override
    public Cell cell() {
        return cell;
    }

    @Override
    public void prepare(Chip chip) {
        measurement.prepare(chip);
    }

    @Override
    public double[] measureResiduals(Chip chip, NoiseKey noise) {
        double[] values = measurement.measure(chip, noise);
        Arrays.setAll(values, i -> sign * distance.applyAsDouble(values[i], targets[Math.min(i, targets.length - 1)]));
        return values;
    }

    @Override
    public double tolerance() {
        return tolerance;
    }

    @Override
    public void finish(Chip chip) {
        measurement.finish(chip);
    }
}
