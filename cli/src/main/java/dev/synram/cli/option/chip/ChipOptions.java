package dev.synram.cli.option.chip;

import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.cli.console.UserError;
import dev.synram.cli.option.SeedOption;
import dev.synram.cli.option.ThreadsOption;
import dev.synram.experiment.setting.CalibrationSettings;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.simulator.Fidelity;
import dev.synram.simulator.SimulatedChip;
import java.util.Locale;
import picocli.CommandLine.Mixin;

/** Which simulated chip, and how it is measured. */
public final class ChipOptions {

    @Mixin
    private final ChipSeedOption chipSeed = new ChipSeedOption();

    @Mixin
    private final ErrorOptions errors = new ErrorOptions();

    @Mixin
    private final SeedOption seed = new SeedOption();

    @Mixin
    private final ThreadsOption threads = new ThreadsOption();

    /** The chip's seed. */
    public long chipSeed() {
        return chipSeed.seed();
    }

    /** Takes the seed from a calibration, if there is one in a file. */
    void takeFrom(ChipCalibrationOptions calibration) {
        chipSeed.set(calibration.firstSeed(chipSeed, settings(), 1));
    }

    /**
     * Takes the seed of the chip that was calibrated for spiking neurons.
     *
     * @throws UserError if another one was given
     */
    public void take(long calibrated) {
        if (!chipSeed.given().isEmpty() && chipSeed.seed() != calibrated) {
            throw new UserError(String.format(
                    Locale.ROOT,
                    "%1$s is %2$d, but %3$s is of chip %4$d; leave %1$s out",
                    ChipSeedOption.NAME,
                    chipSeed.seed(),
                    CalibrationFiles.OPTION,
                    calibrated));
        }
        chipSeed.set(calibrated);
    }

    /**
     * Refuses options of simulated chips, where another chip is used.
     *
     * @throws UserError if one was given
     */
    public void requireNoneNamed() {
        if (errors.given() || !chipSeed.given().isEmpty()) {
            throw new UserError("%s, --preset and --scale are of simulated chips; leave them out with --server"
                    .formatted(ChipSeedOption.NAME));
        }
    }

    /** Draws the noise of measurements. */
    public long seed() {
        return seed.seed();
    }

    /** The settings of the chip, calibrated as its users have it. */
    public ChipSettings settings() {
        return new ChipSettings(
                errors.parameters(),
                1,
                ChipSettings.DEFAULT_WAIT,
                seed.seed(),
                threads.threads(),
                CalibrationSettings.defaults());
    }

    /** Makes the chip. */
    public SimulatedChip make(Fidelity fidelity) {
        return new SimulatedChip(
                chipSeed.seed(), errors.parameters(), ChipGeometry.BRAINSCALES2, fidelity, threads.threads());
    }

    /** Makes the chip, whose neurons will spike. */
    public SimulatedChip makeSpiking() {
        return new SimulatedChip(chipSeed.seed(), errors.ofSpiking(), threads.threads());
    }
}
