package dev.synram.network;

import dev.synram.network.layer.Conv2d;
import dev.synram.network.layer.Im2col;
import dev.synram.network.layer.MacLayer;
import dev.synram.network.shape.Shape;

/**
 * A matrix multiplication of a network.
 *
 * @param index among the network's multiplications, from 0
 * @param node index of its node
 * @param name of its node
 * @param layer the layer
 * @param input shape of the layer's input
 * @param im2col the elements of a sample that make up each vector, with the bias's constant rows at the end
 */
public record Mac(int index, int node, String name, MacLayer layer, Shape input, Im2col im2col) {

    static Mac of(int index, int node, String name, MacLayer layer, Shape input) {
        Im2col im2col = layer.im2col(input).withConstants(layer.bias().rows());
        return new Mac(index, node, name, layer, input, im2col);
    }

    /** Rows of the matrix on the array, including the bias's constant rows. */
    public int inputs() {
        return im2col.length();
    }

    /** Rows of the matrix without the bias's constant rows. */
    public int weightRows() {
        return im2col.length() - layer.bias().rows();
    }

    /** Columns of the layer's matrix. */
    public int outputs() {
        return layer.outputs();
    }

    /** Number of vectors per sample that are multiplied with the matrix. */
    public int positions() {
        return im2col.positions();
    }

    /** Multiply-accumulate operations of one sample; weights between groups are not counted. */
    public long macs() {
        int groups = layer instanceof Conv2d conv ? conv.groups() : 1;
        return (long) positions() * weightRows() * outputs() / groups;
    }

    /** Whether there is a weight or a bias at a row and a column; all others are 0. */
    public boolean connects(int row, int output) {
        return row >= weightRows() || layer.connects(input, row, output);
    }

    /** Whether there is a weight or a bias at a row and any of some columns. */
    public boolean connects(int row, int firstOutput, int some) {
        return row >= weightRows() || layer.connects(input, row, firstOutput, some);
    }
}
