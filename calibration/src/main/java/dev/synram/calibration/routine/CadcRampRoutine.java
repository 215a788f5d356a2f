package dev.synram.calibration.routine;

import dev.synram.calibration.measurement.CadcRange;
import dev.synram.calibration.measurement.MeanReadings;
import dev.synram.calibration.measurement.Quadrants;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;

/**
 * Start or slope of the CADC's ramp: at one end of the range, the mean reading of each quadrant is to be the target
 * (calix: {@code RampOffsetCalib}, {@code RampSlopeCalib}). Larger settings lower the readings.
 */
public final class CadcRampRoutine implements Routine {

    private final Cell cell;
    private final int cellValue;
    private final int target;
    private final MeanReadings readings;

    private CadcRampRoutine(Cell cell, int cellValue, int target, int repetitions) {
        this.cell = cell;
        this.cellValue = cellValue;
        this.target = target;
        readings = new MeanReadings(repetitions);
    }

    /** The start of the ramp, at the low end of the range; averages over repeated readings. */
    public static CadcRampRoutine offset(CadcRange range, int repetitions) {
        return new CadcRampRoutine(Cell.CADC_RAMP_OFFSET, range.low(), CadcRange.LOW_READING, repetitions);
    }

    /** The slope of the ramp, at the high end of the range; averages over repeated readings. */
    public static CadcRampRoutine slope(CadcRange range, int repetitions) {
        return new CadcRampRoutine(Cell.CADC_RAMP_SLOPE, range.high(), CadcRange.HIGH_READING, repetitions);
    }

    @Override
    public Cell cell() {
        return cell;
    }

    @Override
    public double[] measureResiduals(Chip chip, NoiseKey noise) {
        double[] mean = Quadrants.means(readings.voltage(chip, cellValue, noise));
        double[] residuals = new double[mean.length];
        for (int quadrant = 0; quadrant < mean.length; quadrant++) {
            residuals[quadrant] = target - mean[quadrant];
        }
        return residuals;
    }

    @Override
    public double tolerance() {
        return 2;
    }
}
