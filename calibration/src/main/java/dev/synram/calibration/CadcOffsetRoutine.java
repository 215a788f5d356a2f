package dev.synram.calibration;

import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.ChipGeometry;
import dev.synram.chip.Run;

/**
 * CADC channel offsets: every reset membrane is to read {@value #TARGET}, the middle of the range, so that results have
 * as much room above as below (calix: baseline calibration).
 */
public final class CadcOffsetRoutine implements Routine {

    static final int TARGET = 128;
    private static final int READINGS = 32;

    @Override
    public String title() {
        return "CADC offsets";
    }

    @Override
    public Cell cell() {
        return Cell.CADC_OFFSET;
    }

    @Override
    public void prepare(Chip chip) {
        // Reset membranes need no weights.
    }

    @Override
    public double[] measureDeviation(Chip chip, Run run) {
        double[] deviation = new double[cell().instances(chip.geometry())];
        for (int hemisphere = 0; hemisphere < chip.geometry().hemispheres(); hemisphere++) {
            for (int reading = 0; reading < READINGS; reading++) {
                int[] values = chip.readResetMembranes(hemisphere, run.skip(reading));
                for (int column = 0; column < ChipGeometry.COLUMNS; column++) {
                    deviation[hemisphere * ChipGeometry.COLUMNS + column] +=
                            (values[column] - TARGET) / (double) READINGS;
                }
            }
        }
        return deviation;
    }
}
