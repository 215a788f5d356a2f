package dev.synram.runtime;

import dev.synram.network.layer.MacLayer;
import dev.synram.network.quantization.Dequantized;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.Unrounded;
import java.util.List;
import java.util.Set;

/** Runs a network on the host with some of the roundings of a chip, which shows what each of them costs. */
public final class RoundedOnHost implements AutoCloseable {

    private final Unrounded unrounded;
    private final FloatRunner exact;
    private final FloatRunner withWeights;
    private final ActivationGrid grid;

    /** What a chip rounds. */
    public enum Rounding {
        /** Weights to 6 bits and a sign. */
        WEIGHTS,
        /** Activations to 5 bits, or as many as their rows have. */
        ACTIVATIONS,
        /** Results to 8 bits, with saturation. */
        RESULTS
    }

    /**
     * Prepares.
     *
     * @param network whose weights are used where they are rounded
     * @param unrounded the same network without rounding
     * @param threads that compute; results do not depend on it
     */
    public RoundedOnHost(QuantizedNetwork network, Unrounded unrounded, int threads) {
        this.unrounded = unrounded;
        Dequantized host = unrounded.inFloat();
        exact = new FloatRunner(host.network(), threads);
        withWeights = new FloatRunner(unrounded.withWeightsOf(network).network(), threads);
        grid = new ActivationGrid(unrounded.network(), host, unrounded.nearest());
    }

    /**
     * The results of the last layer, in LSB: samples x outputs.
     *
     * @param rounded what is rounded
     * @param samples within 0..1 or -1..1
     */
    public float[] run(Set<Rounding> rounded, float[] samples) {
        return runner(rounded).run(samples, rounding(rounded));
    }

    /**
     * The results of all nodes: for each, samples x elements, those of multiplications in LSB.
     *
     * @param rounded what is rounded
     * @param samples within 0..1 or -1..1
     */
    public List<float[]> results(Set<Rounding> rounded, float[] samples) {
        return runner(rounded).results(samples, rounding(rounded));
    }

    private FloatRunner runner(Set<Rounding> rounded) {
        return rounded.contains(Rounding.WEIGHTS) ? withWeights : exact;
    }

    private FloatRunner.Substitute rounding(Set<Rounding> rounded) {
        return (node, _, inFloat) -> {
            float[] values = inFloat.get();
            if (rounded.contains(Rounding.ACTIVATIONS) && grid.isMade(node)) {
                return grid.rounded(node, values);
            }
            if (rounded.contains(Rounding.RESULTS) && isProduct(node)) {
                limit(values);
            }
            return values;
        };
    }

    private boolean isProduct(int node) {
        return unrounded.network().nodes().get(node).layer() instanceof MacLayer;
    }

    private static void limit(float[] results) {
        for (int i = 0; i < results.length; i++) {
            results[i] = Math.clamp((float) Math.rint(results[i]), Byte.MIN_VALUE, Byte.MAX_VALUE);
        }
    }

    @Override
    public void close() {
        exact.close();
        withWeights.close();
    }
}
