package dev.synram.training;

import ai.djl.ndarray.NDManager;
import ai.djl.training.tracker.Tracker;
import dev.synram.data.LabelledData;
import dev.synram.experiment.checkpoint.EpochRecord;
import dev.synram.experiment.checkpoint.TrainingState;
import dev.synram.network.FloatWeights;
import dev.synram.training.gradient.BatchGradient;
import dev.synram.training.gradient.SharedMatrix;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains the weights of a network by Adam on the cross-entropy of its outputs. An epoch depends only on its number and
 * the state before it, so that training can be interrupted between epochs.
 */
final class TrainingLoop {

    /** Tests a network after an epoch. */
    interface EpochTest {

        /**
         * Fraction of held-out samples classified correctly, 0..1.
         *
         * @param epochs number of epochs done
         */
        double accuracy(List<FloatWeights> weights, int epochs);
    }

    private final BatchGradient gradient;
    private final Hyperparameters settings;
    private final EpochTest test;
    private final TrainingListener listener;
    private final List<Integer> layers;

    TrainingLoop(BatchGradient gradient, Hyperparameters settings, EpochTest test, TrainingListener listener) {
        this(gradient, settings, test, listener, List.of(0));
    }

    private TrainingLoop(
            BatchGradient gradient,
            Hyperparameters settings,
            EpochTest test,
            TrainingListener listener,
            List<Integer> layers) {
        this.gradient = gradient;
        this.settings = settings;
        this.test = test;
        this.listener = listener;
        this.layers = List.copyOf(layers);
    }

    /**
     * The same for a network with several layers, which may be trained in some order.
     *
     * @param first for each multiplication the index of its first parameter
     */
    TrainingLoop withLayers(List<Integer> first) {
        return new TrainingLoop(gradient, settings, test, listener, first);
    }

    /** Trains from a state until all epochs are done. */
    TrainingState train(TrainingState start, LabelledData samples) {
        TrainingState state = start;
        int batches = EpochBatches.count(settings, samples);
        try (NDManager manager = NDManager.newBaseManager()) {
            List<SharedMatrix> weights = state.weights().stream()
                    .map(matrix -> SharedMatrix.of(manager, matrix))
                    .toList();
            RestorableAdam adam = optimizer(manager, weights, state, batches);
            while (!done(state)) {
                int epoch = state.epochs();
                int frozen = layers.get(settings.order().frozen(epoch, settings.epochs(), layers.size()));
                EpochBatches epochBatches = new EpochBatches(settings, samples, epoch);
                double lossSum = 0;
                long correct = 0;
                for (int b = 0; b < batches; b++) {
                    BatchGradient.Outcome result = step(
                            manager,
                            weights,
                            new Updates(adam, frozen),
                            epochBatches.next(),
                            (long) epoch * batches + b);
                    lossSum += result.loss();
                    correct += result.correct();
                    listener.batchDone();
                }
                List<FloatWeights> trained =
                        weights.stream().map(SharedMatrix::weights).toList();
                state = state.after(
                        trained,
                        moments(adam, weights.size()),
                        new EpochRecord(
                                lossSum / batches,
                                correct / (double) samples.count(),
                                test.accuracy(trained, state.epochs() + 1)));
                listener.epochDone(state);
            }
        }
        return state;
    }

    private boolean done(TrainingState state) {
        return state.epochs() >= settings.epochs()
                || (settings.patience() > 0 && state.epochsSinceBest() >= settings.patience());
    }

    private RestorableAdam optimizer(NDManager manager, List<SharedMatrix> weights, TrainingState state, int batches) {
        Tracker learningRate = LearningRateSchedule.tracker(settings, batches);
        RestorableAdam adam = new RestorableAdam(manager, learningRate, state.epochs() * batches);
        for (int i = 0; i < state.moments().size(); i++) {
            adam.restore(key(i), weights.get(i).tensor(), state.moments().get(i));
        }
        return adam;
    }

    private static String key(int mac) {
        return Integer.toString(mac);
    }

    /**
     * How parameters are updated.
     *
     * @param frozen number of first parameters that are not
     */
    private record Updates(RestorableAdam adam, int frozen) {}

    private BatchGradient.Outcome step(
            NDManager manager, List<SharedMatrix> weights, Updates updates, LabelledData batch, long step) {
        try (NDManager scope = manager.newSubManager()) {
            BatchGradient.Outcome outcome = gradient.compute(scope, batch, weights, step);
            for (int i = updates.frozen; i < weights.size(); i++) {
                SharedMatrix matrix = weights.get(i);
                updates.adam.update(key(i), matrix.tensor(), outcome.gradients().get(i));
                if (Float.isFinite(settings.weightLimit())) {
                    matrix.clamp(settings.weightLimit());
                }
            }
            return outcome;
        }
    }

    private static List<List<float[]>> moments(RestorableAdam adam, int parameters) {
        List<List<float[]>> moments = new ArrayList<>();
        for (int i = 0; i < parameters; i++) {
            moments.add(adam.moments(key(i)));
        }
        return moments;
    }
}
