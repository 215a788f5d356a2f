package dev.synram.experiment.result;

import dev.synram.experiment.model.Model;
import dev.synram.experiment.model.QuantizedModel;
import dev.synram.experiment.setting.ConversionSettings;
import dev.synram.experiment.setting.Copies;
import org.jspecify.annotations.Nullable;

/**
 * How a network in float was converted for chips. The bits of its activations are told of each layer.
 *
 * @param effort how long ranges were searched, {@code fast} or {@code thorough}
 * @param copies how far copies of weights filled idle rows and columns: {@code in-batches}, {@code resident} or {@code low-latency}
 */
public record ConversionState(String effort, String copies) {

    /** The conversion that settings ask for; null for a network that was quantized before. */
    public static @Nullable ConversionState of(Model model, ConversionSettings settings) {
        return model instanceof QuantizedModel
                ? null
                : new ConversionState(
                        settings.effort().toString(), settings.copies().toString());
    }

    /** The text for display, such as "thorough, resident". */
    public String label() {
        return copies.equals(Copies.IN_BATCHES.toString()) ? effort : "%s, %s".formatted(effort, copies);
    }
}
