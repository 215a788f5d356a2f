package dev.synram.experiment.conversion;

import dev.synram.compiler.plan.MacStep;
import dev.synram.compiler.plan.Placement;
import dev.synram.network.FloatWeights;
import dev.synram.network.Mac;
import dev.synram.network.layer.RowSlices;
import dev.synram.network.quantization.MacScaling.Arrangement;
import dev.synram.network.shape.Shape;
import dev.synram.runtime.host.FloatProducts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The products of a multiplication before the converter reads them, each tile of rows for itself: what the converter of
 * each tile sees of the activations that arrive. Activations are taken whole, results once, whatever rows and columns they
 * stand on.
 *
 * @param parts for each tile of rows, samples x positions x outputs, in units of float
 */
record TileProducts(List<float[]> parts) {

    /**
     * Computes the products.
     *
     * @param mac the multiplication on the array
     * @param step how it is cut into tiles
     * @param weights in float, one row an activation and one column a result
     * @param elements activations as they arrive on rows
     */
    static TileProducts of(
            Mac mac, MacStep step, FloatWeights weights, Arrangement arrangement, byte[] elements, FloatProducts host) {
        RowSlices rows = arrangement.rows();
        Shape arriving = mac.input();
        Shape input = new Shape(arriving.channels() / rows.elements(), arriving.height(), arriving.width());
        float[] activations = activations(elements, arrangement);
        List<float[]> parts = new ArrayList<>();
        for (FloatWeights part : parts(step, weights, arrangement)) {
            parts.add(host.of(mac.layer().withOutputs(weights.outputs()), input, part, activations));
        }
        return new TileProducts(parts);
    }

    private static float[] activations(byte[] elements, Arrangement arrangement) {
        RowSlices rows = arrangement.rows();
        int each = rows.elements();
        float[] activations = new float[elements.length / each];
        for (int i = 0; i < activations.length; i++) {
            int high = elements[i * each] << rows.lowBits();
            int low = rows.lowBits() == 0 ? 0 : elements[i * each + each - 1];
            activations[i] = (float) ((high + low) / arrangement.perUnit());
        }
        return activations;
    }

    /** The weights of each tile of rows, with 0 in the rows of others. */
    private static List<FloatWeights> parts(MacStep step, FloatWeights weights, Arrangement arrangement) {
        if (step.copies() > 1) {
            return List.of(weights);
        }
        int elements = arrangement.rows().elements();
        int columns = arrangement.columns();
        Map<Integer, Integer> seen = new HashMap<>();
        List<FloatWeights> parts = new ArrayList<>();
        for (Placement placement : step.placements()) {
            if (placement.firstPosition() > 0) {
                continue;
            }
            int first = placement.tile().firstColumn();
            int part = seen.merge(first, 1, Integer::sum) - 1;
            if (part == parts.size()) {
                parts.add(new FloatWeights(weights.inputs(), weights.outputs(), new float[weights.values().length]));
            }
            for (int row : placement.tile().rows()) {
                int activation = row / elements;
                for (int c = first;
                        activation < weights.inputs()
                                && c < first + placement.tile().columns();
                        c++) {
                    int weight = activation * weights.outputs() + c / columns;
                    if (row % elements == 0) {
                        parts.get(part).values()[weight] = weights.values()[weight];
                    }
                }
            }
        }
        return parts;
    }
}
