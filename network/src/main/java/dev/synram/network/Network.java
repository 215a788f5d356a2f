package dev.synram.network;

import java.util.ArrayList;
import java.util.List;

/**
 * A feed-forward network: the shape of its input and its layers in order. Shapes are checked when it is made.
 *
 * @param name what it is called
 * @param input shape of one sample
 * @param layers the layers, at least one
 */
public record Network(String name, Shape input, List<Layer> layers) {

    /**
     * A matrix multiplication of a network.
     *
     * @param index number among the network's multiplications, from 0
     * @param layer the layer
     * @param input shape of the layer's input
     * @param patches how a sample is cut into vectors
     */
    public record Mac(int index, MacLayer layer, Shape input, Patches patches) {

        /** Rows of the layer's matrix. */
        public int inputs() {
            return patches.length();
        }

        /** Columns of the layer's matrix. */
        public int outputs() {
            return layer.outputs();
        }

        /** Vectors that one sample sends through the matrix. */
        public int positions() {
            return patches.positions();
        }

        /** Multiply-accumulate operations of one sample. */
        public long macs() {
            return (long) positions() * inputs() * outputs();
        }
    }

    public Network {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("network " + name + " has no layers");
        }
        Shape shape = input;
        for (int i = 0; i < layers.size(); i++) {
            try {
                shape = layers.get(i).outputShape(shape);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("layer %d of network %s: %s".formatted(i, name, e.getMessage()), e);
            }
        }
    }

    /**
     * The network of Weis et al. 2020 (arXiv 2006.13177) for MNIST: a convolution of 20 10x10 kernels with stride 5 and
     * padding 1, dense 500 to 128, dense 128 to 10, no biases.
     */
    public static Network mnist() {
        return new Network(
                "mnist",
                new Shape(1, 28, 28),
                List.of(
                        new Conv2d(20, 10, 5, 1),
                        new ConvertingRelu(2),
                        new Dense(128),
                        new ConvertingRelu(2),
                        new Dense(10)));
    }

    /** The multiplications in order. */
    public List<Mac> macs() {
        List<Mac> macs = new ArrayList<>();
        Shape shape = input;
        for (Layer layer : layers) {
            if (layer instanceof MacLayer mac) {
                macs.add(new Mac(macs.size(), mac, shape, mac.patches(shape)));
            }
            shape = layer.outputShape(shape);
        }
        return List.copyOf(macs);
    }

    /** Shape of the network's output. */
    public Shape output() {
        Shape shape = input;
        for (Layer layer : layers) {
            shape = layer.outputShape(shape);
        }
        return shape;
    }
}
