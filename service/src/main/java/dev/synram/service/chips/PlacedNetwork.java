package dev.synram.service.chips;

import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.compiler.Compiler;
import dev.synram.compiler.cost.Cost;
import dev.synram.compiler.cost.PowerFigure;
import dev.synram.compiler.plan.Workload;
import dev.synram.experiment.SimulatedChips;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.runtime.NetworkRunner;
import dev.synram.service.scheduling.ModelledSample;

/**
 * A network that is laid out on chips.
 *
 * @param network with its weights
 * @param runner runs it
 * @param cost of a sample in a large batch, by this program's layout, with the published power
 */
record PlacedNetwork(QuantizedNetwork network, NetworkRunner runner, ModelledSample cost) {

    static PlacedNetwork of(QuantizedNetwork network, SimulatedChips chips) {
        Cost cost = chips.compiler()
                .costs(Workload.of(network), Compiler.DEFAULT_BATCH)
                .getLast();
        return new PlacedNetwork(
                network,
                new NetworkRunner(chips.cluster(), chips.compiler(), network),
                new ModelledSample(
                        cost.microsecondsPerSample(), cost.millijoulesPerSample(PowerFigure.PUBLISHED.watts())));
    }

    /** The results in the network's units, or in LSB if these are not known. */
    float[] run(NoiseKey noise, float[] samples) {
        byte[] activations = network.inputRange().activations(samples);
        int elements = network.network().input().size();
        Vectors results = runner.run(noise, Vectors.of(activations, elements));
        float unit = network.outputUnit() > 0 ? (float) network.outputUnit() : 1;
        float[] values = new float[results.data().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = results.data()[i] * unit;
        }
        return values;
    }
}
