package dev.synram.network;

import dev.synram.network.layer.BatchNorm;
import dev.synram.network.layer.MacLayer;
import dev.synram.network.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A matrix of trained parameters of a network.
 *
 * @param node index of the node that it belongs to
 * @param role its role in the layer
 * @param rows number of rows
 * @param columns number of columns
 */
public record Parameter(int node, Role role, int rows, int columns) {

    /** The role of a matrix in its layer. */
    public enum Role {
        /** Weights of a multiplication, inputs x outputs. */
        WEIGHTS,
        /** Its bias, 1 x outputs. */
        BIAS,
        /** Factors and offsets of a batch normalization, 2 x channels. */
        NORM
    }

    /** The parameters of a network in float: weights, biases and batch normalizations in separate matrices. */
    public static List<Parameter> ofFloat(Network network) {
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < network.nodes().size(); i++) {
            Node node = network.nodes().get(i);
            Shape input = network.inputShape(node);
            switch (node.layer()) {
                case MacLayer layer -> {
                    int rows = layer.im2col(input).length();
                    parameters.add(new Parameter(i, Role.WEIGHTS, rows, layer.outputs()));
                    if (layer.bias().exists()) {
                        parameters.add(new Parameter(i, Role.BIAS, 1, layer.outputs()));
                    }
                }
                case BatchNorm _ -> parameters.add(new Parameter(i, Role.NORM, 2, input.channels()));
                default -> {}
            }
        }
        return parameters;
    }

    /** The parameters of a network on a chip: weights including the bias's constant rows, and digital biases. */
    public static List<Parameter> ofChip(Network network) {
        List<Parameter> parameters = new ArrayList<>();
        for (Mac mac : network.macs()) {
            parameters.add(new Parameter(mac.node(), Role.WEIGHTS, mac.inputs(), mac.outputs()));
            if (mac.layer().bias().digital()) {
                parameters.add(new Parameter(mac.node(), Role.BIAS, 1, mac.outputs()));
            }
        }
        return parameters;
    }

    /** Checks the number and sizes of matrices. */
    public static void check(Network network, List<Parameter> parameters, List<FloatWeights> values) {
        if (parameters.size() != values.size()) {
            throw new IllegalArgumentException("network %s has %s matrices of parameters, not %s"
                    .formatted(network.name(), parameters.size(), values.size()));
        }
        for (int i = 0; i < values.size(); i++) {
            Parameter parameter = parameters.get(i);
            FloatWeights matrix = values.get(i);
            if (matrix.inputs() != parameter.rows() || matrix.outputs() != parameter.columns()) {
                throw new IllegalArgumentException("%s of layer %s are %s x %s, not %s x %s"
                        .formatted(
                                parameter.role().name().toLowerCase(Locale.ROOT),
                                network.nodes().get(parameter.node()).name(),
                                parameter.rows(),
                                parameter.columns(),
                                matrix.inputs(),
                                matrix.outputs()));
            }
        }
    }
}
