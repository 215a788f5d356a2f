package dev.synram.training;

import dev.synram.experiment.setting.SettingException;
import dev.synram.network.quantization.QuantizedNetwork;
import java.util.Map;
import java.util.TreeMap;

/**
 * The network that training in the loop starts from.
 *
 * @param weights the initial weights
 * @param numSends number of sends of each vector by layer, 1..10,000; other layers follow the measured gain
 * @param reluShift number of bits by which results are shifted by layer, 0..7. The layer is a converting ReLU, or one
 *     whose results are requantized; others have 1 with drawn weights and follow their results with quantized ones
 */
public record StartSettings(InitialWeights weights, Map<String, Integer> numSends, Map<String, Integer> reluShift) {

    private static final int MAX_SHIFT = 7;

    /** From the weights of the network, with sends and shifts that follow its results. */
    public static final StartSettings QUANTIZED = new StartSettings(InitialWeights.QUANTIZED, Map.of(), Map.of());

    /** From weights drawn in units of the chip, with sends that follow the gain and shifts of 1. */
    public static final StartSettings DRAWN = new StartSettings(InitialWeights.DRAWN, Map.of(), Map.of());

    public StartSettings {
        numSends = Map.copyOf(numSends);
        reluShift = Map.copyOf(reluShift);
        require("numSends", numSends, 1, QuantizedNetwork.Mac.MOST_SENDS);
        require("reluShift", reluShift, 0, MAX_SHIFT);
    }

    private static void require(String setting, Map<String, Integer> values, int min, int max) {
        values.forEach((layer, value) -> {
            if (value < min || value > max) {
                throw new SettingException(
                        setting, "of layer %s is %s; it must be %s..%s".formatted(layer, value, min, max));
            }
        });
    }

    /** The settings in one line, the same for equal settings. */
    String text() {
        return leavesLayersAlone()
                ? weights.toString()
                : "%s, sends %s, shifts %s"
                        .formatted(weights.toString(), new TreeMap<>(numSends), new TreeMap<>(reluShift));
    }

    /** Whether nothing is chosen for individual layers. */
    boolean leavesLayersAlone() {
        return numSends.isEmpty() && reluShift.isEmpty();
    }
}
