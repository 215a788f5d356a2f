package dev.synram.calibration.spiking;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS_PER_QUADRANT;
import static dev.synram.chip.geometry.ChipGeometry.QUADRANTS;
import static dev.synram.chip.geometry.ChipGeometry.SIGNED_INPUTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.calibration.Effort;
import dev.synram.calibration.measurement.Statistics;
import dev.synram.calibration.spiking.measurement.DriverPulses;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Minimum requirements of the public tests of short-term plasticity and correlation sensors (calix: {@code test_stp_calibration.py},
 * {@code test_correlation.py}), each with the calibration overwritten as a control. Seeds are fixed; each limit is many standard
 * deviations from what a calibrated chip gives.
 */
@Tag("nightly")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SensorFloorsTest {

    private static final long SEED = Long.getLong("synram.floors.seed", 3);
    private static final NoiseKey NOISE = NoiseKey.of(78);

    private final Chip chip = new SimulatedChip(SEED, ChipParameters.nominal(), 2);
    private SpikingCalibration calibration;
    private CorrelationReadings readings;

    @BeforeAll
    void calibrate() {
        SpikingTargets targets = SpikingTargets.DEFAULT
                .withPlasticity(PlasticityTargets.DEFAULT)
                .withCorrelation(CorrelationTargets.DEFAULT);
        calibration =
                new SpikingCalibrator(targets, Effort.PUBLIC, 1).calibrate(chip).calibration();
        readings = new CorrelationReadings(chip, calibration);
    }

    @BeforeEach
    void apply() {
        calibration.applyTo(chip);
    }

    @AfterAll
    void close() {
        chip.close();
    }

    /** Pulses of a quadrant's drivers deviate by less than 2 LSB, and by at least 1 LSB less than with equal offsets. */
    @Test
    void driversWithPlasticityAgree() {
        double[] calibrated = pulseDeviations();
        fill(Cell.PLASTICITY_OFFSET, Cell.PLASTICITY_OFFSET.defaultValue());
        double[] equal = pulseDeviations();
        for (int quadrant = 0; quadrant < equal.length; quadrant++) {
            assertThat(calibrated[quadrant]).isLessThan(2);
            assertThat(equal[quadrant] - calibrated[quadrant]).isGreaterThan(1);
        }
    }

    private double[] pulseDeviations() {
        double[] pulses =
                new DriverPulses(calibration.bank(), chip, PlasticityTargets.DEFAULT.voltage(), 4).once(chip, NOISE);
        double[] deviations = new double[pulses.length * QUADRANTS / SIGNED_INPUTS];
        for (int quadrant = 0; quadrant < deviations.length; quadrant++) {
            int first = quadrant / QUADRANTS * SIGNED_INPUTS + quadrant % QUADRANTS;
            double[] drivers = new double[SIGNED_INPUTS / QUADRANTS];
            Arrays.setAll(drivers, i -> pulses[first + i * QUADRANTS]);
            deviations[quadrant] = Statistics.standardDeviation(drivers);
        }
        return deviations;
    }

    /** Of 80 % of the synapses the right sensor stores more, and more with 1 µs between event and spike than with 5 µs. */
    @Test
    void sensorsTellBeforeFromAfter() {
        CorrelationReadings.Stored after = readings.pairs(1, 1);
        CorrelationReadings.Stored before = readings.pairs(-1, 2);
        CorrelationReadings.Stored longAfter = readings.pairs(5, 3);
        CorrelationReadings.Stored longBefore = readings.pairs(-5, 4);
        assertThat(after.share(true)).isGreaterThan(0.8);
        assertThat(before.share(false)).isGreaterThan(0.8);
        assertThat(larger(after.causal(), longAfter.causal())).isGreaterThan(0.8);
        assertThat(larger(before.acausal(), longBefore.acausal())).isGreaterThan(0.8);
        assertThat(before.share(true)).as("control").isLessThan(0.8);
        assertThat(larger(longAfter.causal(), after.causal())).as("control").isLessThan(0.8);
    }

    private static double larger(double[] some, double[] others) {
        int count = 0;
        for (int i = 0; i < some.length; i++) {
            count += some[i] > others[i] ? 1 : 0;
        }
        return count / (double) some.length;
    }

    /** The percentiles 30, 50 and 70 of amplitudes and time constants in every quadrant are within a factor of 2 of the targets. */
    @Test
    void amplitudesAndTimeConstantsAreNearTheirTargets() {
        assertThat(farthestFactor()).isLessThan(2);
        fill(Cell.CORRELATION_STORE, Cell.CORRELATION_STORE.defaultValue() / 3);
        assertThat(farthestFactor()).as("large amplitudes").isGreaterThan(2);
        calibration.applyTo(chip);
        fill(Cell.CORRELATION_SPEED, Cell.CORRELATION_SPEED.defaultValue() / 3);
        assertThat(farthestFactor()).as("long time constants").isGreaterThan(2);
    }

    private double farthestFactor() {
        double near = 1;
        double far = 7;
        double[] soon = readings.pairs(near, 5).causal();
        double[] late = readings.pairs(far, 6).causal();
        double[] micros = new double[soon.length];
        Arrays.setAll(
                micros,
                i -> late[i] <= 0
                        ? Double.MIN_NORMAL
                        : soon[i] <= late[i] ? Double.MAX_VALUE : (far - near) / Math.log(soon[i] / late[i]));
        double[] amplitudes = new double[soon.length];
        Arrays.setAll(amplitudes, i -> soon[i] * Math.exp(near / micros[i]));
        return Math.max(
                farthest(micros, CorrelationTargets.DEFAULT.micros()),
                farthest(amplitudes, CorrelationTargets.DEFAULT.amplitude()));
    }

    private static double farthest(double[] values, double target) {
        double farthest = 1;
        for (int first = 0; first < values.length; first += COLUMNS_PER_QUADRANT) {
            double[] quadrant = Arrays.copyOfRange(values, first, first + COLUMNS_PER_QUADRANT);
            Arrays.sort(quadrant);
            for (double share : new double[] {0.3, 0.5, 0.7}) {
                double ratio = quadrant[(int) (share * quadrant.length)] / target;
                farthest = Math.max(farthest, Math.max(ratio, 1 / ratio));
            }
        }
        return farthest;
    }

    private void fill(Cell cell, int value) {
        int[] values = new int[cell.instances(chip.geometry())];
        Arrays.fill(values, value);
        chip.writeCells(cell, values);
    }
}
