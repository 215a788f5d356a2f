package dev.synram.experiment.setting;

import dev.synram.network.layer.RowSlices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Settings of the conversion of a network in float for chips.
 *
 * @param effort how long ranges are searched
 * @param inputBits bits of the activations of multiplications, 5..10, by the names of layers; 5 for others
 * @param automaticBits whether the bits of the other multiplications are chosen, so that the outputs come closest to those in float
 * @param copies how far copies of weights fill idle rows and columns
 */
public record ConversionSettings(
        ConversionEffort effort, Map<String, Integer> inputBits, boolean automaticBits, Copies copies) {

    public ConversionSettings {
        inputBits = Map.copyOf(inputBits);
        inputBits.forEach(ConversionSettings::require);
    }

    private static void require(String layer, int bits) {
        int most = RowSlices.HIGH_BITS + RowSlices.MOST_LOW_BITS;
        if (bits < RowSlices.HIGH_BITS || bits > most) {
            throw new SettingException(
                    "inputBits",
                    "is %s for layer %s; it must be %s..%s".formatted(bits, layer, RowSlices.HIGH_BITS, most));
        }
    }

    /** Fast, with activations of 5 bits. */
    public static ConversionSettings defaults() {
        return new ConversionSettings(ConversionEffort.FAST, Map.of(), false, Copies.IN_BATCHES);
    }

    /** The same with another effort. */
    public ConversionSettings withEffort(ConversionEffort other) {
        return new ConversionSettings(other, inputBits, automaticBits, copies);
    }

    /** The same with so many bits of the activations of multiplications. */
    public ConversionSettings withInputBits(Map<String, Integer> bits) {
        return new ConversionSettings(effort, bits, automaticBits, copies);
    }

    /** The same with bits that are chosen. */
    public ConversionSettings withAutomaticBits() {
        return new ConversionSettings(effort, inputBits, true, copies);
    }

    /** The same with all weights staying on the chips. */
    public ConversionSettings withResidentWeights() {
        return with(Copies.RESIDENT);
    }

    /** The same with copies of weights as far as this. */
    public ConversionSettings with(Copies other) {
        return new ConversionSettings(effort, inputBits, automaticBits, other);
    }

    /** The settings that are not those of {@link #defaults}, by their names. */
    public List<String> given() {
        List<String> given = new ArrayList<>();
        if (effort != ConversionEffort.FAST) {
            given.add("convert");
        }
        if (automaticBits || !inputBits.isEmpty()) {
            given.add("inputBits");
        }
        if (copies != Copies.IN_BATCHES) {
            given.add(copies.setting());
        }
        return given;
    }

    /** Whether all weights stay on the chips. */
    public boolean resident() {
        return copies != Copies.IN_BATCHES;
    }
}
