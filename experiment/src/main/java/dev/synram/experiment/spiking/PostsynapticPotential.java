package dev.synram.experiment.spiking;

import dev.synram.calibration.measurement.Statistics;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import java.util.ArrayList;
import java.util.List;

/**
 * The mean postsynaptic potential of neurons. The CADC reads every 1.7 µs; events at 17 different times between two readings give a
 * point every 0.1 µs.
 *
 * @param neurons that are measured
 */
record PostsynapticPotential(AllNeurons neurons) {

    private static final double STEP_MICROS = 0.1;
    private static final int STEPS_PER_READING = (int) Math.round(SpikingRecord.CADC_INTERVAL_MICROS / STEP_MICROS);
    private static final int EVENT_STEP = 12 * STEPS_PER_READING;
    private static final int REPETITIONS = 4;
    private static final double MICROS = 80;

    /**
     * Measures.
     *
     * @param weight of the synapse, -63..63
     */
    List<SpikingCharacterizationResult.PotentialPoint> measure(Chip chip, int weight, NoiseKey noise) {
        SpikingConfiguration configuration = neurons.withSynapse(neuron -> neuron.withSpikes(false), weight);
        List<SpikingRun> runs = new ArrayList<>();
        for (int repetition = 0; repetition < REPETITIONS; repetition++) {
            for (int shift = 0; shift < STEPS_PER_READING; shift++) {
                Events event = Events.builder()
                        .add((EVENT_STEP + shift) * STEP_MICROS, AllNeurons.EVENT)
                        .build();
                runs.add(SpikingRun.of(event, MICROS).withCadc());
            }
        }
        return points(chip.emulate(configuration, runs, noise));
    }

    private List<SpikingCharacterizationResult.PotentialPoint> points(List<SpikingRecord> records) {
        List<Neuron> circuits = neurons.circuits();
        int samples = records.getFirst().cadc().orElseThrow().samples();
        double[][] sums = new double[circuits.size()][samples * STEPS_PER_READING];
        double[] rest = new double[circuits.size()];
        int resting = 0;
        for (int run = 0; run < records.size(); run++) {
            SpikingRecord.CadcTrace trace = records.get(run).cadc().orElseThrow();
            int shift = run % STEPS_PER_READING;
            for (int sample = 0; sample < samples; sample++) {
                int step = sample * STEPS_PER_READING - shift;
                resting += step < EVENT_STEP ? 1 : 0;
                for (int i = 0; i < circuits.size(); i++) {
                    int reading = trace.reading(sample, circuits.get(i));
                    if (step >= 0) {
                        sums[i][step] += reading;
                    }
                    if (step < EVENT_STEP) {
                        rest[i] += reading;
                    }
                }
            }
        }
        List<SpikingCharacterizationResult.PotentialPoint> points = new ArrayList<>();
        for (int step = 0; step < (samples - 1) * STEPS_PER_READING; step++) {
            double[] heights = new double[circuits.size()];
            for (int i = 0; i < heights.length; i++) {
                heights[i] = sums[i][step] / REPETITIONS - rest[i] / resting;
            }
            points.add(new SpikingCharacterizationResult.PotentialPoint(
                    (step - EVENT_STEP) * STEP_MICROS,
                    Statistics.mean(heights),
                    Statistics.standardDeviation(heights)));
        }
        return points;
    }
}
