package dev.synram.experiment.result;

import dev.synram.experiment.model.Model;
import dev.synram.experiment.model.QuantizedModel;
import dev.synram.experiment.setting.ConversionSettings;
import org.jspecify.annotations.Nullable;

/**
 * How a network in float was converted for chips. The bits of its activations are told of each layer.
 *
 * @param effort how long ranges were searched, {@code fast} or {@code thorough}
 * @param resident whether idle rows and columns were used only as far as all weights stay on the chips
 */
public record ConversionState(String effort, boolean resident) {

    /** The conversion that settings ask for; null for a network that was quantized before. */
    public static @Nullable ConversionState of(Model model, ConversionSettings settings) {
        return model instanceof QuantizedModel
                ? null
                : new ConversionState(settings.effort().toString(), settings.resident());
    }

    /** The text for display, such as "thorough, all weights stay on the chips". */
    public String label() {
        return resident ? effort + ", all weights stay on the chips" : effort;
    }
}
