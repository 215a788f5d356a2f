package dev.synram.experiment.recalibration;

import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.compiler.Compiler;
import dev.synram.experiment.conversion.ColumnMeans;
import dev.synram.network.FloatWeights;
import dev.synram.network.Mac;
import dev.synram.network.quantization.ActivationRows;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.Unrounded;
import dev.synram.runtime.ChipCluster;
import dev.synram.runtime.RoundedOnHost;
import dev.synram.runtime.TracedPlan;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * Adapts a network to chips: vectors are sent so often that the gain of the chips makes results as large as they were meant to be,
 * and the digital bias of each column is corrected, so that what the column of a chip reads is, in the mean of unlabelled
 * samples, what the network computes on the host with the same roundings and no other error. Layers are corrected one after
 * the other, each with the activations that arrive from the corrected layers before it. Batch normalization is folded into
 * weights and biases before a network gets to a chip, so this is also the new estimate of its running means; factors are left
 * alone, because weights of 6 bits follow them too coarsely.
 */
public final class ColumnCorrection {

    private final ChipCluster chips;
    private final Compiler compiler;

    /** Prepares corrections on chips as they are now; the caller closes them. */
    public ColumnCorrection(ChipCluster chips, Compiler compiler) {
        this.chips = chips;
        this.compiler = compiler;
    }

    /**
     * A corrected network.
     *
     * @param network the network with other digital biases
     * @param layers what changed, for each multiplication
     */
    public record Corrected(QuantizedNetwork network, List<CorrectedLayer> layers) {

        public Corrected {
            layers = List.copyOf(layers);
        }
    }

    /**
     * Corrects a network. The samples run as one batch.
     *
     * @param noise key of the noise of the samples on chips
     * @param samples in the order of the network's input, normalized as it takes them
     * @throws dev.synram.network.NetworkException if the network does not record the gain of the chips that it was made for
     */
    public Corrected run(QuantizedNetwork network, NoiseKey noise, float[] samples) {
        QuantizedNetwork biased = DigitalBiases.everywhere(network);
        List<float[]> wanted = onHost(biased, samples);
        QuantizedNetwork sent = biased.forGain(chips.gain());
        TracedPlan program = new TracedPlan(chips, compiler.compile(sent));
        List<Mac> macs = biased.network().macs();
        for (Mac mac : macs) {
            QuantizedNetwork.Mac given = biased.macs().get(mac.index());
            program.load(mac.index(), given.weights(), given.bias());
        }
        byte[] activations = biased.inputRange().activations(samples);
        program.begin(noise, Vectors.of(activations, biased.network().input().size()));
        List<byte[]> biases = new ArrayList<>();
        for (int node = 0; node < biased.network().nodes().size(); node++) {
            program.compute(node);
            if (biases.size() < macs.size() && macs.get(biases.size()).node() == node) {
                int mac = biases.size();
                byte[] bias = corrected(biased, mac, wanted.get(node), program);
                program.rebias(mac, bias);
                biases.add(bias);
            }
        }
        QuantizedNetwork corrected = DigitalBiases.replaced(sent, biases);
        return new Corrected(corrected, changes(biased, corrected));
    }

    /** Without the limits of results, so that what a column should read before its bias is added can be told. */
    private List<float[]> onHost(QuantizedNetwork network, float[] samples) {
        try (RoundedOnHost host = new RoundedOnHost(network, Unrounded.of(network), chips.threads())) {
            return host.results(
                    EnumSet.of(RoundedOnHost.Rounding.WEIGHTS, RoundedOnHost.Rounding.ACTIVATIONS),
                    network.inputRange().divided(samples));
        }
    }

    private static byte[] corrected(QuantizedNetwork network, int mac, float[] wanted, TracedPlan program) {
        FloatWeights bias = DigitalBiases.floats(network.macs().get(mac).bias());
        int node = network.network().macs().get(mac).node();
        return new ColumnMeans(wanted, 1, bias, ActivationRows.columns(network.network(), node))
                .corrected(bias, program.readings(mac).data())
                .roundedBias();
    }

    private static List<CorrectedLayer> changes(QuantizedNetwork before, QuantizedNetwork after) {
        return before.network().macs().stream()
                .map(mac -> CorrectedLayer.of(
                        mac.name(), before.macs().get(mac.index()), after.macs().get(mac.index())))
                .toList();
    }
}
