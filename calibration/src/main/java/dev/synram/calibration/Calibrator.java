package dev.synram.calibration;

import dev.synram.chip.Chip;
import dev.synram.chip.Run;
import java.util.List;
import java.util.function.Consumer;

/**
 * Calibrates a chip for multiplication as the public software does: the CADC for a narrow range, synapses and their
 * drivers, the CADC for the neurons' range, then the neurons. It sees the chip through {@link Chip} alone.
 */
public final class Calibrator {

    private final Targets targets;
    private final Options options;
    private final long seed;

    /**
     * Makes a calibrator with the default targets and options.
     *
     * @param seed names the measurements; the same chip and seed give the same calibration
     */
    public Calibrator(long seed) {
        this(Targets.DEFAULT, Options.DEFAULT, seed);
    }

    /** Makes a calibrator. */
    public Calibrator(Targets targets, Options options, long seed) {
        this.targets = targets;
        this.options = options;
        this.seed = seed;
    }

    /** Number of steps reported to the listener of {@link #calibrate}. */
    public int steps() {
        return 2 + Recipe.steps(options).size();
    }

    /**
     * Calibrates from power-on defaults and leaves the chip calibrated; its weights are overwritten.
     *
     * @param step told the title of each of {@link #steps} steps before it begins
     */
    public Calibrated calibrate(Chip chip, Consumer<String> step) {
        Run run = Run.of(seed);
        Calibration.reset(chip);
        step.accept("measuring before");
        Survey before = Survey.measure(chip, targets, run.part(0));
        Response responseBefore = Response.measure(chip, run.part(1));

        Recipe recipe = new Recipe(chip, targets, options, run.part(2));
        for (Recipe.Step each : Recipe.steps(options)) {
            step.accept(each.title());
            each.action().accept(recipe);
        }

        step.accept("measuring after");
        Survey after = Survey.measure(chip, targets, run.part(3));
        Response responseAfter = Response.measure(chip, run.part(4));
        List<Figure> figures = Figure.compare(before, after);
        Calibration calibration = new Calibration(
                chip.id(),
                seed,
                targets,
                options,
                recipe.settings(),
                responseBefore,
                responseAfter,
                figures,
                recipe.improvement());
        return new Calibrated(calibration, before, after);
    }
}
