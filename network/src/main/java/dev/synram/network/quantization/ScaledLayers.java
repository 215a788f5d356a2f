package dev.synram.network.quantization;

import dev.synram.network.Node;
import dev.synram.network.layer.HostLayer;
import dev.synram.network.layer.Layer;
import dev.synram.network.layer.Relu;

/** Digital layers whose numbers are in units of the chip. */
public final class ScaledLayers {

    private ScaledLayers() {}

    /** The layer of a node in units of the chip. */
    public static Layer of(Node node, int number, ResultScales scales) {
        return switch (node.layer()) {
            case Relu relu when relu.isLimited() -> new Relu((float) (relu.limit() * scales.of(number)));
            case HostLayer host ->
                new HostLayer(
                        host.function(),
                        host.inputUnit() / scales.of(node.input()),
                        host.outputUnit() / scales.of(number));
            default -> node.layer();
        };
    }
}
