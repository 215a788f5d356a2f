package dev.synram.simulator.circuit;

import static dev.synram.chip.geometry.ChipGeometry.MAX_ACTIVATION;
import static dev.synram.chip.geometry.ChipGeometry.QUADRANTS;
import static dev.synram.chip.geometry.ChipGeometry.SIGNED_INPUTS;

import dev.synram.chip.Cell;
import dev.synram.chip.spiking.HemisphereSettings;
import dev.synram.chip.spiking.ShortTermPlasticity;
import dev.synram.simulator.error.Draw;
import dev.synram.simulator.error.ErrorSource;
import dev.synram.simulator.error.Variation;
import java.util.function.IntFunction;

/**
 * The short-term plasticity of the synapse drivers of one hemisphere. A driver's voltage sets where a pulse begins on the same ramp as
 * an activation does in multiplications: {@code gain * (31 - k * 31 * V / 450 + error - trim)}, so lower voltages give longer
 * pulses. An event first moves the voltage towards the charge voltage, then makes its pulse; the public calibration says so too.
 */
public final class DriverPlasticity {

    /**
     * Value of a voltage cell that leaves no pulse with the ramp's cell at its default, our estimate: the public calibration's 180
     * gives a medium one, its 50 and 400 are the ends of the range.
     */
    private static final double CELLS_WITHOUT_PULSE = 450;

    /** Shortening of pulses with one step of an offset, in units of activation, if its cell holds as much as that of the ramp. */
    private static final double OFFSET_STEP = 0.6;

    /** Time that a comparator with its default bias takes, in units of activation. */
    private static final double COMPARATOR_DELAY = 0.5;

    private final DriverBank drivers;
    private final float[] offset;
    private final SpikingCells cells = new SpikingCells();

    DriverPlasticity(Variation variation, DriverBank drivers) {
        this.drivers = drivers;
        offset = variation.drivers(Draw.Kind.PLASTICITY_OFFSET, 0, variation.magnitude(ErrorSource.PLASTICITY_OFFSET));
    }

    void configure(CellBank bank) {
        cells.take(bank);
    }

    /**
     * Begins a run, with all voltages recovered.
     *
     * @param settings the plasticity of each driver
     * @param clocks of the hemisphere
     */
    public Run begin(IntFunction<ShortTermPlasticity> settings, HemisphereSettings clocks) {
        return new Run(settings, clocks.plasticityClockScale());
    }

    /** The voltages of all drivers in one run. */
    public final class Run {

        private final ShortTermPlasticity[] settings = new ShortTermPlasticity[SIGNED_INPUTS];
        private final double[] charge = new double[SIGNED_INPUTS];
        private final double[] recovery = new double[SIGNED_INPUTS];
        private final double[] shift = new double[SIGNED_INPUTS];
        private final double[] voltage = new double[SIGNED_INPUTS];
        private final int[] ticks = new int[SIGNED_INPUTS];
        private final int clockScale;

        private Run(IntFunction<ShortTermPlasticity> ofDrivers, int clockScale) {
            this.clockScale = clockScale;
            for (int driver = 0; driver < SIGNED_INPUTS; driver++) {
                ShortTermPlasticity plasticity = ofDrivers.apply(driver);
                settings[driver] = plasticity;
                if (plasticity.enabled()) {
                    prepare(driver, plasticity.secondPair());
                }
            }
        }

        private void prepare(int driver, boolean secondPair) {
            int quadrant = driver % QUADRANTS;
            Cell chargeCell = secondPair ? Cell.PLASTICITY_CHARGE_1 : Cell.PLASTICITY_CHARGE_0;
            Cell recoveryCell = secondPair ? Cell.PLASTICITY_RECOVERY_1 : Cell.PLASTICITY_RECOVERY_0;
            charge[driver] = cells.values(chargeCell)[quadrant];
            recovery[driver] = cells.values(recoveryCell)[quadrant];
            voltage[driver] = recovery[driver];
            double step = OFFSET_STEP
                    * cells.values(Cell.PLASTICITY_STEP)[quadrant]
                    / Math.max(1, cells.values(Cell.DRIVER_RAMP)[quadrant]);
            float trim = cells.values(Cell.PLASTICITY_OFFSET)[driver] - Cell.PLASTICITY_OFFSET.defaultValue();
            double speed = Math.max(1, cells.values(Cell.PLASTICITY_COMPARATOR)[quadrant])
                    / Cell.PLASTICITY_COMPARATOR.defaultValue();
            shift[driver] = offset[driver] - step * trim - COMPARATOR_DELAY * (1 / speed - 1);
        }

        /**
         * The pulse of an event; those of one driver must come in the order of their times.
         *
         * @param cycle of the event at its synapses
         * @return length in units of activation; the same for all events of a driver whose plasticity is off
         */
        public float pulse(int driver, int cycle) {
            ShortTermPlasticity plasticity = settings[driver];
            if (!plasticity.enabled()) {
                return drivers.spikingPulse(driver);
            }
            int tick = cycle >> clockScale;
            double left = StrictMath.pow(1 - plasticity.recoveredShare(), tick - ticks[driver]);
            double recovered = recovery[driver] + left * (voltage[driver] - recovery[driver]);
            ticks[driver] = tick;
            voltage[driver] = recovered + plasticity.utilizedShare() * (charge[driver] - recovered);
            return drivers.pulseAt(driver, MAX_ACTIVATION * voltage[driver] / CELLS_WITHOUT_PULSE, shift[driver]);
        }
    }
}
