package dev.synram.training.gradient;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.loss.Loss;
import dev.synram.data.LabelledData;

/**
 * The loss of a classifier: the cross-entropy of its outputs in a softmax.
 *
 * @param loss of the library
 * @param logitScale factor of outputs before the softmax
 */
public record CrossEntropy(Loss loss, double logitScale) implements BatchLoss {

    /** The softmax cross-entropy of scaled outputs. */
    public CrossEntropy(double logitScale) {
        this(Loss.softmaxCrossEntropyLoss(), logitScale);
    }

    @Override
    public NDArray of(NDArray logits, NDArray labels, LabelledData batch) {
        return loss.evaluate(new NDList(labels), new NDList(Tensors.scale(logits, logitScale)));
    }

    /** The classes of a batch as a tensor. */
    static NDArray labels(NDArray like, byte[] classes) {
        long[] longs = new long[classes.length];
        for (int i = 0; i < classes.length; i++) {
            longs[i] = classes[i];
        }
        return like.getManager().create(longs);
    }

    /** The number of samples whose largest output is that of their class. */
    static long correct(NDArray logits, NDArray labels) {
        return logits.argMax(1)
                .toType(DataType.INT64, false)
                .eq(labels)
                .countNonzero()
                .getLong();
    }
}
