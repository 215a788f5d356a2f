package dev.synram.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import ai.djl.training.tracker.Tracker;
import dev.synram.chip.random.CounterRandom;
import dev.synram.network.FloatWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Trains the weights of a network by Adam on the cross-entropy of its outputs. What an epoch does depends on the state
 * before it and its number alone, so that training can be interrupted between epochs.
 */
final class TrainingLoop {

    private final ForwardPass forward;
    private final TrainingSettings settings;
    private final ToDoubleFunction<List<FloatWeights>> testAccuracy;
    private final TrainingListener listener;
    private final Loss loss = Loss.softmaxCrossEntropyLoss();

    TrainingLoop(
            ForwardPass forward,
            TrainingSettings settings,
            ToDoubleFunction<List<FloatWeights>> testAccuracy,
            TrainingListener listener) {
        this.forward = forward;
        this.settings = settings;
        this.testAccuracy = testAccuracy;
        this.listener = listener;
    }

    /** Trains from a state until all epochs are done. */
    TrainingState train(TrainingState start, Samples samples) {
        TrainingState state = start;
        int batches = Math.ceilDiv(samples.count(), settings.batch());
        try (NDManager manager = NDManager.newBaseManager()) {
            List<NDArray> weights = parameters(manager, state.weights());
            RestorableAdam adam = optimizer(manager, weights, state, batches);
            while (state.epochs() < settings.epochs()) {
                int epoch = state.epochs();
                int[] order = shuffled(samples.count(), CounterRandom.combine(settings.seed(), epoch));
                double lossSum = 0;
                long correct = 0;
                for (int b = 0; b < batches; b++) {
                    int from = b * settings.batch();
                    int to = Math.min(samples.count(), from + settings.batch());
                    BatchResult result =
                            step(manager, weights, adam, samples.pick(order, from, to), (long) epoch * batches + b);
                    lossSum += result.loss();
                    correct += result.correct();
                    listener.batchDone();
                }
                List<FloatWeights> trained = values(weights);
                List<EpochRecord> history = new ArrayList<>(state.history());
                history.add(new EpochRecord(
                        lossSum / batches, correct / (double) samples.count(), testAccuracy.applyAsDouble(trained)));
                state = new TrainingState(trained, moments(adam, weights.size()), history);
                listener.epochDone(state);
            }
        }
        return state;
    }

    private static List<NDArray> parameters(NDManager manager, List<FloatWeights> values) {
        List<NDArray> parameters = new ArrayList<>();
        for (FloatWeights matrix : values) {
            NDArray parameter = Tensors.copy(manager, matrix.values(), new Shape(matrix.inputs(), matrix.outputs()));
            parameter.setRequiresGradient(true);
            parameters.add(parameter);
        }
        return parameters;
    }

    private RestorableAdam optimizer(NDManager manager, List<NDArray> weights, TrainingState state, int batches) {
        Tracker learningRate = Tracker.cosine()
                .setBaseValue(settings.learningRate())
                .optFinalValue(settings.finalLearningRate())
                .setMaxUpdates(settings.epochs() * batches)
                .build();
        RestorableAdam adam = new RestorableAdam(manager, learningRate, state.epochs() * batches);
        for (int i = 0; i < state.moments().size(); i++) {
            adam.restore(key(i), weights.get(i), state.moments().get(i));
        }
        return adam;
    }

    private static String key(int mac) {
        return Integer.toString(mac);
    }

    private record BatchResult(double loss, long correct) {}

    private BatchResult step(NDManager manager, List<NDArray> weights, RestorableAdam adam, Samples batch, long step) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray labels = scope.create(longs(batch.labels()));
            NDArray logits;
            NDArray cost;
            try (GradientCollector gradients = manager.getEngine().newGradientCollector()) {
                logits = forward.logits(scope, batch, weights, step);
                cost = loss.evaluate(new NDList(labels), new NDList(Tensors.scale(logits, settings.logitScale())));
                gradients.backward(cost);
            }
            for (int i = 0; i < weights.size(); i++) {
                update(scope, adam, key(i), weights.get(i));
            }
            long correct = logits.argMax(1)
                    .toType(DataType.INT64, false)
                    .eq(labels)
                    .countNonzero()
                    .getLong();
            return new BatchResult(cost.getFloat(), correct);
        }
    }

    private void update(NDManager scope, RestorableAdam adam, String key, NDArray weight) {
        NDArray gradient = weight.getGradient();
        gradient.attach(scope);
        adam.update(key, weight, gradient);
        gradient.subi(gradient);
        if (Float.isFinite(settings.weightLimit())) {
            try (NDArray clipped = weight.clip(-settings.weightLimit(), settings.weightLimit());
                    NDArray excess = weight.sub(clipped)) {
                weight.subi(excess);
            }
        }
    }

    private static long[] longs(byte[] labels) {
        long[] longs = new long[labels.length];
        for (int i = 0; i < labels.length; i++) {
            longs[i] = labels[i];
        }
        return longs;
    }

    private static List<FloatWeights> values(List<NDArray> weights) {
        List<FloatWeights> values = new ArrayList<>();
        for (NDArray weight : weights) {
            Shape shape = weight.getShape();
            values.add(new FloatWeights((int) shape.get(0), (int) shape.get(1), weight.toFloatArray()));
        }
        return values;
    }

    private static List<List<float[]>> moments(RestorableAdam adam, int parameters) {
        List<List<float[]>> moments = new ArrayList<>();
        for (int i = 0; i < parameters; i++) {
            moments.add(adam.moments(key(i)));
        }
        return moments;
    }

    /** The numbers below {@code count} in a random order (Fisher and Yates). */
    private static int[] shuffled(int count, long key) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int j = CounterRandom.below(i + 1, key, i);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
