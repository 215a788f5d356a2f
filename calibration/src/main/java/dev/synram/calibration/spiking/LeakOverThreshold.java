package dev.synram.calibration.spiking;

import dev.synram.calibration.measurement.CellSettings;
import dev.synram.calibration.search.BinarySearch;
import dev.synram.calibration.spiking.measurement.FreeRates;
import dev.synram.calibration.spiking.routine.MeasuredRoutine;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gives neurons of a calibrated chip rates at which they spike without input, by their thresholds (calix: {@code
 * calibrate_leak_over_threshold}). The leak potential must be well above the reset potential.
 */
public final class LeakOverThreshold {

    private static final double TOLERANCE_SHARE = 0.1;

    private LeakOverThreshold() {}

    /**
     * Finds thresholds and leaves them on the chip.
     *
     * @param kilohertz the wanted rate of every neuron, hemisphere by hemisphere; 0 leaves a neuron's threshold as it is
     * @param seed noise seed of the measurements
     * @return the calibration with other thresholds
     */
    public static SpikingCalibration calibrate(
            Chip chip, SpikingCalibration calibration, double[] kilohertz, long seed) {
        int neurons = calibration.neurons().size();
        if (kilohertz.length != neurons) {
            throw new IllegalArgumentException(
                    "there are %s rates for %s neurons; one is needed a neuron".formatted(kilohertz.length, neurons));
        }
        double largest = Arrays.stream(kilohertz).max().orElseThrow();
        if (!(largest > 0 && Arrays.stream(kilohertz).min().orElseThrow() >= 0)) {
            throw new IllegalArgumentException("rates must be 0 or more, and one of them above 0 kHz");
        }
        calibration.applyTo(chip);
        int[] before = chip.readCells(Cell.THRESHOLD);
        MeasuredRoutine routine = MeasuredRoutine.difference(
                        Cell.THRESHOLD,
                        new FreeRates(calibration.bank(), largest),
                        kilohertz,
                        TOLERANCE_SHARE * largest)
                .inverted();
        int[] found = BinarySearch.noisy().find(routine, chip, NoiseKey.of(seed));
        for (int i = 0; i < neurons; i++) {
            found[i] = kilohertz[i] == 0 ? before[i] : found[i];
        }
        chip.writeCells(Cell.THRESHOLD, found);
        return withThresholds(calibration, found);
    }

    private static SpikingCalibration withThresholds(SpikingCalibration was, int[] values) {
        List<CellSettings> settings = new ArrayList<>(was.settings());
        settings.removeIf(each -> each.cell() == Cell.THRESHOLD);
        settings.add(CellSettings.of(Cell.THRESHOLD, values));
        return new SpikingCalibration(
                was.chip(),
                was.seed(),
                was.targets(),
                was.effort(),
                was.ageHours(),
                settings,
                was.neurons(),
                was.hemispheres(),
                was.successes(),
                was.figures());
    }
}
