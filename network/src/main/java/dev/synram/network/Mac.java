package dev.synram.network;

import dev.synram.network.layer.Conv2d;
import dev.synram.network.layer.Im2col;
import dev.synram.network.layer.MacLayer;
import dev.synram.network.shape.Shape;

/**
 * A matrix multiplication of a network.
 *
 * @param index number among the network's multiplications, from 0
 * @param node number of its node
 * @param name of its node
 * @param layer the layer
 * @param input shape of the layer's input
 * @param patches how a sample is cut into vectors, with the bias's constant rows at their end
 */
public record Mac(int index, int node, String name, MacLayer layer, Shape input, Im2col patches) {

    static Mac of(int index, int node, String name, MacLayer layer, Shape input) {
        Im2col patches = layer.patches(input).withConstants(layer.bias().rows());
        return new Mac(index, node, name, layer, input, patches);
    }

    /** Rows of the matrix on the array, with the bias's constant rows. */
    public int inputs() {
        return patches.length();
    }

    /** Rows of the matrix without those of the bias. */
    public int weightRows() {
        return patches.length() - layer.bias().rows();
    }

    /** Columns of the layer's matrix. */
    public int outputs() {
        return layer.outputs();
    }

    /** Vectors that one sample sends through the matrix. */
    public int positions() {
        return patches.positions();
    }

    /** Multiply-accumulate operations of one sample; weights between groups do not count. */
    public long macs() {
        int groups = layer instanceof Conv2d conv ? conv.groups() : 1;
        return (long) positions() * weightRows() * outputs() / groups;
    }

    /** Whether there is a weight, or a bias, at a row and a column; all others are 0. */
    public boolean connects(int row, int output) {
        return row >= weightRows() || layer.connects(input, row, output);
    }
}
