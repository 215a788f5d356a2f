package dev.synram.experiment.recalibration;

import dev.synram.chip.random.CounterRandom;
import dev.synram.data.LabelledData;
import dev.synram.experiment.model.FittedModel;
import dev.synram.experiment.model.Model;
import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Flow;
import dev.synram.network.layer.Bias;
import dev.synram.network.shape.Shape;
import dev.synram.network.shape.Window;
import java.util.List;

/** A small convolutional network with random weights, and random samples of five classes. */
final class RandomNetwork {

    static final int CLASSES = 5;

    private static final Shape INPUT = new Shape(1, 8, 8);

    private RandomNetwork() {}

    static FittedModel fitted() {
        FloatNetwork network = new FloatNetwork(
                Flow.input(INPUT)
                        .conv2d(6, Window.square(3).stride(2))
                        .relu()
                        .flatten()
                        .dense(20, Bias.DIGITAL)
                        .relu()
                        .dense(CLASSES)
                        .network("random"),
                List.of(weights(9, 6, 1), weights(54, 20, 2), bias(20, 3), weights(20, CLASSES, 4)));
        return Model.of("random", network).fitted(samples(100, 5));
    }

    /** Columns whose weights come in pairs of opposite sign, so that results are around 0. */
    private static FloatWeights weights(int inputs, int outputs, long seed) {
        float[] values = new float[inputs * outputs];
        for (int i = 0; i < values.length; i++) {
            int sign = i / outputs % 2 == 0 ? 1 : -1;
            int pair = i / outputs / 2 * outputs + i % outputs;
            values[i] = (float) (sign * CounterRandom.normal(seed, pair) / Math.sqrt(inputs));
        }
        return new FloatWeights(inputs, outputs, values);
    }

    private static FloatWeights bias(int outputs, long seed) {
        float[] values = new float[outputs];
        for (int i = 0; i < values.length; i++) {
            values[i] = CounterRandom.normal(seed, i) / 4;
        }
        return new FloatWeights(1, outputs, values);
    }

    static LabelledData samples(int count, long seed) {
        float[] values = new float[count * INPUT.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = CounterRandom.below(1000, seed, i) / 999f;
        }
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) (i % CLASSES);
        }
        return LabelledData.of(values, INPUT.size(), labels);
    }
}
