package dev.synram.runtime;

import dev.synram.network.Network;
import dev.synram.network.ValueKind;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.Input;
import dev.synram.network.layer.Layer;
import dev.synram.network.layer.Requantize;
import dev.synram.network.layer.RowSlices;
import dev.synram.network.layer.Slices;
import dev.synram.network.quantization.Dequantized;
import java.util.List;

/** The activations that stand for values of a network in float. */
final class ActivationGrid {

    private final Network network;
    private final Dequantized host;
    private final List<ValueKind> kinds;
    private final boolean nearest;

    /**
     * A grid.
     *
     * @param network the lowered network
     * @param host the same in float
     * @param nearest whether requantization takes the nearest activation where half a step can be added before; else it rounds
     *     towards 0
     */
    ActivationGrid(Network network, Dequantized host, boolean nearest) {
        this.network = network;
        this.host = host;
        this.nearest = nearest;
        kinds = ValueKind.of(network);
    }

    /** Whether a node makes activations. */
    boolean isMade(int node) {
        return makes(network.nodes().get(node).layer());
    }

    private static boolean makes(Layer layer) {
        return layer instanceof Input
                || layer instanceof ConvertingRelu
                || layer instanceof Requantize
                || layer instanceof Slices;
    }

    boolean isSigned(int node) {
        return kinds.get(node) == ValueKind.SIGNED_ACTIVATION;
    }

    /** Values of a node as elements of activations on the array. */
    byte[] elements(int node, float[] values) {
        RowSlices rows = host.rows().get(node);
        byte[] elements = new byte[values.length * rows.elements()];
        for (int i = 0; i < values.length; i++) {
            int activation = level(node, rows, values[i]);
            for (int e = 0; e < rows.elements(); e++) {
                elements[i * rows.elements() + e] = rows.element(activation, e);
            }
        }
        return elements;
    }

    /** Values of a node that makes activations, as far as these can represent them. */
    float[] rounded(int node, float[] values) {
        RowSlices rows = host.rows().get(node);
        float unit = host.units().get(node).floatValue();
        float[] rounded = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = level(node, rows, values[i]) * unit;
        }
        return rounded;
    }

    private int level(int node, RowSlices rows, float value) {
        if (value < 0 && !isSigned(node)) {
            return 0;
        }
        int magnitude = (int) Math.min(
                rows.largest(), Math.floor(Math.abs(value) / host.units().get(node) + half(node)));
        return value < 0 ? -magnitude : magnitude;
    }

    private double half(int node) {
        int maker = node;
        while (!isMade(maker)) {
            maker = network.nodes().get(maker).input();
        }
        boolean given = network.nodes().get(maker).layer() instanceof Input;
        return given || (nearest && !isSigned(node)) ? 0.5 : 0;
    }
}
