package dev.synram.simulator.circuit;

import static dev.synram.chip.ChipGeometry.MAX_ACTIVATION;
import static dev.synram.chip.ChipGeometry.QUADRANTS;
import static dev.synram.chip.ChipGeometry.SIGNED_INPUTS;
import static dev.synram.chip.ChipGeometry.UNSIGNED_INPUTS;

import dev.synram.chip.Cell;
import dev.synram.chip.RowMode;
import dev.synram.kernel.data.DriverTable;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.simulator.error.Draw;
import dev.synram.simulator.error.ErrorSource;

/**
 * The synapse drivers of one hemisphere: they turn activations into pulse lengths. A pulse begins when a ramp crosses a
 * level set by the activation and ends with a fixed window, so its length is {@code top - k * (31 - activation) - trim}:
 * the window less the time to the crossing, which is the longer the smaller the activation and the flatter the ramp.
 */
public final class DriverBank {

    private final float[] slope;
    private final float[] offset;
    private final float[] top;
    private final float[] ramp;
    private final float offsetStep;
    private final DriverTable table = new DriverTable(SIGNED_INPUTS);

    /** The same drivers, each twice. */
    private final DriverTable byRow = new DriverTable(UNSIGNED_INPUTS);

    DriverBank(long chipSeed, int hemisphere, ChipParameters parameters) {
        slope = Draw.of(chipSeed, hemisphere, Draw.Kind.DRIVER_SLOPE)
                .normals(SIGNED_INPUTS, 1.0, parameters.magnitude(ErrorSource.DRIVER_SLOPE));
        offset = Draw.of(chipSeed, hemisphere, Draw.Kind.DRIVER_OFFSET)
                .normals(SIGNED_INPUTS, 0.0, parameters.magnitude(ErrorSource.DRIVER_OFFSET));
        top = Draw.of(chipSeed, hemisphere, Draw.Kind.DRIVER_TOP)
                .normals(SIGNED_INPUTS, parameters.design().driverTop(), parameters.magnitude(ErrorSource.DRIVER_TOP));
        ramp = Draw.of(chipSeed, hemisphere, Draw.Kind.DRIVER_RAMP)
                .normals(QUADRANTS, 1.0, parameters.magnitude(ErrorSource.DRIVER_RAMP));
        offsetStep = (float) parameters.design().driverOffsetStep();
    }

    void configure(CellBank cells) {
        float[] offsetCells = cells.values(Cell.DRIVER_OFFSET);
        float[] rampCells = cells.values(Cell.DRIVER_RAMP);
        for (int driver = 0; driver < SIGNED_INPUTS; driver++) {
            int quadrant = driver % QUADRANTS;
            float steepness = Math.max(1f, rampCells[quadrant]) / Cell.DRIVER_RAMP.defaultValue();
            float perLevel = slope[driver] * ramp[quadrant] / steepness;
            float trim = offsetStep * (offsetCells[driver] - Cell.DRIVER_OFFSET.defaultValue());
            float base = MAX_ACTIVATION - perLevel * MAX_ACTIVATION + offset[driver] - trim;
            table.set(driver, base, perLevel, top[driver]);
            byRow.set(2 * driver, base, perLevel, top[driver]);
            byRow.set(2 * driver + 1, base, perLevel, top[driver]);
        }
    }

    /** The driver of each input, for the folded model. */
    public DriverTable table(RowMode rows) {
        return rows == RowMode.SIGNED ? table : byRow;
    }

    /** Pulse length in units of activation; activation 0 sends no event and has length 0. */
    public float pulse(int driver, int activation) {
        return table.length(driver, activation);
    }
}
