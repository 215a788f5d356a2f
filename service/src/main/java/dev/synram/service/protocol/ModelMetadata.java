package dev.synram.service.protocol;

import java.util.List;

/**
 * What a model takes and gives; its components are the protocol's fields.
 *
 * @param name of the model
 * @param versions that there are
 * @param platform what computes it
 * @param inputs what it takes
 * @param outputs what it gives
 */
public record ModelMetadata(
        String name,
        List<String> versions,
        String platform,
        List<TensorMetadata> inputs,
        List<TensorMetadata> outputs) {

    public ModelMetadata {
        versions = List.copyOf(versions);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }
}
