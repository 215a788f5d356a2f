package dev.synram.experiment.spiking.learning;

import dev.synram.network.spiking.Decoder;
import dev.synram.network.spiking.NetworkResponse;
import dev.synram.network.spiking.SpikeTrain;
import dev.synram.network.spiking.SpikingTopology;
import dev.synram.network.spiking.TimeGrid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The answers that a network would have given if a sample had ended earlier. */
record AnswersOverTime(SpikingTopology topology, Decoder decoder, TimeGrid grid) {

    /** The accuracy at the end of each step, 0..1. */
    List<Double> accuracies(byte[] labels, List<NetworkResponse> responses) {
        List<Double> accuracies = new ArrayList<>();
        for (int steps = 1; steps <= grid.steps(); steps++) {
            TimeGrid part = new TimeGrid(grid.stepMicros(), steps);
            int correct = 0;
            for (int sample = 0; sample < labels.length; sample++) {
                NetworkResponse response = until(responses.get(sample), part.micros());
                correct += decoder.read(topology, response, part).answer() == labels[sample] ? 1 : 0;
            }
            accuracies.add((double) correct / labels.length);
        }
        return accuracies;
    }

    private static NetworkResponse until(NetworkResponse response, double micros) {
        SpikeTrain spikes = response.spikes();
        int count = 0;
        while (count < spikes.count() && spikes.micros()[count] <= micros) {
            count++;
        }
        return new NetworkResponse(
                new SpikeTrain(Arrays.copyOf(spikes.sources(), count), Arrays.copyOf(spikes.micros(), count)),
                response.traces());
    }
}
