package dev.synram.calibration.spiking.measurement;

import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.spiking.Conductance;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.chip.spiking.OffsetCurrent;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * CADC readings at which neurons spike: without leak, a constant current raises their membranes again and again from a low reset
 * potential (calix: {@code ThresholdCalibCADC}).
 */
public final class Thresholds implements Measurement {

    /** Readings of all columns a run, and runs (calix). */
    private static final int PUBLIC_READINGS = 1000;

    private static final int PUBLIC_RUNS = 3;
    private static final int PUBLIC_CURRENT = 70;

    /** Slow enough for the delay from threshold to spike to be small. */
    private static final int SMALL_CURRENT = 25;

    private static final int FITTED_RUNS = 12;
    private static final int FITTED_READINGS = 120;
    private static final int FEW_READINGS = 250;

    private final SpikingConfiguration configuration;
    private final boolean fitted;
    private final int runs;
    private final int readings;
    private final HeldCells held = new HeldCells();

    private Thresholds(NeuronBank bank, boolean fitted, int runs, int readings) {
        this.fitted = fitted;
        this.runs = runs;
        this.readings = readings;
        configuration = SpikeTimes.sendingAll(bank, Thresholds::driven).build();
    }

    /** The largest of 3 x 1000 readings, as the public software does. */
    public static Thresholds largest(NeuronBank bank) {
        return new Thresholds(bank, false, PUBLIC_RUNS, PUBLIC_READINGS);
    }

    /** The largest of a few readings, for a first search. */
    public static Thresholds coarse(NeuronBank bank) {
        return new Thresholds(bank, false, 1, FEW_READINGS);
    }

    /** The line through readings over the time to the next spike, at the spike: its noise does not favour large readings. */
    public static Thresholds fitted(NeuronBank bank) {
        return new Thresholds(bank, true, FITTED_RUNS, FITTED_READINGS);
    }

    private static NeuronSettings driven(NeuronSettings neuron) {
        return Potentials.withoutInputs(neuron)
                .withOffset(OffsetCurrent.UP)
                .withLeak(Conductance.DIVIDED)
                .withExponential(false);
    }

    @Override
    public void prepare(Chip chip) {
        held.write(chip, Cell.OFFSET_CURRENT, fitted ? SMALL_CURRENT : PUBLIC_CURRENT);
        held.write(chip, Cell.LEAK_BIAS, 0);
        held.write(chip, Cell.RESET_POTENTIAL, 0);
    }

    @Override
    public double[] measure(Chip chip, NoiseKey noise) {
        SpikingRun run = SpikingRun.of(Events.NONE, readings * SpikingRecord.CADC_INTERVAL_MICROS)
                .withCadc();
        List<SpikingRecord> records = chip.emulate(configuration, Collections.nCopies(runs, run), noise);
        return fitted ? atSpikes(records) : largest(records);
    }

    private static double[] largest(List<SpikingRecord> records) {
        double[] largest = new double[Recordings.trace(records.getFirst())[0].length];
        for (SpikingRecord each : records) {
            for (int[] readings : Recordings.trace(each)) {
                Arrays.setAll(largest, i -> Math.max(largest[i], readings[i]));
            }
        }
        return largest;
    }

    private static double[] atSpikes(List<SpikingRecord> records) {
        double[] largest = largest(records);
        RampEnds[] ends = new RampEnds[largest.length];
        Arrays.setAll(ends, i -> new RampEnds());
        List<double[][]> spikes =
                records.stream().map(each -> SpikeTimes.of(each, ends.length)).toList();
        for (double[][] ofRun : spikes) {
            for (int i = 0; i < ends.length; i++) {
                ends[i].look(ofRun[i]);
            }
        }
        for (int run = 0; run < records.size(); run++) {
            int[][] traces = Recordings.trace(records.get(run));
            for (int i = 0; i < ends.length; i++) {
                ends[i].add(traces, i, spikes.get(run)[i]);
            }
        }
        double[] thresholds = new double[ends.length];
        Arrays.setAll(thresholds, i -> ends[i].at(largest[i]));
        return thresholds;
    }

    @Override
    public void finish(Chip chip) {
        held.restore(chip);
    }
}
