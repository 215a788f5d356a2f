package dev.synram.calibration.spiking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.calibration.Effort;
import dev.synram.calibration.measurement.Statistics;
import dev.synram.calibration.spiking.measurement.CompartmentDecays;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The public test of conductances between compartments (calix: {@code test_multicompartment.py}): with 5 µs, pairs of neurons scatter
 * less than half as much as with equal conductance cells. The seed is fixed.
 */
@Tag("slow")
class CompartmentFloorTest {

    private static final long SEED = Long.getLong("synram.floors.seed", 3);
    private static final double MICROS = 5;

    @Test
    void pairsAreMoreAlikeThanWithEqualCells() {
        try (Chip chip = new SimulatedChip(SEED, ChipParameters.nominal(), 2)) {
            SpikingCalibration calibration = new SpikingCalibrator(
                            SpikingTargets.DEFAULT.withCompartmentMicros(MICROS), Effort.PUBLIC, 1)
                    .calibrateWithoutInputs(chip, _ -> {});
            double calibrated = deviation(chip, calibration, 1);
            int[] cells = chip.readCells(Cell.COMPARTMENT_CONDUCTANCE);
            Arrays.fill(cells, (int)
                    Statistics.median(Arrays.stream(cells).asDoubleStream().toArray()));
            chip.writeCells(Cell.COMPARTMENT_CONDUCTANCE, cells);
            double equal = deviation(chip, calibration, 2);
            assertThat(calibrated / equal).isLessThan(0.5);
            assertThat(deviation(chip, calibration, 3) / equal).as("control").isGreaterThan(0.5);
        }
    }

    /** Standard deviation of the time constants of pairs. */
    private static double deviation(Chip chip, SpikingCalibration calibration, long seed) {
        double membrane = calibration.targets().membraneMicros();
        double[] micros = new CompartmentDecays(calibration.bank(), MICROS, membrane, 1).once(chip, NoiseKey.of(seed));
        Arrays.setAll(micros, i -> 1 / (2 / micros[i] + 1 / membrane));
        return Statistics.standardDeviation(micros);
    }
}
