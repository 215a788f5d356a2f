package dev.synram.experiment;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.CalibrationOptions;
import dev.synram.calibration.Calibrator;
import dev.synram.calibration.Targets;
import dev.synram.calibration.measurement.Response;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.compiler.Compiler;
import dev.synram.compiler.target.Target;
import dev.synram.experiment.setting.ChipSeeds;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.SettingException;
import dev.synram.runtime.ChipCluster;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.SimulatedChipId;
import dev.synram.simulator.error.ChipParameters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
     * Creates and calibrates one nominal chip, which is then as old as the calibrations of users are.
     *
     * @param seed seed of the chip's errors
     */
    public static SimulatedChips calibrated(long seed) {
        return calibrated(ChipSettings.defaults(), seed, Progress.NONE);
    }

    /**
     * Creates chips, calibrates those for which the settings hold no calibration, and lets them drift for the age of their
     * calibration. Their gain is measured at that age, as by the user of an old calibration.
     *
     * @param firstSeed seed of the first chip; the others have consecutive seeds
     */
    public static SimulatedChips calibrated(ChipSettings settings, long firstSeed, Progress progress) {
        return calibrated(settings, firstSeed, settings.calibration().age(), progress);
    }

    /** The same at an age other than that of the settings. */
    static SimulatedChips calibrated(ChipSettings settings, long firstSeed, Duration age, Progress progress) {
        return create(settings, firstSeed, (chip, _) -> {
            Optional<Calibration> saved = settings.calibration().savedFor(chip.id());
            return saved.isPresent()
                    ? AgedCalibration.saved(saved.get(), chip, age)
                    : measured(chip, settings, age, progress);
        });
    }

    private static Calibration measured(SimulatedChip chip, ChipSettings settings, Duration age, Progress progress) {
        Calibrator calibrator = new Calibrator(
                Targets.DEFAULT, CalibrationOptions.of(settings.calibration().effort()), settings.seed());
        return MultiplyingChip.calibrated(
                chip, calibrator, settings.calibration().withAge(age), progress);
    }

    /**
     * Creates the chips again with calibrations that were found for them, at the age of the settings.
     *
     * @param calibrations of the same chips, one per chip, at any age
     */
    static SimulatedChips recalibrated(ChipSettings settings, long firstSeed, List<Calibration> calibrations) {
        Duration age = settings.calibration().age();
        return create(settings, firstSeed, (chip, i) -> AgedCalibration.again(calibrations.get(i), chip, age));
    }

    /**
     * Ages of chips.
     *
     * @param calibrated when they were calibrated, from when they were new
     * @param since time since then
     */
    record Ages(Duration calibrated, Duration since) {}

    /**
     * Creates the chips again with calibrations that were found for them at an age, some time later. Their gain is the one that it was
     * right after the calibration.
     *
     * @param calibrations of the same chips, one per chip
     */
    static SimulatedChips drifted(ChipSettings settings, long firstSeed, List<Calibration> calibrations, Ages ages) {
        return create(settings, firstSeed, (chip, i) -> {
            chip.advance(ages.calibrated);
            calibrations.get(i).applyTo(chip);
            chip.advance(ages.since);
            return calibrations.get(i);
        });
    }

    /** Calibrates one chip. */
    private interface Calibrating {
        Calibration calibrate(SimulatedChip chip, int position);
    }

    private static SimulatedChips create(ChipSettings settings, long firstSeed, Calibrating calibrating) {
        ChipSeeds.requireConsecutive(firstSeed, settings.chips());
        List<SimulatedChip> chips = new ArrayList<>();
        List<Calibration> calibrations = new ArrayList<>();
        int threads = Math.max(1, settings.threads() / settings.chips());
        try {
            for (int i = 0; i < settings.chips(); i++) {
                SimulatedChip chip = new SimulatedChip(firstSeed + i, settings.parameters(), threads);
                chips.add(chip);
                calibrations.add(calibrating.calibrate(chip, i));
            }
            ChipCluster cluster = ChipCluster.of(chips, calibrations, settings.threads());
            if (!cluster.isUsable()) {
                cluster.close();
                throw new SettingException(
                        "calibration",
                        "leaves no usable input or column on a half of %s; calibrate again or take another chip"
                                .formatted(settings.name(firstSeed)));
            }
            return new SimulatedChips(settings, chips, cluster);
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
        return uncalibrated(settings.withParameters(ChipParameters.ideal()), 0);
    }

    /**
     * Creates chips at their power-on settings, where those without static errors need no calibration. Their gain is that of the
     * first one, and none of their circuits is avoided.
     *
     * @param firstSeed seed of the first chip; the others have consecutive seeds
     */
    public static SimulatedChips uncalibrated(ChipSettings settings, long firstSeed) {
        ChipSeeds.requireConsecutive(firstSeed, settings.chips());
        int threads = Math.max(1, settings.threads() / settings.chips());
        List<SimulatedChip> chips = new ArrayList<>();
        try {
            for (int i = 0; i < settings.chips(); i++) {
                chips.add(new SimulatedChip(firstSeed + i, settings.parameters(), threads));
            }
            double gain = Response.measure(chips.getFirst(), NoiseKey.of(settings.seed()))
                    .gain();
            return new SimulatedChips(
                    settings, chips, ChipCluster.withTarget(chips, Target.of(chips.size()), gain, settings.threads()));
        } catch (RuntimeException | Error e) {
            chips.forEach(Chip::close);
            throw e;
        }
    }

    /** Lets the chips drift; their calibrations and measured gains remain in use. */
    public void age(Duration time) {
        simulated.forEach(chip -> chip.advance(time));
    }

    /** Calibrates the same chips again as they are now. These must not be used any more; closing the new ones closes the chips. */
    public SimulatedChips recalibrated() {
        CalibrationOptions options =
                CalibrationOptions.of(settings.calibration().effort());
        return new SimulatedChips(
                settings, simulated, cluster.recalibrated(new Calibrator(Targets.DEFAULT, options, settings.seed())));
    }

    /** Their name for people, such as "chip 1". */
    public String name() {
        String first = simulated.getFirst().id();
        return SimulatedChipId.parse(first).map(id -> settings.name(id.seed())).orElse(first);
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
