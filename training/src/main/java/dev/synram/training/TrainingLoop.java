package dev.synram.training;

import ai.djl.ndarray.NDManager;
import ai.djl.training.tracker.Tracker;
import dev.synram.data.LabelledData;
import dev.synram.experiment.checkpoint.EpochRecord;
import dev.synram.experiment.checkpoint.TrainingState;
import dev.synram.kernel.data.AdamState;
import dev.synram.kernel.parallel.Workers;
import dev.synram.kernel.provider.KernelProvider;
import dev.synram.network.FloatWeights;
import dev.synram.training.gradient.BatchGradient;
import dev.synram.training.gradient.PreparedGradient;
import dev.synram.training.gradient.SharedMatrix;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains the weights of a network by Adam on the cross-entropy of its outputs. An epoch depends only on its number and
 * the state before it, so that training can be interrupted between epochs.
 *
 * @param <B> a prepared batch
 */
final class TrainingLoop<B> {

    /** Tests a network after an epoch. */
    interface EpochTest {

        /**
         * Fraction of held-out samples classified correctly, 0..1.
         *
         * @param epochs number of epochs done
         */
        double accuracy(List<FloatWeights> weights, int epochs);
    }

    private final PreparedGradient<B> gradient;
    private final Hyperparameters settings;
    private final EpochTest test;
    private final TrainingListener listener;
    private final List<Integer> layers;
    private final Workers workers;

    TrainingLoop(PreparedGradient<B> gradient, Hyperparameters settings, EpochTest test, TrainingListener listener) {
        this(gradient, settings, test, listener, List.of(0), new Workers(1));
    }

    private TrainingLoop(
            PreparedGradient<B> gradient,
            Hyperparameters settings,
            EpochTest test,
            TrainingListener listener,
            List<Integer> layers,
            Workers workers) {
        this.gradient = gradient;
        this.settings = settings;
        this.test = test;
        this.listener = listener;
        this.layers = List.copyOf(layers);
        this.workers = workers;
    }

    /**
     * The same for a network with several layers, which may be trained in some order and are updated by several threads.
     *
     * @param first for each multiplication the index of its first parameter
     */
    TrainingLoop<B> withLayers(List<Integer> first, Workers updating) {
        return new TrainingLoop<>(gradient, settings, test, listener, first, updating);
    }

    /** Trains from a state until all epochs are done. */
    TrainingState train(TrainingState start, LabelledData samples) {
        TrainingState state = start;
        int batches = EpochBatches.count(settings, samples);
        try (NDManager manager = NDManager.newBaseManager()) {
            List<SharedMatrix> weights = state.weights().stream()
                    .map(matrix -> SharedMatrix.of(manager, matrix))
                    .toList();
            Adam adam = optimizer(manager, weights, state);
            Tracker learningRate = LearningRateSchedule.tracker(settings, batches);
            while (!done(state)) {
                int epoch = state.epochs();
                int frozen = layers.get(settings.order().frozen(epoch, settings.epochs(), layers.size()));
                EpochBatches<B> epochBatches = new EpochBatches<>(settings, samples, epoch, gradient::prepared);
                double lossSum = 0;
                long correct = 0;
                for (int b = 0; b < batches; b++) {
                    int number = epoch * batches + b + 1;
                    Updates updates = new Updates(
                            adam,
                            AdamState.Update.of(learningRate.getNewValue(number), number, settings.weightLimit()),
                            frozen);
                    BatchGradient.Outcome result =
                            step(manager, weights, updates, epochBatches.next(), (long) epoch * batches + b);
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

    private Adam optimizer(NDManager manager, List<SharedMatrix> weights, TrainingState state) {
        Adam adam = new Adam(manager, weights, KernelProvider.best().gradient(), workers);
        for (int i = 0; i < state.moments().size(); i++) {
            adam.restore(i, state.moments().get(i));
        }
        return adam;
    }

    /**
     * How parameters are updated.
     *
     * @param update of all of them
     * @param frozen number of first parameters that are not
     */
    private record Updates(Adam adam, AdamState.Update update, int frozen) {}

    private BatchGradient.Outcome step(
            NDManager manager, List<SharedMatrix> weights, Updates updates, B batch, long step) {
        try (NDManager scope = manager.newSubManager()) {
            BatchGradient.Outcome outcome = gradient.compute(scope, batch, weights, step);
            for (int i = updates.frozen; i < weights.size(); i++) {
                updates.adam.update(i, outcome.gradients().get(i), updates.update);
            }
            return outcome;
        }
    }

    private static List<List<float[]>> moments(Adam adam, int parameters) {
        List<List<float[]>> moments = new ArrayList<>();
        for (int i = 0; i < parameters; i++) {
            moments.add(adam.moments(i));
        }
        return moments;
    }
}
