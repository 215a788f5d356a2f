package dev.synram.calibration.spiking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.calibration.Effort;
import dev.synram.calibration.measurement.InputSide;
import dev.synram.calibration.spiking.measurement.ModulationRatios;
import dev.synram.calibration.spiking.measurement.NeuronBank;
import dev.synram.calibration.spiking.measurement.Potentials;
import dev.synram.calibration.spiking.measurement.PspHeights;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Minimum requirements of the public test of modulated inputs (calix: {@code test_neuron_coba.py}): heights of postsynaptic potentials
 * over the resting potential. Neurons whose modulation is off are its controls. The public test reads the fast ADC; by the targets of
 * its test of thresholds (100 and 160 of the CADC are 400 and 560), 1 LSB of the CADC is 2.67 of that ADC, and 0 is 133.
 */
@Tag("nightly")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModulationFloorTest {

    private static final long SEED = Long.getLong("synram.floors.seed", 3);
    private static final double CELLS_PER_LSB = 2.4;

    /** The public test sends events to four rows of this weight. */
    private static final int WEIGHT = 4 * 32;

    private static final int UNMODULATED = 22;

    /**
     * The public test leaves lower readings out where events inhibit. They are left out for both inputs here, because the model's
     * amplifiers compress low potentials, more than the public test lets one expect.
     */
    private static final double LOWEST_REST = 74;

    private static final int REPETITIONS = 3;

    private final Chip chip = new SimulatedChip(SEED, ChipParameters.nominal(), 2);
    private SpikingCalibration calibration;

    @BeforeAll
    void calibrate() {
        SpikingTargets targets =
                SpikingTargets.DEFAULT.withStrength(200).withReversals(new ReversalTargets(150, 300, 30));
        calibration =
                new SpikingCalibrator(targets, Effort.PUBLIC, 1).calibrate(chip).calibration();
    }

    @AfterAll
    void close() {
        chip.close();
    }

    @Test
    void excitatoryHeightsFallTowardsTheReversalPotential() {
        Lines lines = lines(InputSide.EXCITATORY);
        assertThat(lines.modulated(slope -> slope < -0.05)).isGreaterThan(0.9);
        assertThat(lines.modulatedZeros(194, 512)).isGreaterThan(0.9);
        assertThat(lines.others(slope -> Math.abs(slope) < 0.08)).isGreaterThan(0.9);
        assertThat(lines.others(slope -> slope < -0.05)).as("control").isLessThan(0.9);
    }

    @Test
    void inhibitoryHeightsGrowAwayFromTheReversalPotential() {
        Lines lines = lines(InputSide.INHIBITORY);
        assertThat(lines.modulated(slope -> slope > 0.10)).isGreaterThan(0.9);
        assertThat(lines.modulatedZeros(-50, 74)).isGreaterThan(0.9);
        assertThat(lines.others(slope -> Math.abs(slope) < 0.08)).isGreaterThan(0.9);
        assertThat(lines.others(slope -> slope > 0.10)).as("control").isLessThan(0.9);
    }

    /** Straight lines through the heights of each neuron, the last {@value #UNMODULATED} of which are not modulated. */
    private static final class Lines {

        private final double[] slopes;
        private final double[] zeros;

        Lines(List<double[]> rests, List<double[]> heights) {
            slopes = new double[rests.getFirst().length];
            zeros = new double[slopes.length];
            for (int i = 0; i < slopes.length; i++) {
                fit(i, rests, heights);
            }
        }

        private void fit(int neuron, List<double[]> rests, List<double[]> heights) {
            double n = 0;
            double x = 0;
            double y = 0;
            double xx = 0;
            double xy = 0;
            for (int i = 0; i < rests.size(); i++) {
                double rest = rests.get(i)[neuron];
                double height = WEIGHT * heights.get(i)[neuron];
                if (rest >= LOWEST_REST) {
                    n++;
                    x += rest;
                    y += height;
                    xx += rest * rest;
                    xy += rest * height;
                }
            }
            slopes[neuron] = (n * xy - x * y) / (n * xx - x * x);
            zeros[neuron] = (x - y / slopes[neuron]) / n;
        }

        double modulated(DoublePredicate holds) {
            return share(Arrays.copyOf(slopes, slopes.length - UNMODULATED), holds);
        }

        double modulatedZeros(double low, double high) {
            return share(Arrays.copyOf(zeros, zeros.length - UNMODULATED), zero -> zero > low && zero < high);
        }

        double others(DoublePredicate holds) {
            return share(Arrays.copyOfRange(slopes, slopes.length - UNMODULATED, slopes.length), holds);
        }

        private static double share(double[] values, DoublePredicate holds) {
            return Arrays.stream(values).filter(holds).count() / (double) values.length;
        }
    }

    private Lines lines(InputSide side) {
        NeuronBank bank = calibration.bank();
        for (int i = bank.size() - UNMODULATED; i < bank.size(); i++) {
            bank.set(i, ModulationRatios.modulate(bank.get(i), side, false));
        }
        calibration.applyTo(chip);
        int[] leakCells = chip.readCells(Cell.LEAK_POTENTIAL);
        List<double[]> rests = new ArrayList<>();
        List<double[]> heights = new ArrayList<>();
        for (int leak = 40; leak <= 160; leak += 20) {
            NoiseKey noise = NoiseKey.of(leak);
            int shift = (int) Math.round((leak - calibration.targets().leak()) * CELLS_PER_LSB);
            chip.writeCells(
                    Cell.LEAK_POTENTIAL,
                    Arrays.stream(leakCells)
                            .map(cell -> Math.clamp(cell + shift, 0, 1022))
                            .toArray());
            rests.add(Potentials.resting(bank, UnaryOperator.identity(), 16).once(chip, noise.fold(0)));
            heights.add(PspHeights.small(bank, chip, calibration.targets().membraneMicros(), REPETITIONS)
                    .of(side)
                    .once(chip, noise.fold(1)));
        }
        return new Lines(rests, heights);
    }
}
