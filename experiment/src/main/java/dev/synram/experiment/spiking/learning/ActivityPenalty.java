package dev.synram.experiment.spiking.learning;

import dev.synram.experiment.setting.SettingException;

/**
 * A penalty on bursting neurons: {@code strength} times the mean, over hidden neurons, of the square of what their mean number of
 * spikes a sample of a batch is above {@code mostSpikes} (the upper bound of Zenke and Vogels 2021).
 *
 * @param mostSpikes spikes of a hidden neuron a sample that cost nothing, 0..1000
 * @param strength in units of the loss, 0..1000; 0 for no penalty
 */
public record ActivityPenalty(double mostSpikes, double strength) {

    /** Neurons may spike as they like. */
    public static final ActivityPenalty NONE = new ActivityPenalty(0, 0);

    /** Beside a loss of about 0.1 at the end of a training. Our choice. */
    private static final double USUAL_STRENGTH = 0.1;

    private static final int MOST = 1000;

    public ActivityPenalty {
        require("mostSpikes", mostSpikes);
        require("strength", strength);
    }

    private static void require(String name, double value) {
        if (!(value >= 0 && value <= MOST)) {
            throw new SettingException(name, "is %s; it must be 0..%s".formatted(value, MOST));
        }
    }

    /** A bound with the usual strength. */
    public static ActivityPenalty above(double mostSpikes) {
        return new ActivityPenalty(mostSpikes, USUAL_STRENGTH);
    }

    /** Whether nothing is added to the loss. */
    public boolean isNone() {
        return strength == 0;
    }

    /**
     * The penalty of a batch.
     *
     * @param meanSpikes spikes a sample of each hidden neuron, on average over the batch
     * @param gradients receives the derivative with respect to each of them
     */
    public double of(double[] meanSpikes, double[] gradients) {
        double sum = 0;
        for (int neuron = 0; neuron < meanSpikes.length; neuron++) {
            double excess = Math.max(0, meanSpikes[neuron] - mostSpikes);
            sum += excess * excess;
            gradients[neuron] = 2 * strength * excess / meanSpikes.length;
        }
        return strength * sum / Math.max(1, meanSpikes.length);
    }
}
