package dev.synram.experiment.result.plan;

import dev.synram.experiment.result.Json;
import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.Parameter;
import dev.synram.network.layer.Add;
import dev.synram.network.layer.ArgMax;
import dev.synram.network.layer.BatchNorm;
import dev.synram.network.layer.ColumnMean;
import dev.synram.network.layer.Concatenate;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.Flatten;
import dev.synram.network.layer.GlobalAveragePool;
import dev.synram.network.layer.HostLayer;
import dev.synram.network.layer.Input;
import dev.synram.network.layer.MacLayer;
import dev.synram.network.layer.Pad;
import dev.synram.network.layer.Pool;
import dev.synram.network.layer.Readout;
import dev.synram.network.layer.Relu;
import dev.synram.network.layer.Requantize;
import dev.synram.network.layer.Reshape;
import dev.synram.network.layer.Slices;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.shape.SampleForm;
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
 * @param samples form of the samples that it takes
 * @param layers layers in the order of execution
 * @param notes properties of the network
 */
public record NetworkDescription(
        String kind,
        String name,
        long multiplyAdds,
        SampleForm samples,
        List<Layer> layers,
        Map<String, String> notes) {

    /**
     * A layer.
     *
     * @param name of the layer
     * @param layer its operation
     * @param place where it is computed; empty if nothing is
     * @param shape of its results
     * @param inputs names of the layers whose results it takes
     * @param weights description of its weights; empty without weights
     */
    public record Layer(String name, String layer, String place, String shape, List<String> inputs, String weights) {}

    /** Describes a quantized network. */
    public static NetworkDescription of(QuantizedNetwork quantized) {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("gain of the chips, LSB", Double.toString(quantized.gain()));
        notes.put("largest input", Double.toString(quantized.largestInput()));
        if (quantized.outputUnit() > 0) {
            notes.put("value of one LSB of the result", Double.toString(quantized.outputUnit()));
        }
        notes.putAll(quantized.provenance());
        Map<Integer, String> weights = new HashMap<>();
        for (Mac mac : quantized.network().macs()) {
            QuantizedNetwork.Mac given = quantized.macs().get(mac.index());
            String range =
                    range(mac.inputs(), mac.outputs(), floats(given.weights().values()));
            weights.put(
                    mac.node(),
                    String.format(
                            Locale.ROOT,
                            "%s, %s sends, %.0f %% of inputs used",
                            range,
                            given.numSends(),
                            100 * given.activity()));
        }
        return of("network for chips", quantized.network(), form(quantized.network()), weights, notes);
    }

    /** Describes a network from an ONNX file. */
    public static NetworkDescription of(String kind, OnnxModel model) {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("producer", model.producer());
        notes.put("opset", Long.toString(model.opset()));
        if (!model.notes().isEmpty()) {
            notes.put("read in another way", String.join("; ", model.notes()));
        }
        FloatNetwork network = model.network();
        Map<Integer, String> weights = new HashMap<>();
        List<Parameter> parameters = Parameter.ofFloat(network.network());
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).role() == Parameter.Role.WEIGHTS) {
                FloatWeights matrix = network.parameters().get(i);
                weights.put(parameters.get(i).node(), range(matrix.inputs(), matrix.outputs(), matrix.values()));
            }
        }
        return of(kind, network.network(), model.form(), weights, notes);
    }

    private static SampleForm form(Network network) {
        return network.nodes().getFirst().layer() instanceof Input input
                ? input.form()
                : SampleForm.channelsFirst(network.input());
    }

    private static String place(dev.synram.network.layer.Layer layer) {
        return switch (layer) {
            case MacLayer _ -> "arrays";
            case HostLayer _, Readout _ -> "host";
            case Relu _,
                    ConvertingRelu _,
                    Requantize _,
                    Slices _,
                    ColumnMean _,
                    Pool _,
                    GlobalAveragePool _,
                    Pad _,
                    ArgMax _,
                    Add _,
                    Concatenate _ -> "processors";
            case BatchNorm _ -> "weights";
            case Input _, Flatten _, Reshape _ -> "";
        };
    }

    private static NetworkDescription of(
            String kind, Network network, SampleForm samples, Map<Integer, String> weights, Map<String, String> notes) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < network.nodes().size(); i++) {
            Node node = network.nodes().get(i);
            List<String> inputs = node.inputs().stream()
                    .map(input -> network.nodes().get(input).name())
                    .toList();
            layers.add(new Layer(
                    node.name(),
                    node.layer().toString(),
                    place(node.layer()),
                    node.shape().toString(),
                    inputs,
                    weights.getOrDefault(i, "")));
        }
        long multiplyAdds = network.macs().stream().mapToLong(Mac::macs).sum();
        return new NetworkDescription(kind, network.name(), multiplyAdds, samples, layers, notes);
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
        return String.format(Locale.ROOT, "%s x %s weights, %.4g to %.4g", inputs, outputs, lowest, highest);
    }

    /** The description as JSON. */
    public String json() {
        return Json.write(this);
    }
}
