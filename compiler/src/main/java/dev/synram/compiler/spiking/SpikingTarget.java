package dev.synram.compiler.spiking;

import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.spiking.NeuronSettings;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a network is placed on.
 *
 * @param geometry size of the chip
 * @param usable which neuron circuits may be used; those whose calibration failed should not
 * @param settings bits of each circuit as calibrated
 */
public record SpikingTarget(
        ChipGeometry geometry, Predicate<Neuron> usable, Function<Neuron, NeuronSettings> settings) {

    /** A chip all of whose circuits are usable, with the bits of {@link NeuronSettings#DEFAULT}. */
    public static SpikingTarget of(ChipGeometry geometry) {
        return new SpikingTarget(geometry, _ -> true, _ -> NeuronSettings.DEFAULT);
    }
}
