package dev.synram.calibration.spiking;

import dev.synram.calibration.Metric;
import dev.synram.calibration.measurement.InputSide;
import dev.synram.calibration.measurement.Quantity;
import dev.synram.calibration.measurement.Statistics;
import dev.synram.calibration.spiking.measurement.LineDecays;
import dev.synram.calibration.spiking.measurement.MembraneDecays;
import dev.synram.calibration.spiking.measurement.NeuronBank;
import dev.synram.calibration.spiking.measurement.Potentials;
import dev.synram.calibration.spiking.measurement.PspHeights;
import dev.synram.calibration.spiking.measurement.RefractoryTimes;
import dev.synram.calibration.spiking.measurement.Thresholds;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.spiking.AdaptationSettings;
import dev.synram.chip.spiking.NeuronSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The measured properties of a chip's spiking neurons, one value a neuron. A value that could not be measured, of a neuron that
 * never spikes for example, is 0.
 *
 * @param quantities every quantity of every neuron
 * @param counted for every neuron, whether it is part of the {@linkplain #standardDeviations standard deviations}: those that
 *     are calibrated
 */
@SuppressWarnings("ArrayRecordComponent") // one element a neuron; metrics are never compared as records
public record SpikingMetrics(List<Quantity> quantities, boolean[] counted) {

    /** Name of the potential of a resting membrane. */
    public static final String LEAK = "leak potential";

    /** Name of the potential to which membranes are reset. */
    public static final String RESET = "reset potential";

    /** Name of the potential at which neurons spike. */
    public static final String THRESHOLD = "threshold";

    /** Name of the time constant of membranes. */
    public static final String MEMBRANE = "membrane time constant";

    /** Name of the time constant of excitatory synaptic inputs. */
    public static final String EXCITATORY = "excitatory time constant";

    /** Name of the time constant of inhibitory synaptic inputs. */
    public static final String INHIBITORY = "inhibitory time constant";

    /** Name of the height of excitatory postsynaptic potentials, the mean over synapses of many rows, a step of weight. */
    public static final String EXCITATORY_HEIGHT = "EPSP height";

    /** Name of the height of inhibitory postsynaptic potentials. */
    public static final String INHIBITORY_HEIGHT = "IPSP height";

    /** Name of the time between two spikes of a neuron that is driven without pause. */
    public static final String REFRACTORY = "refractory time";

    private static final double PERCENT = 100;
    private static final int READINGS = 64;
    private static final int LINES = 2;

    /** From here on, the CADC follows membranes well. */
    static final double SLOW_MICROS = 3;

    public SpikingMetrics {
        quantities = List.copyOf(quantities);
    }

    /**
     * Standard deviations over calibrated neurons.
     *
     * @param leakLsb of the potential of resting membranes in CADC LSB
     * @param resetLsb of the reset potential in CADC LSB
     * @param thresholdLsb of the threshold in CADC LSB
     * @param tauMemPercent of the time constant of membranes in % of its mean
     * @param tauSynExcitatoryPercent of the time constant of excitatory inputs in % of its mean
     * @param tauSynInhibitoryPercent of the time constant of inhibitory inputs in % of its mean
     * @param pspHeightPercent of the heights of excitatory and inhibitory postsynaptic potentials together, in % of their mean
     */
    public record StandardDeviations(
            double leakLsb,
            double resetLsb,
            double thresholdLsb,
            double tauMemPercent,
            double tauSynExcitatoryPercent,
            double tauSynInhibitoryPercent,
            double pspHeightPercent) {}

    /**
     * Measures all quantities with the present cells of a chip; adaptation and exponential current are off.
     *
     * @param bank digital settings of the neurons
     * @param targets approximate values
     * @param counted which neurons are part of the standard deviations
     */
    static SpikingMetrics measure(
            Chip chip, NeuronBank bank, SpikingTargets targets, boolean[] counted, NoiseKey noise) {
        NeuronBank passive = bank.copy();
        passive.change(neuron -> neuron.withExponential(false).withAdaptation(AdaptationSettings.OFF));
        UnaryOperator<NeuronSettings> same = UnaryOperator.identity();
        double slowest =
                Math.max(targets.membraneMicros(), Math.max(targets.excitatoryMicros(), targets.inhibitoryMicros()));
        PspHeights heights = PspHeights.large(passive, chip, slowest, 1);
        List<Quantity> quantities = new ArrayList<>();
        quantities.add(quantity(
                LEAK, "LSB", Potentials.resting(passive, same, READINGS).once(chip, noise.fold(1))));
        quantities.add(
                quantity(RESET, "LSB", Potentials.reset(passive, same, READINGS).once(chip, noise.fold(2))));
        quantities.add(quantity(THRESHOLD, "LSB", Thresholds.fitted(passive).once(chip, noise.fold(3))));
        quantities.add(quantity(
                MEMBRANE, "µs", decays(passive, targets.membraneMicros()).once(chip, noise.fold(4))));
        quantities.add(quantity(
                EXCITATORY,
                "µs",
                lines(passive, chip, InputSide.EXCITATORY, targets.excitatoryMicros())
                        .once(chip, noise.fold(5))));
        quantities.add(quantity(
                INHIBITORY,
                "µs",
                lines(passive, chip, InputSide.INHIBITORY, targets.inhibitoryMicros())
                        .once(chip, noise.fold(6))));
        quantities.add(quantity(
                EXCITATORY_HEIGHT, "LSB", heights.linear(InputSide.EXCITATORY).once(chip, noise.fold(0))));
        quantities.add(quantity(
                INHIBITORY_HEIGHT, "LSB", heights.linear(InputSide.INHIBITORY).once(chip, noise.fold(8))));
        quantities.add(quantity(
                REFRACTORY,
                "µs",
                new RefractoryTimes(passive, chip, targets.refractoryMicros()).once(chip, noise.fold(7))));
        return new SpikingMetrics(quantities, counted);
    }

    private static MembraneDecays decays(NeuronBank bank, double micros) {
        return micros >= SLOW_MICROS
                ? MembraneDecays.cadc(bank, UnaryOperator.identity(), micros, READINGS)
                : MembraneDecays.madc(bank, UnaryOperator.identity(), micros, LINES);
    }

    private static LineDecays lines(NeuronBank bank, Chip chip, InputSide side, double micros) {
        return micros >= SLOW_MICROS
                ? LineDecays.cadc(bank, chip.geometry(), side, micros, READINGS)
                : LineDecays.madc(bank, chip.geometry(), side, micros, LINES);
    }

    private static Quantity quantity(String name, String unit, double[] values) {
        return new Quantity(name, unit, Cell.Scope.COLUMN, values);
    }

    /** Every quantity before and after. */
    static List<Metric> compare(SpikingMetrics before, SpikingMetrics after) {
        List<Metric> metrics = new ArrayList<>();
        for (Quantity was : before.quantities()) {
            Quantity is = after.quantity(was.name());
            metrics.add(new Metric(
                    was.name(), was.unit(), was.mean(), was.standardDeviation(), is.mean(), is.standardDeviation()));
        }
        return metrics;
    }

    /** The quantity with a name. */
    public Quantity quantity(String name) {
        return quantities.stream()
                .filter(quantity -> quantity.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no quantity is called " + name));
    }

    /** Standard deviations over the {@link #counted} neurons. */
    public StandardDeviations standardDeviations() {
        return new StandardDeviations(
                lsb(LEAK),
                lsb(RESET),
                lsb(THRESHOLD),
                percent(values(MEMBRANE)),
                percent(values(EXCITATORY)),
                percent(values(INHIBITORY)),
                percent(joined(values(EXCITATORY_HEIGHT), values(INHIBITORY_HEIGHT))));
    }

    private double lsb(String name) {
        return Statistics.standardDeviation(values(name));
    }

    private static double percent(double[] values) {
        return PERCENT * Statistics.standardDeviation(values) / Statistics.mean(values);
    }

    private static double[] joined(double[] some, double[] others) {
        double[] all = Arrays.copyOf(some, some.length + others.length);
        System.arraycopy(others, 0, all, some.length, others.length);
        return all;
    }

    private double[] values(String name) {
        double[] values = quantity(name).values();
        return IntStream.range(0, values.length)
                .filter(i -> counted[i])
                .mapToDouble(i -> values[i])
                .toArray();
    }
}
