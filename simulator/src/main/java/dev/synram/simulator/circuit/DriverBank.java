package dev.synram.simulator.circuit;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;
import static dev.synram.chip.geometry.ChipGeometry.MAX_ACTIVATION;
import static dev.synram.chip.geometry.ChipGeometry.QUADRANTS;
import static dev.synram.chip.geometry.ChipGeometry.SIGNED_INPUTS;
import static dev.synram.chip.geometry.ChipGeometry.UNSIGNED_INPUTS;

import dev.synram.chip.Cell;
import dev.synram.chip.RowMode;
import dev.synram.kernel.data.DriverTable;
import dev.synram.simulator.error.Draw;
import dev.synram.simulator.error.ErrorSource;
import dev.synram.simulator.error.Variation;

/**
 * The synapse drivers of one hemisphere: they turn activations into pulse lengths. A pulse begins when a ramp crosses a
 * level set by the activation and ends with a fixed window, so its length is {@code gain * (top - k * (31 - activation) - trim)}:
 * the window less the time to the crossing, which is the longer the smaller the activation and the flatter the ramp. The pulse
 * is shorter the farther a column is from the drivers, by the same time for all activations.
 */
public final class DriverBank {

    private final float[] gain;
    private final float[] slope;
    private final float[] offset;
    private final float[] top;
    private final float[] ramp;
    private final float[] perLevel = new float[SIGNED_INPUTS];
    private final float offsetStep;
    private final float distance;
    private final DriverTable table = new DriverTable(SIGNED_INPUTS);

    /** The same drivers, each twice. */
    private final DriverTable byRow = new DriverTable(UNSIGNED_INPUTS);

    DriverBank(Variation variation) {
        gain = variation.drivers(Draw.Kind.DRIVER_GAIN, 1, variation.magnitude(ErrorSource.DRIVER_GAIN));
        slope = variation.drivers(Draw.Kind.DRIVER_SLOPE, 1, variation.magnitude(ErrorSource.DRIVER_SLOPE));
        offset = variation.drivers(Draw.Kind.DRIVER_OFFSET, 0, variation.magnitude(ErrorSource.DRIVER_OFFSET));
        top = variation.drivers(
                Draw.Kind.DRIVER_TOP, variation.design().driverTop(), variation.magnitude(ErrorSource.DRIVER_TOP));
        ramp = variation.quadrants(Draw.Kind.DRIVER_RAMP, 1, variation.magnitude(ErrorSource.DRIVER_RAMP));
        offsetStep = (float) variation.design().driverOffsetStep();
        distance = (float) variation.magnitude(ErrorSource.PULSE_DISTANCE);
    }

    void configure(CellBank cells) {
        float[] offsetCells = cells.values(Cell.DRIVER_OFFSET);
        float[] rampCells = cells.values(Cell.DRIVER_RAMP);
        for (int driver = 0; driver < SIGNED_INPUTS; driver++) {
            int quadrant = driver % QUADRANTS;
            float steepness = Math.max(1f, rampCells[quadrant]) / Cell.DRIVER_RAMP.defaultValue();
            perLevel[driver] = slope[driver] * ramp[quadrant] / steepness;
            float trim = offsetStep * (offsetCells[driver] - Cell.DRIVER_OFFSET.defaultValue());
            float base = gain[driver] * (MAX_ACTIVATION - perLevel[driver] * MAX_ACTIVATION + offset[driver] - trim);
            float longest = gain[driver] * top[driver];
            table.set(driver, base, gain[driver] * perLevel[driver], longest);
            byRow.set(2 * driver, base, gain[driver] * perLevel[driver], longest);
            byRow.set(2 * driver + 1, base, gain[driver] * perLevel[driver], longest);
        }
    }

    /** The driver of each input, for the folded model. */
    public DriverTable table(RowMode rows) {
        return rows == RowMode.SIGNED ? table : byRow;
    }

    /** By how much every pulse is shorter at a column than at its driver, in units of activation. */
    public float shortening(int column) {
        return distance * column / (COLUMNS - 1);
    }

    /**
     * Length of the pulses of spiking events, in units of activation: no ramp delays their beginning, so they last as long as the
     * window, longer than those of the largest activation.
     */
    public float spikingPulse(int driver) {
        return gain[driver] * top[driver];
    }

    /**
     * Length of a pulse whose level is set by a voltage instead of an activation, in units of activation.
     *
     * @param level how far the voltage is below that of the longest pulse, in units of activation
     * @param shift lengthening of the pulse before the driver's gain
     */
    float pulseAt(int driver, double level, double shift) {
        double length = gain[driver] * (MAX_ACTIVATION - perLevel[driver] * level + shift);
        return (float) Math.clamp(length, 0, gain[driver] * top[driver]);
    }

    /** Pulse length at the driver in units of activation; activation 0 sends no event and has length 0. */
    public float pulse(int driver, int activation) {
        return table.length(driver, activation);
    }
}
