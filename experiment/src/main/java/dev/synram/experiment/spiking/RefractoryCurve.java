package dev.synram.experiment.spiking;

import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which neurons spike twice at two events, over the time between these. Events bypass the synaptic inputs and make neurons spike at
 * once, so that the refractory time alone decides.
 *
 * @param neurons that are measured
 */
record RefractoryCurve(AllNeurons neurons) {

    private static final double FIRST_MICROS = 5;
    private static final int STEPS = 40;
    private static final int WEIGHT = 63;
    private static final double TWICE = 2;

    List<SpikingCharacterizationResult.RefractoryPoint> measure(Chip chip, double refractoryMicros, NoiseKey noise) {
        SpikingConfiguration configuration = neurons.withSynapse(
                neuron -> neuron.withExcitatory(neuron.excitatory().withBypassed(true)), WEIGHT);
        List<Double> intervals = new ArrayList<>();
        List<SpikingRun> runs = new ArrayList<>();
        for (int step = 0; step <= STEPS; step++) {
            double interval = refractoryMicros * (0.5 + (double) step / STEPS);
            Events events = Events.builder()
                    .add(FIRST_MICROS, AllNeurons.EVENT)
                    .add(FIRST_MICROS + interval, AllNeurons.EVENT)
                    .build();
            intervals.add(interval);
            runs.add(SpikingRun.of(events, FIRST_MICROS + TWICE * interval + 1));
        }
        List<SpikingRecord> records = chip.emulate(configuration, runs, noise);
        List<SpikingCharacterizationResult.RefractoryPoint> points = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            double[] counts = neurons.of(records.get(i).counters().spikes());
            long twice = Arrays.stream(counts).filter(count -> count >= TWICE).count();
            points.add(new SpikingCharacterizationResult.RefractoryPoint(
                    intervals.get(i), (double) twice / counts.length));
        }
        return points;
    }
}
