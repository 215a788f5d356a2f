package dev.synram.experiment.spiking.learning;

import dev.synram.data.LabelledData;
import dev.synram.network.spiking.Decoder;
import dev.synram.network.spiking.NetworkResponse;
import dev.synram.network.spiking.SpikingTopology;
import dev.synram.network.spiking.TimeGrid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a network answered to test samples.
 *
 * @param samples every sample
 * @param shown a sample of each class in detail
 * @param spikesPerSample spikes of all neurons a sample
 * @param spikesPerHiddenNeuron spikes of a hidden neuron a sample, on average
 * @param accuracyOverTime accuracy of the answers at the end of each time step, 0..1
 */
public record SpikingAnswers(
        List<AnsweredSample> samples,
        List<ShownSample> shown,
        double spikesPerSample,
        double spikesPerHiddenNeuron,
        List<Double> accuracyOverTime) {

    /** Samples with more values are not copied. */
    private static final int MOST_VALUES = 16;

    public SpikingAnswers {
        samples = List.copyOf(samples);
        shown = List.copyOf(shown);
        accuracyOverTime = List.copyOf(accuracyOverTime);
    }

    /**
     * Reads answers from responses.
     *
     * @param test the samples, with values of 0..1
     * @param responses one a sample
     */
    static SpikingAnswers of(
            SpikingTopology topology,
            Decoder decoder,
            TimeGrid grid,
            LabelledData test,
            List<NetworkResponse> responses) {
        List<AnsweredSample> samples = new ArrayList<>();
        List<ShownSample> shown = new ArrayList<>();
        Set<Integer> labels = new HashSet<>();
        long spikes = 0;
        long hidden = 0;
        for (int sample = 0; sample < responses.size(); sample++) {
            NetworkResponse response = responses.get(sample);
            AnsweredSample answered = new AnsweredSample(
                    values(test, sample),
                    test.labels()[sample],
                    decoder.read(topology, response, grid).answer(),
                    decoder.decisionMicros(topology, response, grid));
            samples.add(answered);
            if (labels.add(answered.label())) {
                shown.add(ShownSample.of(answered, topology, grid, response));
            }
            spikes += response.spikes().count();
            hidden += Arrays.stream(response.spikes().sources())
                    .filter(neuron -> neuron < topology.firstOutput())
                    .count();
        }
        return new SpikingAnswers(
                samples,
                shown,
                (double) spikes / responses.size(),
                (double) hidden / responses.size() / Math.max(1, topology.firstOutput()),
                new AnswersOverTime(topology, decoder, grid).accuracies(test.labels(), responses));
    }

    private static List<Float> values(LabelledData test, int sample) {
        List<Float> values = new ArrayList<>();
        if (test.sampleSize() <= MOST_VALUES) {
            for (float value : test.sample(sample)) {
                values.add(value);
            }
        }
        return values;
    }

    /** For each sample, whether the answer is right. */
    public boolean[] correct() {
        boolean[] correct = new boolean[samples.size()];
        for (int sample = 0; sample < correct.length; sample++) {
            correct[sample] = samples.get(sample).correct();
        }
        return correct;
    }

    /** The share of samples whose answer is right, 0..1. */
    public double accuracy() {
        return (double) samples.stream().filter(AnsweredSample::correct).count() / samples.size();
    }
}
