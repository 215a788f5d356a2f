package dev.synram.experiment.spiking;

import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.experiment.Progress;
import dev.synram.experiment.result.CalibrationState;
import dev.synram.experiment.result.Version;
import java.util.List;

/** Measures how the neurons of a calibrated chip respond to currents and events, all at the same time. */
public final class SpikingCharacterization {

    private static final int STEPS = 4;

    private final Chip chip;
    private final SpikingCalibration calibration;

    /**
     * Prepares a chip.
     *
     * @param chip in the state that the calibration left it in, or drifted since
     */
    public SpikingCharacterization(Chip chip, SpikingCalibration calibration) {
        this.chip = chip;
        this.calibration = calibration;
    }

    /**
     * Measures, without patterns of adaptive exponential neurons, for which chips are calibrated otherwise.
     *
     * @param seed of the noise
     * @throws IllegalStateException if no neuron is calibrated
     */
    public SpikingCharacterizationResult measure(long seed, Progress progress) {
        AllNeurons neurons = new AllNeurons(calibration);
        if (neurons.circuits().isEmpty()) {
            throw new IllegalStateException(
                    "no neuron of chip %s is calibrated; calibrate it for other targets".formatted(chip.id()));
        }
        NoiseKey noise = NoiseKey.of(seed);
        try (Progress.Task task = progress.begin("measuring", STEPS)) {
            var rates = new RateCurve(neurons).measure(chip, noise.fold(0));
            task.advance(1);
            var excitatory = new PostsynapticPotential(neurons).measure(chip, ChipGeometry.MAX_WEIGHT, noise.fold(1));
            task.advance(1);
            var inhibitory = new PostsynapticPotential(neurons).measure(chip, -ChipGeometry.MAX_WEIGHT, noise.fold(2));
            task.advance(1);
            var refractory = new RefractoryCurve(neurons)
                    .measure(chip, calibration.targets().refractoryMicros(), noise.fold(3));
            task.advance(1);
            return new SpikingCharacterizationResult(
                    Version.CURRENT,
                    chip.id(),
                    new CalibrationState(calibration.effort().label(), calibration.ageHours()),
                    seed,
                    neurons.circuits().size(),
                    calibration.figures(),
                    rates,
                    excitatory,
                    inhibitory,
                    refractory,
                    List.of());
        }
    }
}
