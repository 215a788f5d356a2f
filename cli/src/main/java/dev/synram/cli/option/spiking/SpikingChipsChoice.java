package dev.synram.cli.option.spiking;

import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.calibration.spiking.SpikingCalibrator;
import dev.synram.calibration.spiking.SpikingTargets;
import dev.synram.cli.option.chip.CalibrationSettingsOptions;
import dev.synram.experiment.Progress;
import dev.synram.experiment.setting.CalibrationSettings;
import dev.synram.experiment.spiking.CalibratedChips;
import dev.synram.experiment.spiking.SpikingChip;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import java.util.List;

/** Simulated chips with spiking neurons that options name, before one is made. */
public final class SpikingChipsChoice {

    private final List<Long> seeds;
    private final List<SavedSpikingChip> saved;
    private final ChipParameters errors;
    private final int threads;
    private final long seed;
    private final CalibrationSettingsOptions options;
    private final CalibrationSettings fresh;

    /**
     * Chooses chips.
     *
     * @param saved their calibrations; empty if they are calibrated when their turn comes
     * @param seed draws the noise of calibrations
     */
    SpikingChipsChoice(
            List<Long> seeds,
            List<SavedSpikingChip> saved,
            ChipParameters errors,
            int threads,
            long seed,
            CalibrationSettingsOptions options) {
        this.seeds = seeds;
        this.saved = saved;
        this.errors = errors;
        this.threads = threads;
        this.seed = seed;
        this.options = options;
        fresh = options.settings();
    }

    /** Number of chips. */
    public int count() {
        return seeds.size();
    }

    /**
     * The chips.
     *
     * @param targets of those that are calibrated when their turn comes
     */
    public CalibratedChips calibratedFor(SpikingTargets targets, Progress progress) {
        return new CalibratedChips() {
            @Override
            public int count() {
                return seeds.size();
            }

            @Override
            public <T> T use(int number, ChipTask<T> task) {
                try (SimulatedChip chip = new SimulatedChip(seeds.get(number), errors, threads)) {
                    SpikingCalibration calibration = saved.isEmpty()
                            ? calibrated(chip, targets, progress)
                            : restored(chip, saved.get(number).calibration());
                    return task.run(chip, calibration);
                }
            }
        };
    }

    private SpikingCalibration calibrated(SimulatedChip chip, SpikingTargets targets, Progress progress) {
        SpikingCalibrator calibrator = new SpikingCalibrator(targets, fresh.effort(), seed);
        return SpikingChip.calibrated(chip, calibrator, fresh, progress);
    }

    private SpikingCalibration restored(SimulatedChip chip, SpikingCalibration calibration) {
        calibration.applyTo(chip);
        return SpikingCalibrationChoice.aged(
                chip, calibration, options.givenAge().orElse(calibration.age()));
    }
}
