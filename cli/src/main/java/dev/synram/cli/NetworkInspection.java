package dev.synram.cli;

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
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a network holds.
 *
 * @param kind what file it is of
 * @param network its layers
 * @param notes what is known of it as a whole
 * @param weights for each node that multiplies what is known of its weights
 */
record NetworkInspection(String kind, Network network, Map<String, String> notes, Map<Integer, String> weights)
        implements Inspection {

    static NetworkInspection of(QuantizedNetwork quantized) {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("gain of the chips, LSB", Double.toString(quantized.gain()));
        notes.put("largest input", Double.toString(quantized.largestInput()));
        notes.putAll(quantized.provenance());
        Map<Integer, String> weights = new HashMap<>();
        for (Mac mac : quantized.network().macs()) {
            QuantizedNetwork.Mac given = quantized.macs().get(mac.index());
            weights.put(
                    mac.node(),
                    "%s, %d sends, %.0f %% of inputs used"
                            .formatted(
                                    described(
                                            mac.inputs(),
                                            mac.outputs(),
                                            floats(given.weights().values())),
                                    given.numSends(),
                                    100 * given.activity()));
        }
        return new NetworkInspection("network for chips", quantized.network(), notes, weights);
    }

    static NetworkInspection of(OnnxModel model) {
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
                weights.put(parameters.get(i).node(), described(matrix.inputs(), matrix.outputs(), matrix.values()));
            }
        }
        return new NetworkInspection("ONNX", network.network(), notes, weights);
    }

    private static float[] floats(byte[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = values[i];
        }
        return floats;
    }

    private static String described(int inputs, int outputs, float[] values) {
        float lowest = 0;
        float highest = 0;
        for (float value : values) {
            lowest = Math.min(lowest, value);
            highest = Math.max(highest, value);
        }
        return String.format(Locale.ROOT, "%d x %d weights, %.4g to %.4g", inputs, outputs, lowest, highest);
    }

    private List<String> inputs(Node node) {
        List<String> names = new ArrayList<>();
        node.inputs().forEach(input -> names.add(network.nodes().get(input).name()));
        return names;
    }

    private long macs() {
        return network.macs().stream().mapToLong(Mac::macs).sum();
    }

    @Override
    public TerminalText text() {
        TerminalText text = new TerminalText();
        text.format("%s '%s', %,d multiply-adds a sample%n", kind, network.name(), macs());
        text.format("  %-24s %-40s %-14s %s%n", "layer", "does", "gives", "weights");
        for (int i = 0; i < network.nodes().size(); i++) {
            Node node = network.nodes().get(i);
            text.format(
                    "  %-24s %-40s %-14s %s%n", node.name(), node.layer(), node.shape(), weights.getOrDefault(i, ""));
        }
        notes.forEach((name, value) -> text.format("  %s: %s%n", name, value));
        return text;
    }

    @Override
    public String json() {
        JsonMapper mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        ObjectNode root = mapper.createObjectNode();
        root.put("kind", kind).put("name", network.name()).put("multiplyAdds", macs());
        ArrayNode layers = root.putArray("layers");
        for (int i = 0; i < network.nodes().size(); i++) {
            Node node = network.nodes().get(i);
            ObjectNode layer = layers.addObject()
                    .put("name", node.name())
                    .put("layer", node.layer().toString())
                    .put("shape", node.shape().toString());
            ArrayNode inputs = layer.putArray("inputs");
            inputs(node).forEach(inputs::add);
            layer.put("weights", weights.getOrDefault(i, ""));
        }
        ObjectNode about = root.putObject("notes");
        notes.forEach(about::put);
        return mapper.writeValueAsString(root);
    }
}
