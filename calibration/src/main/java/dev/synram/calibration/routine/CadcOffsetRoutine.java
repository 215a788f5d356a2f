package dev.synram.calibration.routine;

import dev.synram.calibration.measurement.CadcRange;
import dev.synram.calibration.measurement.MeanReadings;
import dev.synram.calibration.measurement.Residuals;
import dev.synram.calibration.measurement.Statistics;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;

/**
 * Digital offsets: all CADC channels are to give the same reading in the middle of the range (calix:
 * ChannelOffsetCalib).
 */
public final class CadcOffsetRoutine implements Routine {

    private final int cellValue;
    private final MeanReadings readings;

    /** Makes a routine for channels whose ramps are set for a range, which averages over repeated readings. */
    public CadcOffsetRoutine(CadcRange range, int repetitions) {
        cellValue = range.middle();
        readings = new MeanReadings(repetitions);
    }

    @Override
    public Cell cell() {
        return Cell.CADC_OFFSET;
    }

    @Override
    public double[] measureResiduals(Chip chip, NoiseKey noise) {
        double[] mean = readings.voltage(chip, cellValue, noise);
        return Residuals.from(Math.rint(Statistics.median(mean)), mean);
    }

    @Override
    public double tolerance() {
        return 1.5;
    }
}
