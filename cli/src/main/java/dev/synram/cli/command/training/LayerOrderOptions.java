package dev.synram.cli.command.training;

import dev.synram.training.LayerOrder;
import picocli.CommandLine.Option;

/** Which layers are trained in which epochs in the loop. */
final class LayerOrderOptions {

    @Option(
            names = "--layer-by-layer",
            description =
                    "Divide the epochs in the loop over the layers from input to output; the weights before the layer whose turn "
                            + "it is do not change any more.")
    private boolean layerByLayer;

    @Option(
            names = "--together-epochs",
            paramLabel = "N",
            defaultValue = "0",
            description = "With --layer-by-layer, train all layers together in the first N epochs. (${DEFAULT-VALUE})")
    private int together;

    /** The order. */
    LayerOrder order() {
        return new LayerOrder(layerByLayer, together);
    }
}
