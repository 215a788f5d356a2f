package dev.synram.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.synram.data.LabelledData;
import dev.synram.experiment.checkpoint.TrainingState;
import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Network;
import dev.synram.training.gradient.CrossEntropy;
import dev.synram.training.gradient.FloatForward;
import dev.synram.training.gradient.FloatInput;
import dev.synram.training.gradient.HostGradient;
import dev.synram.training.gradient.Tensors;
import java.util.Arrays;
import java.util.List;

/**
 * A network in float on the host, without a chip: training, accuracy, and the results that determine its quantization.
 */
public final class HostTraining {

    private static final int EVALUATION_BATCH = 1000;

    /** Number of values of a node that determine its range. */
    private static final int MOST_VALUES = 1 << 20;

    private final FloatForward forward;

    /** Prepares training of a network. */
    public HostTraining(Network network) {
        forward = new FloatForward(network);
    }

    /**
     * Trains until all epochs are done.
     *
     * @param start state to resume from
     * @param test samples whose accuracy is recorded after each epoch
     */
    public TrainingState train(
            TrainingState start,
            Hyperparameters settings,
            LabelledData train,
            LabelledData test,
            TrainingListener listener) {
        HostGradient gradient =
                new HostGradient(forward, new CrossEntropy(settings.gradient().logitScale()));
        return new TrainingLoop<>(gradient, settings, (weights, _) -> accuracy(weights, test), listener)
                .train(start, train);
    }

    /** Fraction of samples classified correctly, 0..1. */
    public double accuracy(List<FloatWeights> weights, LabelledData samples) {
        long correct = 0;
        Ahead<FloatInput> batches = new Ahead<>(
                Math.ceilDiv(samples.count(), EVALUATION_BATCH), number -> forward.input(batch(samples, number)));
        try (NDManager manager = NDManager.newBaseManager()) {
            List<NDArray> tensors = tensors(manager, weights);
            while (batches.hasNext()) {
                try (FloatInput batch = batches.next();
                        NDManager scope = manager.newSubManager()) {
                    byte[] labels = batch.samples().labels();
                    long[] predictions = forward.results(scope, batch, tensors)
                            .getLast()
                            .argMax(1)
                            .toLongArray();
                    for (int i = 0; i < predictions.length; i++) {
                        correct += predictions[i] == labels[i] ? 1 : 0;
                    }
                }
            }
        }
        return correct / (double) samples.count();
    }

    private static LabelledData batch(LabelledData samples, int number) {
        int first = number * EVALUATION_BATCH;
        return samples.range(first, Math.min(EVALUATION_BATCH, samples.count() - first));
    }

    /**
     * The results of each node, or as many as are needed to determine its range.
     *
     * @param samples calibration data
     */
    public static List<float[]> results(FloatNetwork network, LabelledData samples) {
        FloatForward forward = new FloatForward(network.network());
        try (FloatInput input = forward.input(samples);
                NDManager manager = NDManager.newBaseManager()) {
            return forward.results(manager, input, tensors(manager, network.parameters())).stream()
                    .map(result -> some(result.toFloatArray(), samples.count()))
                    .toList();
        }
    }

    /** The results of the first samples. */
    private static float[] some(float[] values, int samples) {
        int size = values.length / samples;
        int kept = Math.min(samples, Math.max(1, MOST_VALUES / Math.max(1, size)));
        return Arrays.copyOf(values, kept * size);
    }

    private static List<NDArray> tensors(NDManager manager, List<FloatWeights> weights) {
        return weights.stream()
                .map(w -> Tensors.copy(manager, w.values(), new Shape(w.inputs(), w.outputs())))
                .toList();
    }
}
