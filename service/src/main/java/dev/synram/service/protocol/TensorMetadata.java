package dev.synram.service.protocol;

import java.util.List;

/**
 * What a tensor looks like.
 *
 * @param name of the input or output
 * @param datatype of its elements
 * @param shape its dimensions; -1 where any number is possible
 */
public record TensorMetadata(String name, String datatype, List<Long> shape) {

    public TensorMetadata {
        shape = List.copyOf(shape);
    }
}
