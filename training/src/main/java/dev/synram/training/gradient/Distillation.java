package dev.synram.training.gradient;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.synram.data.LabelledData;

/**
 * Knowledge distillation (Hinton, Vinyals, Dean 2015, "Distilling the knowledge in a neural network", arXiv 1503.02531): {@code
 * (1 - w) * H(labels, softmax(z)) + w * T^2 * H(softmax(t / T), softmax(z / T))}, where {@code H} is the cross-entropy,
 * {@code z} are the scaled outputs of the network, {@code t} those of its teacher, {@code w} is the weight and {@code T} the
 * temperature. With respect to {@code z} its gradient for one sample is {@code (1 - w) * (softmax(z) - labels) + w * T *
 * (softmax(z / T) - softmax(t / T))}.
 *
 * @param labels the part of the labels, with the scale of outputs
 * @param teacher the teacher
 * @param settings weight and temperature
 */
public record Distillation(CrossEntropy labels, Teacher teacher, DistillationSettings settings) implements BatchLoss {

    @Override
    public NDArray of(NDArray results, NDArray classes, LabelledData batch) {
        NDArray hard = labels.of(results, classes, batch);
        NDArray soft = Tensors.scale(results, labels.logitScale() / settings.temperature())
                .logSoftmax(1)
                .mul(shares(results, batch))
                .sum();
        double square = (double) settings.temperature() * settings.temperature();
        return Tensors.scale(hard, 1 - settings.weight())
                .sub(Tensors.scale(soft, settings.weight() * square / batch.count()))
                .reshape(new Shape());
    }

    /** What the teacher thinks of each class. */
    private NDArray shares(NDArray like, LabelledData batch) {
        int outputs = Math.toIntExact(like.getShape().get(1));
        float[] shares = teacher.outputs(batch);
        for (int from = 0; from < shares.length; from += outputs) {
            softmax(shares, from, outputs);
        }
        return Tensors.floats(like.getManager(), shares, outputs);
    }

    private void softmax(float[] values, int from, int count) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = from; i < from + count; i++) {
            largest = Math.max(largest, values[i]);
        }
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += StrictMath.exp((values[i] - largest) / settings.temperature());
        }
        for (int i = from; i < from + count; i++) {
            values[i] = (float) (StrictMath.exp((values[i] - largest) / settings.temperature()) / sum);
        }
    }
}
