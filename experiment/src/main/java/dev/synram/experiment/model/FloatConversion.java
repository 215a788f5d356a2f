package dev.synram.experiment.model;

import dev.synram.experiment.conversion.Conversion;
import dev.synram.experiment.conversion.Converted;
import dev.synram.experiment.setting.ConversionEffort;
import dev.synram.runtime.ChipCluster;
import java.util.Objects;

/**
 * Converts a network in float for chips.
 *
 * @param conversion of the network
 * @param effort of the conversion
 */
record FloatConversion(Conversion conversion, ConversionEffort effort) implements ChipConversion {

    @Override
    public ChipModel on(ChipCluster chips, int waitBetweenEvents) {
        Converted converted = conversion.on(chips, waitBetweenEvents);
        return new ChipModel(
                converted.quantization(),
                converted.network(),
                converted.unrounded(),
                converted.layers().stream()
                        .map(layer -> layer.warning(effort))
                        .filter(Objects::nonNull)
                        .toList(),
                converted.layers(),
                converted.tradeOffs());
    }

    @Override
    public void requireRoom(int chips, int waitBetweenEvents) {
        conversion.requireRoom(chips, waitBetweenEvents);
    }
}
