package dev.synram.report.sample;

import dev.synram.calibration.Effort;
import dev.synram.calibration.Metric;
import dev.synram.calibration.measurement.CellSettings;
import dev.synram.calibration.measurement.Quantity;
import dev.synram.calibration.spiking.SpikingCalibrated;
import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.calibration.spiking.SpikingMetrics;
import dev.synram.calibration.spiking.SpikingTargets;
import dev.synram.chip.Cell;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.random.CounterRandom;
import dev.synram.chip.spiking.HemisphereSettings;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.compiler.spiking.Population;
import dev.synram.experiment.result.CalibrationState;
import dev.synram.experiment.spiking.AdexPattern;
import dev.synram.experiment.spiking.PlayResult;
import dev.synram.experiment.spiking.PlayedNeuron;
import dev.synram.experiment.spiking.PlayedSpike;
import dev.synram.experiment.spiking.PlayedTrace;
import dev.synram.experiment.spiking.SpikingCharacterizationResult;
import dev.synram.experiment.spiking.SpikingCharacterizationResult.PatternResponse;
import dev.synram.experiment.spiking.SpikingCharacterizationResult.PotentialPoint;
import dev.synram.experiment.spiking.SpikingCharacterizationResult.RatePoint;
import dev.synram.experiment.spiking.SpikingCharacterizationResult.RefractoryPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Results of spiking neurons with made-up values. */
public final class SampleSpiking {

    private static final int NEURONS = 512;
    private static final CalibrationState STATE = new CalibrationState("best", 0.5);

    private SampleSpiking() {}

    /** A calibration whose neurons are alike after it, with one that failed. */
    public static SpikingCalibrated calibrated() {
        boolean[] successes = new boolean[NEURONS];
        Arrays.fill(successes, true);
        successes[7] = false;
        SpikingMetrics before = metrics(0.3, successes);
        SpikingMetrics after = metrics(0.01, successes);
        List<Metric> figures = after.quantities().stream()
                .map(quantity -> new Metric(quantity.name(), quantity.unit(), 80, 24, quantity.mean(), 1))
                .toList();
        int[] values = new int[NEURONS];
        Arrays.setAll(values, i -> 600 + i / 4);
        return new SpikingCalibrated(
                new SpikingCalibration(
                        "simulated-nominal-1",
                        1,
                        SpikingTargets.DEFAULT,
                        Effort.BEST,
                        0,
                        settings(values, successes),
                        Collections.nCopies(NEURONS, NeuronSettings.DEFAULT),
                        List.of(HemisphereSettings.DEFAULT, HemisphereSettings.DEFAULT),
                        successes,
                        figures),
                before,
                after);
    }

    private static List<CellSettings> settings(int[] leaks, boolean[] successes) {
        return Arrays.stream(Cell.values())
                .map(cell -> {
                    int[] values = new int[cell.instances(ChipGeometry.BRAINSCALES2)];
                    Arrays.fill(values, cell.defaultValue());
                    return cell == Cell.LEAK_POTENTIAL
                            ? new CellSettings(cell, leaks, successes)
                            : CellSettings.of(cell, values);
                })
                .toList();
    }

    private static SpikingMetrics metrics(double relative, boolean[] counted) {
        List<Quantity> quantities = Stream.of(
                        SpikingMetrics.LEAK,
                        SpikingMetrics.RESET,
                        SpikingMetrics.THRESHOLD,
                        SpikingMetrics.MEMBRANE,
                        SpikingMetrics.EXCITATORY,
                        SpikingMetrics.INHIBITORY,
                        SpikingMetrics.EXCITATORY_HEIGHT,
                        SpikingMetrics.INHIBITORY_HEIGHT,
                        SpikingMetrics.REFRACTORY)
                .map(name -> new Quantity(name, "LSB", Cell.Scope.COLUMN, values(name.hashCode(), relative)))
                .toList();
        return new SpikingMetrics(quantities, counted);
    }

    private static double[] values(long key, double relative) {
        double[] values = new double[NEURONS];
        Arrays.setAll(values, i -> 80 * (1 + relative * CounterRandom.normal(key, i)));
        return values;
    }

    /**
     * Spikes of two populations.
     *
     * @param neurons of each
     * @param spikes of each neuron
     */
    public static PlayResult played(int neurons, int spikes) {
        List<PlayedNeuron> all = new ArrayList<>();
        List<PlayedSpike> recorded = new ArrayList<>();
        for (int neuron = 0; neuron < 2 * neurons; neuron++) {
            all.add(new PlayedNeuron(
                    "neuron <&\"> of some population[%s]".formatted(neuron), 0, neuron, spikes, 1e4, 3e2));
        }
        for (int spike = 0; spike < spikes; spike++) {
            for (int neuron = 0; neuron < 2 * neurons; neuron++) {
                recorded.add(new PlayedSpike(0, neuron, 1000.0 * spike / spikes + neuron * 1e-3));
            }
        }
        return new PlayResult(
                "1.0",
                "simulated-nominal-1",
                STATE,
                1,
                1000,
                1,
                List.of(
                        new Population("excitatory <&\">", Population.Kind.NEURONS, 0, neurons),
                        new Population("noise", Population.Kind.INPUTS, 0, 3),
                        new Population("inhibitory", Population.Kind.NEURONS, neurons, neurons)),
                all,
                12_345,
                recorded,
                17,
                List.of(trace(0, "MADC", 0.032, 31_250), trace(1, "CADC", 1.7, 589)));
    }

    private static PlayedTrace trace(int neuron, String adc, double interval, int samples) {
        return new PlayedTrace(
                neuron,
                adc,
                0,
                interval,
                IntStream.range(0, samples)
                        .mapToObj(i -> 100 + CounterRandom.below(20, 1, i))
                        .toList());
    }

    /** Responses, with all patterns. */
    public static SpikingCharacterizationResult characterized() {
        return new SpikingCharacterizationResult(
                "1.0",
                "simulated-nominal-1",
                STATE,
                1,
                511,
                calibrated().calibration().figures(),
                IntStream.rangeClosed(0, 20)
                        .mapToObj(i -> new RatePoint(40 * i, 2e4 * i, 1e3, 1.9e4 * i, 2.1e4 * i))
                        .toList(),
                potential(20),
                potential(-20),
                IntStream.range(0, 40)
                        .mapToObj(i -> new RefractoryPoint(0.1 * i, i < 20 ? 0 : 1))
                        .toList(),
                Stream.of(AdexPattern.values())
                        .map(pattern -> new PatternResponse(
                                pattern,
                                "hemisphere 0, column 0",
                                300,
                                pattern == AdexPattern.TRANSIENT ? List.of() : List.of(10.0, 30.0, 70.0),
                                trace(0, "MADC", 0.032, 18_750)))
                        .toList());
    }

    private static List<PotentialPoint> potential(double height) {
        return IntStream.range(-200, 600)
                .mapToObj(i -> new PotentialPoint(0.1 * i, i < 0 ? 0 : height * i / 60 * Math.exp(1 - i / 60.0), 0.5))
                .toList();
    }
}
