package dev.synram.calibration.spiking.measurement;

import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.spiking.Conductance;
import dev.synram.chip.spiking.NeuronSettings;
import java.util.Arrays;

/**
 * Exponential currents of neurons from how far they lift resting membranes: at rest {@code D exp((V - V_T) / D)} is the distance to
 * the leak potential. A second point, farther up the curve, is stable only with a stronger leak.
 */
public final class ExponentialCurves {

    /** A smaller measured lift is taken as this. */
    private static final double LEAST_LIFT = 0.05;

    private final Potentials onPlain;
    private final Potentials offPlain;
    private final Potentials onStrong;
    private final Potentials offStrong;
    private final int[] low;
    private final int[] high;

    /**
     * Prepares measurements.
     *
     * @param bank neurons that do not adapt
     * @param low leak cells of the first point
     * @param high leak cells of the second point, for a leak that is multiplied
     * @param repetitions readings, averaged
     */
    public ExponentialCurves(NeuronBank bank, int[] low, int[] high, int repetitions) {
        this.low = low.clone();
        this.high = high.clone();
        onPlain = Potentials.resting(bank, neuron -> settings(neuron, neuron.leak(), true), repetitions);
        offPlain = Potentials.resting(bank, neuron -> settings(neuron, neuron.leak(), false), repetitions);
        onStrong = Potentials.resting(bank, neuron -> settings(neuron, stronger(neuron.leak()), true), repetitions);
        offStrong = Potentials.resting(bank, neuron -> settings(neuron, stronger(neuron.leak()), false), repetitions);
    }

    /** The next larger scale of a leak, which is 8 times as large. */
    public static Conductance stronger(Conductance leak) {
        return leak == Conductance.DIVIDED ? Conductance.PLAIN : Conductance.MULTIPLIED;
    }

    private static NeuronSettings settings(NeuronSettings neuron, Conductance leak, boolean on) {
        return Potentials.withoutInputs(neuron).withLeak(leak).withExponential(on);
    }

    /** By how much the current lifts membranes at the first point. */
    public Measurement lifts() {
        return at(low, (chip, noise) -> {
            double[] on = onPlain.measure(chip, noise.fold(0));
            double[] off = offPlain.measure(chip, noise.fold(1));
            Arrays.setAll(on, i -> on[i] - off[i]);
            return on;
        });
    }

    /** Slopes {@code D} from both points. */
    public Measurement slopes() {
        Measurement first = at(low, (chip, noise) -> pairs(onPlain, offPlain, chip, noise));
        Measurement second = at(high, (chip, noise) -> pairs(onStrong, offStrong, chip, noise));
        return (chip, noise) -> {
            double[] near = first.once(chip, noise.fold(0));
            double[] far = second.once(chip, noise.fold(1));
            double[] slopes = new double[near.length / 2];
            Arrays.setAll(slopes, i -> slope(near, far, i));
            return slopes;
        };
    }

    /**
     * A strong leak of 8 times the conductance needs 8 times the current for the same lift. A membrane rests only while its lift is
     * below the slope; one that does not has a slope that is too small to be measured.
     */
    private static double slope(double[] near, double[] far, int neuron) {
        int count = near.length / 2;
        double lift = Math.max(LEAST_LIFT, near[neuron] - near[count + neuron]);
        double farLift = Math.max(LEAST_LIFT, far[neuron] - far[count + neuron]);
        double logarithm = Math.log(Conductance.MULTIPLIED.factor() * farLift / lift);
        double slope = logarithm > 0 ? (far[neuron] - near[neuron]) / logarithm : 0;
        return slope > farLift ? slope : 0;
    }

    private static double[] pairs(Potentials on, Potentials off, Chip chip, NoiseKey noise) {
        double[] with = on.measure(chip, noise.fold(0));
        double[] without = off.measure(chip, noise.fold(1));
        double[] both = Arrays.copyOf(with, 2 * with.length);
        System.arraycopy(without, 0, both, with.length, without.length);
        return both;
    }

    private static Measurement at(int[] leakCells, Measurement measurement) {
        return (chip, noise) -> {
            HeldCells held = new HeldCells();
            held.write(chip, Cell.LEAK_POTENTIAL, leakCells);
            double[] values = measurement.measure(chip, noise);
            held.restore(chip);
            return values;
        };
    }
}
