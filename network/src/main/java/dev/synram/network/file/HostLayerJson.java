package dev.synram.network.file;

import dev.synram.files.FileException;
import dev.synram.files.JsonFields;
import dev.synram.network.function.ChannelSoftmax;
import dev.synram.network.function.ElementFunction;
import dev.synram.network.function.HostFunction;
import dev.synram.network.function.LayerNormalization;
import dev.synram.network.function.PRelu;
import dev.synram.network.layer.HostLayer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A layer of the host in the description of a saved network: its function, parameters and units. */
final class HostLayerJson {

    private static final String FUNCTION = "function";
    private static final String P_RELU = "pRelu";
    private static final String LAYER_NORMALIZATION = "layerNormalization";
    private static final String SOFTMAX = "softmax";
    private static final String PARAMETERS = "parameters";

    private HostLayerJson() {}

    static ObjectNode write(ObjectNode node, HostLayer layer) {
        switch (layer.function()) {
            case ElementFunction element -> named(node, element.kind().label(), element.alpha(), element.beta());
            case PRelu prelu ->
                named(
                        node,
                        P_RELU,
                        prelu.slopes().stream().mapToDouble(Float::doubleValue).toArray());
            case LayerNormalization normalization -> named(node, LAYER_NORMALIZATION, normalization.epsilon());
            case ChannelSoftmax _ -> named(node, SOFTMAX);
        }
        return node.put("inputUnit", layer.inputUnit()).put("outputUnit", layer.outputUnit());
    }

    private static void named(ObjectNode node, String function, double... parameters) {
        ArrayNode array = node.put(FUNCTION, function).putArray(PARAMETERS);
        DoubleStream.of(parameters).forEach(value -> array.add((float) value));
    }

    static HostLayer read(JsonFields fields) {
        String name = fields.text(FUNCTION);
        double[] parameters = fields.numbers(PARAMETERS);
        HostFunction function = switch (name) {
            case P_RELU -> new PRelu(floats(parameters));
            case LAYER_NORMALIZATION -> new LayerNormalization(single(fields, parameters, 1)[0]);
            case SOFTMAX -> new ChannelSoftmax();
            default -> element(fields, name, parameters);
        };
        return new HostLayer(function, fields.number("inputUnit"), fields.number("outputUnit"));
    }

    private static ElementFunction element(JsonFields fields, String name, double[] parameters) {
        ElementFunction.Kind known = Arrays.stream(ElementFunction.Kind.values())
                .filter(kind -> kind.label().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new FileException("%s computes the unknown function %s".formatted(fields.place(), name)));
        float[] two = single(fields, parameters, 2);
        return new ElementFunction(known, two[0], two[1]);
    }

    private static float[] single(JsonFields fields, double[] parameters, int count) {
        if (parameters.length != count) {
            throw new FileException("%s.%s has %s numbers; expected %s"
                    .formatted(fields.place(), PARAMETERS, parameters.length, count));
        }
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) parameters[i];
        }
        return values;
    }

    private static List<Float> floats(double[] values) {
        return DoubleStream.of(values).mapToObj(value -> (float) value).toList();
    }
}
