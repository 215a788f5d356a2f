package dev.synram.calibration;

import dev.synram.chip.Chip;
import dev.synram.chip.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Calibrates a chip for multiplication: CADC offsets, then driver offsets, then the strengths of both synaptic inputs.
 * Drivers come before neurons because the strength of a neuron is measured with all drivers at once.
 */
public final class Calibrator {

    /** Steps reported to the listener of {@link #calibrate}. */
    public static final int STEPS = 6;

    private final long seed;

    /**
     * Makes a calibrator.
     *
     * @param seed names the measurements; the same chip and seed give the same calibration
     */
    public Calibrator(long seed) {
        this.seed = seed;
    }

    /**
     * Calibrates from power-on defaults and leaves the chip calibrated; its weights are overwritten.
     *
     * @param step told the title of each of {@value #STEPS} steps before it begins
     */
    public Calibration calibrate(Chip chip, Consumer<String> step) {
        Run run = Run.of(seed);
        Calibration.reset(chip);
        step.accept("response before");
        Response before = Response.measure(chip, run.part(0));

        List<CellSettings> settings = new ArrayList<>();
        Search binary = new BinarySearch();
        settings.add(find(new CadcOffsetRoutine(), new LinearPrediction(1), chip, run.part(1), step));
        settings.add(find(new DriverOffsetRoutine(), binary, chip, run.part(2), step));
        double target = StrengthRoutine.medianAmplitude(chip, run.part(3));
        settings.add(find(StrengthRoutine.excitatory(target), binary, chip, run.part(4), step));
        settings.add(find(StrengthRoutine.inhibitory(target), binary, chip, run.part(5), step));

        step.accept("response after");
        Response after = Response.measure(chip, run.part(6));
        return new Calibration(chip.id(), seed, settings, before, after);
    }

    private static CellSettings find(Routine routine, Search search, Chip chip, Run run, Consumer<String> step) {
        step.accept(routine.title());
        return search.find(routine, chip, run);
    }
}
