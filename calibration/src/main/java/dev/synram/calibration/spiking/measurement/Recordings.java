package dev.synram.calibration.spiking.measurement;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;

import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Means of recorded traces. */
final class Recordings {

    private Recordings() {}

    /** Traces of all neurons by the fast ADC: neurons x samples, each the mean over repetitions. */
    static double[][] madc(
            Chip chip, SpikingConfiguration configuration, SpikingRun run, int repetitions, NoiseKey noise) {
        int neurons = chip.geometry().hemispheres() * COLUMNS;
        List<SpikingRun> runs = new ArrayList<>();
        for (int i = 0; i < neurons; i++) {
            runs.addAll(Collections.nCopies(repetitions, run.withMadc(NeuronBank.neuron(i))));
        }
        List<SpikingRecord> records = chip.emulate(configuration, runs, noise);
        double[][] means = new double[neurons][];
        for (int i = 0; i < neurons; i++) {
            means[i] = mean(records.subList(i * repetitions, (i + 1) * repetitions));
        }
        return means;
    }

    private static double[] mean(List<SpikingRecord> records) {
        double[] mean = new double[records.getFirst().madc().length];
        for (SpikingRecord each : records) {
            for (int sample = 0; sample < mean.length; sample++) {
                mean[sample] += each.madc()[sample] / (double) records.size();
            }
        }
        return mean;
    }

    /** Traces of all neurons by the CADC: samples x neurons, each the mean over repetitions. */
    static double[][] cadc(
            Chip chip, SpikingConfiguration configuration, SpikingRun run, int repetitions, NoiseKey noise) {
        List<SpikingRecord> records =
                chip.emulate(configuration, Collections.nCopies(repetitions, run.withCadc()), noise);
        double[][] means =
                new double[trace(records.getFirst()).length][chip.geometry().hemispheres() * COLUMNS];
        for (SpikingRecord each : records) {
            int[][] readings = trace(each);
            for (int sample = 0; sample < means.length; sample++) {
                for (int i = 0; i < means[sample].length; i++) {
                    means[sample][i] += readings[sample][i] / (double) repetitions;
                }
            }
        }
        return means;
    }

    /** The samples of every neuron from the first wanted on: neurons x samples. */
    static double[][] transposed(double[][] samples, int first) {
        double[][] traces = new double[samples[0].length][samples.length - first];
        for (int i = 0; i < traces.length; i++) {
            for (int sample = first; sample < samples.length; sample++) {
                traces[i][sample - first] = samples[sample][i];
            }
        }
        return traces;
    }

    /** The readings of all columns, samples x columns. */
    static int[][] trace(SpikingRecord each) {
        return each.cadc()
                .orElseThrow(() -> new IllegalStateException("the chip recorded no trace of its columns"))
                .readings();
    }
}
