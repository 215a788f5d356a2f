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
 * @param bump added to every weight of such a neuron after a batch
 */
record SilentNeurons(double fewestHidden, double fewestOutput, float bump) {

    /** Where gradients do not need spikes. */
    static final SilentNeurons IGNORED = new SilentNeurons(0, 0, 0);

    /** Hidden neurons must spike in some sample of a batch, outputs in one of four. */
    static final SilentNeurons RAISED = new SilentNeurons(1e-9, 0.25, 5e-4f);

    void raise(SpikingModel model, List<NetworkResponse> responses) {
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
                raise(model, neuron);
            }
        }
    }

    private void raise(SpikingModel model, int neuron) {
        for (int i = 0; i < model.weights().size(); i++) {
            Projection projection = model.topology().projections().get(i);
            int target = neuron - projection.firstTarget();
            if (target >= 0 && target < projection.targets()) {
                float[] weights = model.weights().get(i);
                for (int source = 0; source < projection.sources(); source++) {
                    weights[source * projection.targets() + target] += bump;
                }
            }
        }
    }
}
