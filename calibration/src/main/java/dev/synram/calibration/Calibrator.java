package dev.synram.calibration;

import dev.synram.calibration.measurement.CellSettings;
import dev.synram.calibration.measurement.Response;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import java.util.List;
import java.util.function.Consumer;

/**
 * Calibrates a chip for multiplication: the CADC for a narrow range, synapses and their drivers, the CADC for the neurons'
 * range, then the neurons. It accesses the chip only through {@link Chip}.
 *
 * @param targets target values
 * @param options how the chip is calibrated
 * @param seed noise seed of the measurements; the same chip and seed give the same calibration
 */
public record Calibrator(Targets targets, CalibrationOptions options, long seed) {

    /**
     * Makes a calibrator with the default targets and options.
     *
     * @param seed noise seed of the measurements; the same chip and seed give the same calibration
     */
    public Calibrator(long seed) {
        this(Targets.DEFAULT, CalibrationOptions.DEFAULT, seed);
    }

    /** The noise of {@link Calibration#after}, which {@link Calibration#measure} repeats. */
    static NoiseKey noiseAfter(long seed) {
        return NoiseKey.of(seed).fold(4);
    }

    /** Number of steps reported to the listener of {@link #calibrate}. */
    public int steps() {
        return 2
                + switch (options.effort()) {
                    case PUBLIC -> PublicSequence.steps(options).size();
                    case BEST -> BestSequence.steps(options).size();
                };
    }

    /** Calibrates from power-on defaults and leaves the chip calibrated; its weights are overwritten. */
    public Calibrated calibrate(Chip chip) {
        return calibrate(chip, _ -> {});
    }

    /**
     * Calibrates from power-on defaults and leaves the chip calibrated; its weights are overwritten.
     *
     * @param step receives the title of each of the {@link #steps} steps before it begins
     */
    public Calibrated calibrate(Chip chip, Consumer<String> step) {
        NoiseKey noise = NoiseKey.of(seed);
        Calibration.reset(chip);
        step.accept("measurement before calibration");
        ChipMetrics before = ChipMetrics.measure(chip, targets, noise.fold(0));
        Response responseBefore = Response.measure(chip, noise.fold(1));

        List<CellSettings> settings = find(chip, noise.fold(2), step);

        step.accept("measurement after calibration");
        ChipMetrics after = ChipMetrics.measure(chip, targets, noise.fold(3));
        Response responseAfter = Response.measure(chip, noiseAfter(seed));
        List<Metric> metrics = Metric.compare(before, after);
        Calibration calibration =
                new Calibration(chip.id(), seed, targets, options, 0, settings, responseBefore, responseAfter, metrics);
        return new Calibrated(calibration, before, after);
    }

    private List<CellSettings> find(Chip chip, NoiseKey noise, Consumer<String> step) {
        return switch (options.effort()) {
            case PUBLIC -> run(new PublicSequence(chip, targets, noise), PublicSequence.steps(options), step);
            case BEST -> run(new BestSequence(chip, targets, noise), BestSequence.steps(options), step);
        };
    }

    private static <S extends CalibrationSequence> List<CellSettings> run(
            S sequence, List<CalibrationSequence.Step<S>> steps, Consumer<String> step) {
        for (CalibrationSequence.Step<S> each : steps) {
            step.accept(each.title());
            each.action().accept(sequence);
        }
        return sequence.settings();
    }
}
