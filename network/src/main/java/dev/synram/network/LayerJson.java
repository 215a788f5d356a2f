package dev.synram.network;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A layer in the description of a saved network: its type and its parameters by name. */
final class LayerJson {

    private static final String TYPE = "type";
    private static final String CONV2D = "conv2d";
    private static final String DENSE = "dense";
    private static final String CONVERTING_RELU = "convertingRelu";

    private LayerJson() {}

    static ObjectNode write(Layer layer) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        return switch (layer) {
            case Conv2d conv ->
                node.put(TYPE, CONV2D)
                        .put("outputs", conv.outputs())
                        .put("kernel", conv.kernel())
                        .put("stride", conv.stride())
                        .put("padding", conv.padding());
            case Dense dense -> node.put(TYPE, DENSE).put("outputs", dense.outputs());
            case ConvertingRelu relu -> node.put(TYPE, CONVERTING_RELU).put("shift", relu.shift());
        };
    }

    static Layer read(JsonNode node) {
        String type = node.required(TYPE).asString();
        return switch (type) {
            case CONV2D ->
                new Conv2d(
                        node.required("outputs").asInt(),
                        node.required("kernel").asInt(),
                        node.required("stride").asInt(),
                        node.required("padding").asInt());
            case DENSE -> new Dense(node.required("outputs").asInt());
            case CONVERTING_RELU -> new ConvertingRelu(node.required("shift").asInt());
            default -> throw new IllegalArgumentException("it holds a layer of the unknown type " + type);
        };
    }
}
