package dev.synram.cli;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.Calibrator;
import dev.synram.chip.Chip;
import dev.synram.compiler.target.Target;
import dev.synram.runtime.CalibratedDefects;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Simulated chips with successive seeds, each calibrated by itself.
 *
 * @param simulated the chips
 * @param calibrations one a chip
 */
record CalibratedChips(List<SimulatedChip> simulated, List<Calibration> calibrations) implements AutoCloseable {

    /**
     * Makes and calibrates chips.
     *
     * @param parameters how large the chips' errors are
     * @param seed names the runs of the calibrations
     * @param threads to compute with, of all chips together
     */
    static CalibratedChips make(
            ChipParameters parameters, long firstSeed, int count, long seed, int threads, Progress progress) {
        List<SimulatedChip> chips = new ArrayList<>();
        List<Calibration> calibrations = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SimulatedChip chip = new SimulatedChip(firstSeed + i, parameters, Math.max(1, threads / count));
            Calibrator calibrator = new Calibrator(seed);
            try (Progress.Task task = progress.begin("calibrating chip " + (firstSeed + i), calibrator.steps())) {
                calibrations.add(
                        calibrator.calibrate(chip, _ -> task.advance(1)).calibration());
            }
            chips.add(chip);
        }
        return new CalibratedChips(chips, calibrations);
    }

    /** The chips as a host sees them. */
    List<Chip> chips() {
        return List.copyOf(simulated);
    }

    /** The calibrations go on to be used while the chips grow older. */
    void age(Duration time) {
        simulated.forEach(chip -> chip.advance(time));
    }

    /** The chips as a network is laid out on them. */
    Target machine() {
        return Target.of(
                simulated.getFirst().geometry(),
                calibrations.stream().map(CalibratedDefects::of).toList());
    }

    /** Mean gain of the chips. */
    double gain() {
        return calibrations.stream()
                .mapToDouble(calibration -> calibration.after().gain())
                .average()
                .orElseThrow();
    }

    /** As if no chip had ever been calibrated. */
    void reset() {
        simulated.forEach(Calibration::reset);
    }

    /** Calibrated again. */
    void restore() {
        for (int i = 0; i < simulated.size(); i++) {
            calibrations.get(i).applyTo(simulated.get(i));
        }
    }

    @Override
    public void close() {
        simulated.forEach(Chip::close);
    }
}
