package dev.synram.training.spiking;

import dev.synram.network.spiking.NetworkResponse;
import dev.synram.network.spiking.Projection;
import dev.synram.network.spiking.SpikingModel;
import java.util.List;

/**
 * Raises the weights of neurons that hardly spike, since spike times of silent neurons have no gradient (as in {@code
 * fastAndDeep}).
 *
 * @param fewestHidden spikes a sample below which the weights of a hidden neuron are raised
 * @param fewestOutput the same for outputs
 * @param bump added to every weight of such a neuron after a batch, in learning rates: it must fade with them, or weights never settle
 */
record SilentNeurons(double fewestHidden, double fewestOutput, double bump) {

    /** Where gradients do not need spikes. */
    static final SilentNeurons IGNORED = new SilentNeurons(0, 0, 0);

    /** Hidden neurons must spike in some sample of a batch, outputs in one of four. */
    static final SilentNeurons RAISED = new SilentNeurons(1e-9, 0.25, 0.2);

    /**
     * Raises weights after a batch.
     *
     * @param rate the learning rate
     */
    void raise(SpikingModel model, List<NetworkResponse> responses, double rate) {
        if (bump == 0) {
            return;
        }
        int[] counts = new int[model.topology().neurons()];
        for (NetworkResponse response : responses) {
            for (int neuron : response.spikes().sources()) {
                counts[neuron]++;
            }
        }
        boolean[] spiking = model.topology().spiking();
        for (int neuron = 0; neuron < counts.length; neuron++) {
            double fewest = neuron >= model.topology().firstOutput() ? fewestOutput : fewestHidden;
            if (spiking[neuron] && counts[neuron] < fewest * responses.size()) {
                raise(model, neuron, (float) (bump * rate));
            }
        }
    }

    private static void raise(SpikingModel model, int neuron, float step) {
        for (int i = 0; i < model.weights().size(); i++) {
            Projection projection = model.topology().projections().get(i);
            int target = neuron - projection.firstTarget();
            if (target >= 0 && target < projection.targets()) {
                float[] weights = model.weights().get(i);
                for (int source = 0; source < projection.sources(); source++) {
                    weights[source * projection.targets() + target] += step;
                }
            }
        }
    }
}
