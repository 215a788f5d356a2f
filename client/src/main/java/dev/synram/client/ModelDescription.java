package dev.synram.client;

import dev.synram.files.FileException;
import dev.synram.files.JsonFields;
import java.util.List;

/**
 * What a model takes and gives.
 *
 * @param name of the model
 * @param input its one input, samples first
 * @param outputs results, their standard deviations over trials, and classes
 */
public record ModelDescription(String name, TensorDescription input, List<TensorDescription> outputs) {

    private static final int OUTPUTS = 3;

    public ModelDescription {
        outputs = List.copyOf(outputs);
    }

    static ModelDescription read(JsonFields fields) {
        List<JsonFields> inputs = fields.objects("inputs");
        List<JsonFields> outputs = fields.objects("outputs");
        if (inputs.size() != 1 || outputs.size() != OUTPUTS) {
            throw new FileException("the model has %s inputs and %s outputs; those of a Synram server have 1 and %s"
                    .formatted(inputs.size(), outputs.size(), OUTPUTS));
        }
        TensorDescription input = TensorDescription.read(inputs.getFirst());
        if (input.shape().isEmpty() || input.shape().stream().skip(1).anyMatch(size -> size < 1)) {
            throw new FileException("input '%s' has shape %s; expected samples first, and then sizes of a sample"
                    .formatted(input.name(), input.shape()));
        }
        return new ModelDescription(
                fields.text("name"),
                input,
                outputs.stream().map(TensorDescription::read).toList());
    }

    /** The shape of one sample. */
    public List<Integer> sampleShape() {
        return input.shape().subList(1, input.shape().size());
    }

    /** How many values a sample has. */
    public int sampleSize() {
        return sampleShape().stream().reduce(1, Math::multiplyExact);
    }
}
