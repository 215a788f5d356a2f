package dev.synram.training.spiking.gradient;

import dev.synram.network.spiking.NetworkResponse;
import dev.synram.network.spiking.Scores;
import dev.synram.network.spiking.SpikingTopology;
import java.util.Arrays;

/**
 * How the loss of a sample depends on its outputs: on the potential of each at one point, and on the time of one spike of each.
 *
 * @param points at which the potentials are taken; {@link Scores#NOWHERE} for none
 * @param potentials derivatives with respect to these potentials
 * @param spikes numbers of the spikes; {@link Scores#NOWHERE} for none
 * @param times derivatives with respect to the times of these spikes, in 1/µs
 */
@SuppressWarnings("ArrayRecordComponent") // the caller's own; gradients are never compared as records
public record OutputGradients(int[] points, double[] potentials, int[] spikes, double[] times) {

    /** Derivative with respect to the largest potential of an output that should have spiked and did not. */
    private static final double SILENT = -3;

    /** Scores are potentials. */
    public static OutputGradients ofPotentials(Scores scores, double[] gradients) {
        return new OutputGradients(scores.origins(), gradients, nowhere(scores.count()), new double[scores.count()]);
    }

    /**
     * Scores are negative times of first spikes. If the right output did not spike, its potential is raised where it was the
     * largest, since a spike that is missing has no time.
     *
     * @param share of the sample in the mean loss
     */
    public static OutputGradients ofFirstSpikes(
            SpikingTopology topology,
            NetworkResponse response,
            Scores scores,
            double[] gradients,
            int label,
            double share) {
        double[] times = new double[scores.count()];
        Arrays.setAll(times, output -> -gradients[output]);
        int[] points = nowhere(scores.count());
        double[] potentials = new double[scores.count()];
        if (scores.origins()[label] == Scores.NOWHERE) {
            points[label] = largest(topology, response, label);
            potentials[label] = SILENT * share;
        }
        return new OutputGradients(points, potentials, scores.origins(), times);
    }

    private static int largest(SpikingTopology topology, NetworkResponse response, int output) {
        int neurons = topology.neurons();
        int neuron = topology.firstOutput() + output;
        float[] traces = response.traces();
        int largest = 0;
        for (int point = 1; point * neurons < traces.length; point++) {
            if (traces[point * neurons + neuron] > traces[largest * neurons + neuron]) {
                largest = point;
            }
        }
        return largest;
    }

    private static int[] nowhere(int count) {
        int[] nowhere = new int[count];
        Arrays.fill(nowhere, Scores.NOWHERE);
        return nowhere;
    }
}
