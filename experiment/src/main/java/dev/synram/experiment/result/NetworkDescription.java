package dev.synram.experiment.result;

import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.Parameter;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.onnx.OnnxModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A description of a network in a file.
 *
 * @param kind of the file
 * @param name of the network
 * @param multiplyAdds multiply-adds per sample
 * @param layers layers in the order of execution
 * @param notes properties of the network
 */
public record NetworkDescription(
        String kind, String name, long multiplyAdds, List<Layer> layers, Map<String, String> notes) {

    /**
     * A layer.
     *
     * @param name of the layer
     * @param layer its operation
     * @param shape of its results
     * @param inputs names of the layers whose results it takes
     * @param weights description of its weights; empty without weights
     */
    public record Layer(String name, String layer, String shape, List<String> inputs, String weights) {}

    /** Describes a quantized network. */
    public static NetworkDescription of(QuantizedNetwork quantized) {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("gain of the chips, LSB", Double.toString(quantized.gain()));
        notes.put("largest input", Double.toString(quantized.largestInput()));
        notes.putAll(quantized.provenance());
        Map<Integer, String> weights = new HashMap<>();
        for (Mac mac : quantized.network().macs()) {
            QuantizedNetwork.Mac given = quantized.macs().get(mac.index());
            String range =
                    range(mac.inputs(), mac.outputs(), floats(given.weights().values()));
            weights.put(
                    mac.node(),
                    "%s, %d sends, %.0f %% of inputs used".formatted(range, given.numSends(), 100 * given.activity()));
        }
        return of("network for chips", quantized.network(), weights, notes);
    }

    /** Describes a network from an ONNX file. */
    public static NetworkDescription of(OnnxModel model) {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("producer", model.producer());
        notes.put("opset", Long.toString(model.opset()));
        notes.put("dimensions of a sample", model.inputDimensions().toString());
        FloatNetwork network = model.network();
        Map<Integer, String> weights = new HashMap<>();
        List<Parameter> parameters = Parameter.ofFloat(network.network());
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).role() == Parameter.Role.WEIGHTS) {
                FloatWeights matrix = network.parameters().get(i);
                weights.put(parameters.get(i).node(), range(matrix.inputs(), matrix.outputs(), matrix.values()));
            }
        }
        return of("ONNX", network.network(), weights, notes);
    }

    private static NetworkDescription of(
            String kind, Network network, Map<Integer, String> weights, Map<String, String> notes) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < network.nodes().size(); i++) {
            Node node = network.nodes().get(i);
            List<String> inputs = node.inputs().stream()
                    .map(input -> network.nodes().get(input).name())
                    .toList();
            layers.add(new Layer(
                    node.name(),
                    node.layer().toString(),
                    node.shape().toString(),
                    inputs,
                    weights.getOrDefault(i, "")));
        }
        long multiplyAdds = network.macs().stream().mapToLong(Mac::macs).sum();
        return new NetworkDescription(kind, network.name(), multiplyAdds, layers, notes);
    }

    private static float[] floats(byte[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = values[i];
        }
        return floats;
    }

    private static String range(int inputs, int outputs, float[] values) {
        float lowest = 0;
        float highest = 0;
        for (float value : values) {
            lowest = Math.min(lowest, value);
            highest = Math.max(highest, value);
        }
        return String.format(Locale.ROOT, "%d x %d weights, %.4g to %.4g", inputs, outputs, lowest, highest);
    }

    /** The description as JSON. */
    public String json() {
        return Json.write(this);
    }
}
