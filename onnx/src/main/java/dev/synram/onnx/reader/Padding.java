package dev.synram.onnx.reader;

import dev.synram.network.Flow;
import dev.synram.network.layer.Pad;
import dev.synram.onnx.graph.OnnxException;
import java.util.Arrays;

/** Zeros around results that no convolution can add itself: a layer of their own. */
final class Padding {

    private Padding() {}

    static Activation applied(NetworkDraft draft, Activation results) {
        int rank = results.dimensions().length;
        int[] padding = results.padding();
        for (int channels = 0; channels < rank; channels += Math.max(1, rank - 1)) {
            if (rank > 1 && padding[channels] == 0 && padding[rank + channels] == 0) {
                Activation image = results.withFirst(channels);
                if (image.isImage()) {
                    return layer(draft, image).withFirstAt(channels);
                }
            }
        }
        throw new OnnxException("padding %s of samples with dimensions %s is not that of rows and columns"
                .formatted(Arrays.toString(padding), Arrays.toString(results.dimensions())));
    }

    private static Activation layer(NetworkDraft draft, Activation image) {
        int[] dimensions = image.dimensions().clone();
        int[] padding = image.padding();
        int rank = dimensions.length;
        for (int axis = 0; axis < rank; axis++) {
            dimensions[axis] += padding[axis] + padding[rank + axis];
        }
        boolean hasRows = rank == 3;
        Pad pad = new Pad(
                hasRows ? padding[1] : 0, hasRows ? padding[rank + 1] : 0, padding[rank - 1], padding[2 * rank - 1]);
        Flow padded = image.image().then(pad).named(draft.freeName("pad"));
        return Activation.of(padded, dimensions);
    }
}
