package dev.synram.simulator.circuit;

import static dev.synram.chip.geometry.ChipGeometry.SIGNED_INPUTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.chip.Cell;
import dev.synram.chip.spiking.HemisphereSettings;
import dev.synram.chip.spiking.ShortTermPlasticity;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.simulator.error.ErrorSource;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DriverPlasticityTest {

    private static final HemisphereSettings CLOCKS = HemisphereSettings.DEFAULT;

    private static DriverPlasticity.Run run(Circuits circuits, ShortTermPlasticity settings) {
        return circuits.get().plasticity().begin(_ -> settings, CLOCKS);
    }

    private static Circuits ideal() {
        return new Circuits(1, ChipParameters.ideal());
    }

    private static double[] pulses(DriverPlasticity.Run run, int count, int interval) {
        double[] pulses = new double[count];
        for (int i = 0; i < count; i++) {
            pulses[i] = run.pulse(5, (i + 1) * interval);
        }
        return pulses;
    }

    /** They last as long as a driver's window: 37.4 units of activation. */
    @Example
    void pulsesAreConstantWithoutPlasticity() {
        double[] pulses = pulses(run(ideal(), ShortTermPlasticity.OFF), 10, 3);
        assertThat(pulses).containsOnly(37.4f);
    }

    /** The public pairs of voltages: the first facilitates, as calix says, the second depresses. */
    @Example
    void theFirstPairFacilitatesAndTheSecondDepresses() {
        double[] first = pulses(run(ideal(), ShortTermPlasticity.of(4, 1, false)), 12, 32);
        double[] second = pulses(run(ideal(), ShortTermPlasticity.of(4, 1, true)), 12, 32);
        for (int i = 1; i < first.length; i++) {
            assertThat(first[i]).as("event %s", i).isGreaterThan(first[i - 1]);
            assertThat(second[i]).as("event %s", i).isLessThan(second[i - 1]);
        }
    }

    /** Against one step of recovery a tick of the clock, for random times. */
    @Property(tries = 100)
    void voltagesFollowTheirRecurrence(
            @ForAll @IntRange(max = 15) int utilization,
            @ForAll @IntRange(max = 15) int recovery,
            @ForAll boolean secondPair,
            @ForAll @IntRange(max = 8) int scale,
            @ForAll long seed) {
        Random random = new Random(seed);
        DriverPlasticity.Run run = ideal().get()
                .plasticity()
                .begin(
                        _ -> ShortTermPlasticity.of(utilization, recovery, secondPair),
                        CLOCKS.withPlasticityClock(scale));
        double charge = secondPair ? 330 : 100;
        double recovered = secondPair ? 50 : 400;
        double voltage = recovered;
        int cycle = 0;
        for (int event = 0; event < 20; event++) {
            int next = cycle + random.nextInt(1000);
            for (int c = cycle + 1; c <= next; c++) {
                if (c % (1 << scale) == 0) {
                    voltage += recovery / 64.0 * (recovered - voltage);
                }
            }
            cycle = next;
            voltage += utilization / 16.0 * (charge - voltage);
            assertThat((double) run.pulse(2, cycle)).isCloseTo(31 - 31 * voltage / 450, within(1e-4));
        }
    }

    @Example
    void driversDoNotShareTheirVoltages() {
        DriverPlasticity.Run run = run(ideal(), ShortTermPlasticity.of(8, 0, false));
        float first = run.pulse(0, 10);
        assertThat(run.pulse(0, 11)).isGreaterThan(first);
        assertThat(run.pulse(1, 12)).isEqualTo(first);
        assertThat(run(ideal(), ShortTermPlasticity.of(8, 0, false)).pulse(0, 10))
                .as("a new run")
                .isEqualTo(first);
    }

    /** The cells of even drivers are the first quadrant's. */
    @Example
    void quadrantsHaveTheirOwnVoltages() {
        Circuits circuits = ideal().with(Cell.PLASTICITY_RECOVERY_0, 180, 90).with(Cell.PLASTICITY_CHARGE_0, 180, 90);
        DriverPlasticity.Run run = run(circuits, ShortTermPlasticity.of(4, 4, false));
        assertThat((double) run.pulse(6, 50)).isCloseTo(31 * 0.6, within(1e-4));
        assertThat((double) run.pulse(7, 50)).isCloseTo(31 * 0.8, within(1e-4));
    }

    /** By 0.6 units a step if the step's cell holds as much as the ramp's; with a faster comparator pulses are longer. */
    @Example
    void offsetsAndBiasesShiftPulses() {
        Circuits circuits = ideal().with(Cell.PLASTICITY_RECOVERY_0, 180).with(Cell.PLASTICITY_CHARGE_0, 180);
        ShortTermPlasticity still = ShortTermPlasticity.of(4, 4, false);
        double before = run(circuits, still).pulse(9, 7);
        circuits.with(Cell.PLASTICITY_STEP, 600).with(Cell.PLASTICITY_OFFSET, 9);
        assertThat((double) run(circuits, still).pulse(9, 7)).isCloseTo(before - 1.2, within(1e-4));
        circuits.with(Cell.PLASTICITY_STEP, 300);
        assertThat((double) run(circuits, still).pulse(9, 7)).isCloseTo(before - 0.6, within(1e-4));
        circuits.with(Cell.PLASTICITY_COMPARATOR, 1000);
        assertThat((double) run(circuits, still).pulse(9, 7)).isCloseTo(before - 0.6 + 0.25, within(1e-4));
    }

    /** 128 drivers: the estimate has a standard deviation of 6 %, and 25 % is 4 of them. */
    @Example
    void offsetsScatterAsTheirSourceSays() {
        Circuits circuits = new Circuits(3, ChipParameters.nominal().only(ErrorSource.PLASTICITY_OFFSET))
                .with(Cell.PLASTICITY_RECOVERY_0, 180)
                .with(Cell.PLASTICITY_CHARGE_0, 180);
        DriverPlasticity.Run run = run(circuits, ShortTermPlasticity.of(4, 4, false));
        double square = 0;
        for (int driver = 0; driver < SIGNED_INPUTS; driver++) {
            square += Math.pow(run.pulse(driver, 1) - 18.6, 2) / SIGNED_INPUTS;
        }
        double nominal = ErrorSource.PLASTICITY_OFFSET.nominal();
        assertThat(Math.sqrt(square)).isCloseTo(nominal, within(0.25 * nominal));
    }

    @Example
    void pulsesAreNeitherNegativeNorLongerThanTheLongest() {
        Circuits circuits = new Circuits(4, ChipParameters.harsh());
        for (int volts : new int[] {0, 1022}) {
            circuits.with(Cell.PLASTICITY_RECOVERY_0, volts).with(Cell.PLASTICITY_CHARGE_0, volts);
            DriverPlasticity.Run run = run(circuits, ShortTermPlasticity.of(4, 4, false));
            for (int driver = 0; driver < SIGNED_INPUTS; driver++) {
                assertThat(run.pulse(driver, 1)).isBetween(0f, 45f);
            }
        }
    }
}
