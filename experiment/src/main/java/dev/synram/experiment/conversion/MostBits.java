package dev.synram.experiment.conversion;

import dev.synram.experiment.setting.SettingException;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.layer.HostLayer;
import dev.synram.network.layer.MacLayer;
import dev.synram.network.layer.RowSlices;
import dev.synram.network.quantization.InputRows;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How many bits the activations of multiplications can have. */
final class MostBits {

    /** The magnitude of an 8-bit result. */
    static final int OF_RESULTS = 7;

    private static final String SETTING = "inputBits";

    private MostBits() {}

    /** The most bits of a multiplication: those of the samples or of 8-bit results. */
    static int of(Network network, Mac mac) {
        if (isResult(network, input(network, mac))) {
            return OF_RESULTS;
        }
        return InputRows.obstacle(network).isPresent()
                ? RowSlices.HIGH_BITS
                : RowSlices.HIGH_BITS + RowSlices.MOST_LOW_BITS;
    }

    /**
     * Refuses bits that multiplications cannot have.
     *
     * @param bits by the names of multiplications
     * @throws SettingException naming the layer and what it can have
     */
    static void require(Network network, Map<String, Integer> bits) {
        Map<String, Mac> macs = network.macs().stream().collect(Collectors.toMap(Mac::name, mac -> mac));
        bits.forEach((layer, count) -> {
            Mac mac = macs.get(layer);
            if (mac == null) {
                throw new SettingException(
                        SETTING,
                        "names layer %s; it can be given for %s"
                                .formatted(
                                        layer,
                                        network.macs().stream().map(Mac::name).collect(Collectors.joining(", "))));
            }
            if (count > of(network, mac)) {
                throw new SettingException(SETTING, "is %s, but %s".formatted(count, reason(network, mac)));
            }
        });
    }

    private static String reason(Network network, Mac mac) {
        Optional<Node> obstacle = InputRows.obstacle(network);
        return isResult(network, input(network, mac)) || obstacle.isEmpty()
                ? "layer %s takes results of a layer, which have at most %s bits".formatted(mac.name(), OF_RESULTS)
                : "layer %s takes samples that layer %s (%s) takes too, so that they have %s bits"
                        .formatted(
                                mac.name(),
                                obstacle.get().name(),
                                obstacle.get().layer(),
                                RowSlices.HIGH_BITS);
    }

    private static int input(Network network, Mac mac) {
        return network.nodes().get(mac.node()).input();
    }

    /** Whether results of a layer, not samples, reach a node. */
    static boolean isResult(Network network, int number) {
        Node node = network.nodes().get(number);
        return node.layer() instanceof MacLayer
                || node.layer() instanceof HostLayer
                || node.inputs().stream().anyMatch(input -> isResult(network, input));
    }
}
