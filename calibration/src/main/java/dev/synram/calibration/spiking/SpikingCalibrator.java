package dev.synram.calibration.spiking;

import dev.synram.calibration.Effort;
import dev.synram.calibration.Metric;
import dev.synram.calibration.measurement.CellSettings;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Calibrates a chip for spiking neurons: the CADC, clocks, synaptic inputs, potentials and membranes. The measurement before
 * calibration is one with the calibrated cells' medians in all neurons, since neurons with their power-on defaults do not leak.
 * It accesses the chip only through {@link Chip}.
 *
 * @param targets the same for all neurons
 * @param effort how thoroughly to measure
 * @param seed noise seed of the measurements; the same chip and seed give the same calibration
 */
public record SpikingCalibrator(SpikingTargets targets, Effort effort, long seed) {

    /** Number of steps reported to the listener of {@link #calibrate}. */
    public int steps() {
        return SpikingStep.all(targets, effort).size() + 2;
    }

    /** Calibrates from power-on defaults and leaves the chip calibrated. */
    public SpikingCalibrated calibrate(Chip chip) {
        return calibrate(chip, _ -> {});
    }

    /**
     * Calibrates from power-on defaults and leaves the chip calibrated.
     *
     * @param step receives the title of each of the {@link #steps} steps before it begins
     * @throws UnsupportedOperationException if the chip cannot spike
     */
    public SpikingCalibrated calibrate(Chip chip, Consumer<String> step) {
        NoiseKey noise = NoiseKey.of(seed);
        SpikingSequence sequence = run(chip, SpikingStep.all(targets, effort), step);
        boolean[] successes = sequence.searches.successes(sequence.bank.size());
        List<CellSettings> settings = sequence.searches.settings();
        step.accept("measurement with equal cells");
        settings.forEach(each -> chip.writeCells(each.cell(), equal(each)));
        SpikingMetrics before = SpikingMetrics.measure(chip, sequence.bank, targets, successes, noise.fold(1));
        step.accept("measurement after calibration");
        settings.forEach(each -> chip.writeCells(each.cell(), each.values()));
        SpikingMetrics after = SpikingMetrics.measure(chip, sequence.bank, targets, successes, noise.fold(2));
        SpikingCalibration calibration = calibration(chip, sequence, SpikingMetrics.compare(before, after));
        return new SpikingCalibrated(calibration, before, after);
    }

    /** Number of steps reported to the listener of {@link #calibrateWithoutInputs}. */
    public int stepsWithoutInputs() {
        return SpikingStep.withoutInputs(targets, effort).size();
    }

    /**
     * Calibrates neurons that only constant currents drive, which takes half as long: their synaptic inputs are off and not
     * calibrated, and no metrics are measured.
     *
     * @param step receives the title of each of the {@link #stepsWithoutInputs} steps before it begins
     * @throws UnsupportedOperationException if the chip cannot spike
     */
    public SpikingCalibration calibrateWithoutInputs(Chip chip, Consumer<String> step) {
        SpikingSequence sequence = run(chip, SpikingStep.withoutInputs(targets, effort), step);
        sequence.searches.settings().forEach(each -> chip.writeCells(each.cell(), each.values()));
        return calibration(chip, sequence, List.of());
    }

    private SpikingSequence run(Chip chip, List<SpikingStep> steps, Consumer<String> listener) {
        if (!chip.canSpike()) {
            throw new UnsupportedOperationException("chip %s cannot emulate spiking neurons".formatted(chip.id()));
        }
        SpikingCalibration.reset(chip);
        SpikingSequence sequence =
                new SpikingSequence(chip, targets, effort, NoiseKey.of(seed).fold(0));
        for (SpikingStep each : steps) {
            listener.accept(each.title());
            each.action().accept(sequence);
        }
        return sequence;
    }

    private SpikingCalibration calibration(Chip chip, SpikingSequence sequence, List<Metric> metrics) {
        return new SpikingCalibration(
                chip.id(),
                seed,
                targets,
                effort,
                0,
                sequence.searches.settings(),
                sequence.bank.neurons(),
                sequence.bank.hemispheres(),
                sequence.searches.successes(sequence.bank.size()),
                metrics);
    }

    /** The median for all neurons; other circuits, the CADC among them, keep what was found. */
    private static int[] equal(CellSettings setting) {
        int[] values = setting.values().clone();
        if (setting.cell().scope() == Cell.Scope.COLUMN && setting.cell().analog()) {
            int[] sorted = values.clone();
            Arrays.sort(sorted);
            Arrays.fill(values, sorted[sorted.length / 2]);
        }
        return values;
    }
}
