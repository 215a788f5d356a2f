package dev.synram.calibration.spiking;

import dev.synram.calibration.Effort;
import dev.synram.chip.Chip;
import java.util.function.Consumer;

/** Calibrates a chip for spiking neurons. It accesses the chip only through {@link Chip}. */
public final class SpikingCalibrator {

    private final SpikingTargets targets;
    private final Effort effort;
    private final long seed;

    /**
     * Makes a calibrator.
     *
     * @param targets the same for all neurons
     * @param effort how thoroughly to measure
     * @param seed noise seed of the measurements; the same chip and seed give the same calibration
     */
    public SpikingCalibrator(SpikingTargets targets, Effort effort, long seed) {
        this.targets = targets;
        this.effort = effort;
        this.seed = seed;
    }

    /** Number of steps reported to the listener of {@link #calibrate}. */
    public int steps() {
        return 2;
    }

    /**
     * Calibrates from power-on defaults and leaves the chip calibrated.
     *
     * @param step receives the title of each of the {@link #steps} steps before it begins
     */
    public SpikingCalibrated calibrate(Chip chip, Consumer<String> step) {
        throw new UnsupportedOperationException("not yet: %s %s %d".formatted(targets, effort, seed));
    }
}
