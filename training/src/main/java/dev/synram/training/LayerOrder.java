package dev.synram.training;

import dev.synram.experiment.setting.SettingException;

/**
 * Which layers are trained in which epochs in the loop: all together, or after some epochs layer by layer. Layer by layer, the remaining
 * epochs are divided evenly over the multiplications from input to output; when the share of one begins, the weights and biases of
 * all before it do not change any more, and it and all behind it are trained. So layers can adapt to the errors of those before them, which stay as
 * they are.
 *
 * @param layerByLayer whether layers are frozen one after the other
 * @param together number of first epochs in which all layers are trained, at least 0
 */
public record LayerOrder(boolean layerByLayer, int together) {

    /** All layers in all epochs. */
    public static final LayerOrder TOGETHER = new LayerOrder(false, 0);

    private static final int MAX_EPOCHS = 10_000;

    public LayerOrder {
        SettingException.require("togetherEpochs", together, 0, MAX_EPOCHS);
        if (together > 0 && !layerByLayer) {
            throw new SettingException(
                    "togetherEpochs",
                    "is %s, but layers are not trained one by one; train them layer by layer or leave it out"
                            .formatted(together));
        }
    }

    /**
     * From input to output.
     *
     * @param together number of first epochs in which all layers are trained
     */
    public static LayerOrder layerByLayer(int together) {
        return new LayerOrder(true, together);
    }

    /**
     * The number of layers, from the input, whose weights do not change in an epoch.
     *
     * @param epoch its index
     * @param epochs of the whole training
     * @param layers number of multiplications
     */
    int frozen(int epoch, int epochs, int layers) {
        if (!layerByLayer || epoch < together) {
            return 0;
        }
        return (int) ((epoch - together) * (long) layers / (epochs - together));
    }

    /**
     * Checks that each layer gets an epoch.
     *
     * @throws SettingException if not
     */
    void require(int epochs, int layers) {
        if (layerByLayer && epochs - (long) together < layers) {
            throw new SettingException(
                    "epochs",
                    "is %s with %s of all layers together, too few to train %s multiplications layer by layer; give at least %s"
                            .formatted(epochs, together, layers, (long) together + layers));
        }
    }

    /** The order in words, the same for equal ones. */
    @Override
    public String toString() {
        if (!layerByLayer) {
            return "together";
        }
        return together == 0 ? "layer by layer" : "layer by layer after %s epochs".formatted(together);
    }
}
