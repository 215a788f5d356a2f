package dev.synram.service.protocol;

import java.util.List;

/**
 * A tensor of a response.
 *
 * @param name of the output
 * @param type of its elements
 * @param shape number of samples, then the dimensions of a result
 * @param values all elements, the last dimension fastest
 */
@SuppressWarnings("ArrayRecordComponent") // a response's own data; never compared as records
public record OutputTensor(String name, DataType type, List<Long> shape, float[] values) {

    public OutputTensor {
        shape = List.copyOf(shape);
    }
}
