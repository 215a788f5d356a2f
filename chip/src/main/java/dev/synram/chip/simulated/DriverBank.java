package dev.synram.chip.simulated;

import static dev.synram.chip.ChipGeometry.MAX_ACTIVATION;
import static dev.synram.chip.ChipGeometry.SIGNED_INPUTS;

import dev.synram.chip.Cell;
import dev.synram.chip.simulated.ChipParameters.DriverParameters;

/** The synapse drivers of one hemisphere: they turn activations into pulse lengths. */
final class DriverBank {

    private static final int LEVELS = MAX_ACTIVATION + 1;

    private final float[] slope;
    private final float[] offset;
    private final float[] top;
    private final float offsetStep;
    private final float[] pulses = new float[SIGNED_INPUTS * LEVELS];

    DriverBank(long chipSeed, int hemisphere, DriverParameters parameters) {
        slope = Draw.of(chipSeed, hemisphere, Draw.Kind.DRIVER_SLOPE)
                .normals(SIGNED_INPUTS, 1.0, parameters.slopeSpread());
        offset = Draw.of(chipSeed, hemisphere, Draw.Kind.DRIVER_OFFSET)
                .normals(SIGNED_INPUTS, 0.0, parameters.offsetSpread());
        top = Draw.of(chipSeed, hemisphere, Draw.Kind.DRIVER_TOP)
                .normals(SIGNED_INPUTS, parameters.top(), parameters.topSpread());
        offsetStep = (float) parameters.offsetStep();
    }

    /** Takes over the {@link Cell#DRIVER_OFFSET} cells from index {@code first} on. */
    void configure(int[] offsetCells, int first) {
        for (int driver = 0; driver < SIGNED_INPUTS; driver++) {
            float trim = offsetStep * (Cell.DRIVER_OFFSET.defaultValue() - offsetCells[first + driver]);
            for (int activation = 1; activation < LEVELS; activation++) {
                float length = activation + offset[driver] + trim;
                pulses[driver * LEVELS + activation] = slope[driver] * Math.clamp(length, 0f, top[driver]);
            }
        }
    }

    /** Pulse length in units of activation; activation 0 sends no event and has length 0. */
    float pulse(int driver, int activation) {
        return pulses[driver * LEVELS + activation];
    }
}
