package dev.synram.client;

import dev.synram.files.JsonFields;
import java.util.Arrays;
import java.util.List;

/**
 * An input or output of a model.
 *
 * @param name of the tensor
 * @param datatype such as {@code FP32}
 * @param shape -1 stands for any number of samples
 */
public record TensorDescription(String name, String datatype, List<Integer> shape) {

    static final int ANY = -1;

    public TensorDescription {
        shape = List.copyOf(shape);
    }

    static TensorDescription read(JsonFields fields) {
        return new TensorDescription(
                fields.text("name"),
                fields.text("datatype"),
                Arrays.stream(fields.integers("shape", ANY, Integer.MAX_VALUE))
                        .boxed()
                        .toList());
    }
}
