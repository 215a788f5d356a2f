package dev.synram.experiment;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.Calibrator;
import dev.synram.calibration.measurement.Response;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.compiler.Compiler;
import dev.synram.compiler.target.Target;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.runtime.ChipCluster;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Simulated chips with consecutive seeds, each calibrated individually, on which a network is placed together. Closing
 * closes the chips. Used by one thread at a time.
 *
 * @param settings of the chips
 * @param simulated the chips
 * @param cluster the same chips as a host sees them, with their calibrations
 */
public record SimulatedChips(ChipSettings settings, List<SimulatedChip> simulated, ChipCluster cluster)
        implements AutoCloseable {

    public SimulatedChips {
        simulated = List.copyOf(simulated);
    }

    /**
     * Creates and calibrates one nominal chip.
     *
     * @param seed seed of the chip's errors
     */
    public static SimulatedChips calibrated(long seed) {
        return calibrated(ChipSettings.defaults(), seed, Progress.NONE);
    }

    /**
     * Creates and calibrates chips.
     *
     * @param firstSeed seed of the first chip; the others have consecutive seeds
     */
    public static SimulatedChips calibrated(ChipSettings settings, long firstSeed, Progress progress) {
        List<SimulatedChip> chips = new ArrayList<>();
        List<Calibration> calibrations = new ArrayList<>();
        int threads = Math.max(1, settings.threads() / settings.chips());
        try {
            for (int i = 0; i < settings.chips(); i++) {
                SimulatedChip chip = new SimulatedChip(firstSeed + i, settings.parameters(), threads);
                chips.add(chip);
                Calibrator calibrator = new Calibrator(settings.seed());
                try (Progress.Task task = progress.begin("calibrating chip " + (firstSeed + i), calibrator.steps())) {
                    calibrations.add(
                            calibrator.calibrate(chip, _ -> task.advance(1)).calibration());
                }
            }
            return new SimulatedChips(settings, chips, ChipCluster.of(chips, calibrations, settings.threads()));
        } catch (RuntimeException | Error e) {
            chips.forEach(Chip::close);
            throw e;
        }
    }

    /**
     * Creates chips without errors at their power-on settings, where they compute with integers. They are not calibrated,
     * because steps of the settings would make columns differ.
     *
     * @param settings number of chips and how they run; the magnitudes of errors are not used
     */
    public static SimulatedChips exact(ChipSettings settings) {
        ChipSettings ideal = settings.withParameters(ChipParameters.ideal());
        int threads = Math.max(1, settings.threads() / settings.chips());
        List<SimulatedChip> chips = new ArrayList<>();
        try {
            for (int i = 0; i < ideal.chips(); i++) {
                chips.add(new SimulatedChip(i, ideal.parameters(), threads));
            }
            double gain = Response.measure(chips.getFirst(), NoiseKey.of(ideal.seed()))
                    .gain();
            return new SimulatedChips(
                    ideal, chips, ChipCluster.withTarget(chips, Target.of(chips.size()), gain, ideal.threads()));
        } catch (RuntimeException | Error e) {
            chips.forEach(Chip::close);
            throw e;
        }
    }

    /** Ages the chips; their calibrations remain in use. */
    public void age(Duration time) {
        simulated.forEach(chip -> chip.advance(time));
    }

    /** Their calibrations, one per chip. */
    public List<Calibration> calibrations() {
        return cluster.calibrations();
    }

    /** The target for the compiler. */
    public Target target() {
        return cluster.target();
    }

    /** A compiler for these chips. */
    public Compiler compiler() {
        return cluster.compiler(settings.waitBetweenEvents());
    }

    /** Mean gain of the chips. */
    public double gain() {
        return cluster.gain();
    }

    /** Resets all cells to their power-on defaults, which undoes the calibrations. */
    public void reset() {
        cluster.resetCells();
    }

    /** Applies the calibrations again. */
    public void restore() {
        cluster.restore();
    }

    @Override
    public void close() {
        cluster.close();
    }
}
