package dev.synram.bench.libtorch;

import ai.djl.ndarray.NDArray;

/**
 * A network for images of MNIST; the published one: a convolution 10 x 10 with stride 5 and padding 1 to 20 channels, dense 500 to 128, dense
 * 128 to 10.
 */
sealed interface TorchNetwork permits DigitalNetwork, DigitalGraph, MockNetwork {

    /**
     * Outputs for a batch.
     *
     * @param images batch x 1 x 28 x 28, from 0 to 1
     * @return batch x 10
     */
    NDArray results(NDArray images);

    /**
     * Improves the weights by one step of Adam on the cross-entropy.
     *
     * @param images batch x 1 x 28 x 28
     * @param labels the class of each image, 64-bit integers
     */
    void train(NDArray images, NDArray labels);
}
