package dev.synram.nir.field;

import dev.synram.nir.node.Affine;
import dev.synram.nir.node.AvgPool2d;
import dev.synram.nir.node.Conv1d;
import dev.synram.nir.node.Conv2d;
import dev.synram.nir.node.Convolution;
import dev.synram.nir.node.CubaLI;
import dev.synram.nir.node.CubaLIF;
import dev.synram.nir.node.Delay;
import dev.synram.nir.node.Firing;
import dev.synram.nir.node.Flatten;
import dev.synram.nir.node.Graph;
import dev.synram.nir.node.I;
import dev.synram.nir.node.IF;
import dev.synram.nir.node.Input;
import dev.synram.nir.node.LI;
import dev.synram.nir.node.LIF;
import dev.synram.nir.node.Linear;
import dev.synram.nir.node.Node;
import dev.synram.nir.node.Output;
import dev.synram.nir.node.Pooling;
import dev.synram.nir.node.Scale;
import dev.synram.nir.node.SumPool2d;
import dev.synram.nir.node.Threshold;
import dev.synram.nir.value.Dimensions;
import dev.synram.nir.value.Integers;
import dev.synram.nir.value.NirException;
import dev.synram.nir.value.Padding;
import dev.synram.nir.value.Tensor;
import dev.synram.nir.value.Text;
import dev.synram.nir.value.Value;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The fields of nodes other than graphs, by their names in files. */
public final class NodeFields {

    private NodeFields() {}

    /** The fields of a node, without its type. */
    public static Map<String, Value> of(Node node) {
        Map<String, Value> fields = new TreeMap<>();
        switch (node) {
            case Input(Dimensions shape) -> fields.put("shape", Integers.vector(shape.sizes()));
            case Output(Dimensions shape) -> fields.put("shape", Integers.vector(shape.sizes()));
            case Affine(Tensor weight, Tensor bias) -> {
                fields.put("weight", weight);
                fields.put("bias", bias);
            }
            case Linear(Tensor weight) -> fields.put("weight", weight);
            case Scale(Tensor scale) -> fields.put("scale", scale);
            case Threshold(Tensor threshold) -> fields.put("threshold", threshold);
            case Delay(Tensor delay) -> fields.put("delay", delay);
            case Convolution convolution -> putConvolution(convolution, fields);
            case Pooling pooling -> {
                fields.put("kernel_size", Integers.vector(pooling.kernelSize()));
                fields.put("stride", Integers.vector(pooling.stride()));
                fields.put("padding", Integers.vector(pooling.padding()));
            }
            case Flatten flatten -> {
                fields.put("start_dim", Integers.scalar(flatten.startDim()));
                fields.put("end_dim", Integers.scalar(flatten.endDim()));
                if (!flatten.inputType().isEmpty()) {
                    fields.put("input_type", Integers.vector(flatten.inputType()));
                }
            }
            case Firing firing -> {
                putFiring(firing, fields);
                fields.put("v_threshold", firing.vThreshold());
                fields.put("v_reset", firing.vReset());
            }
            case I(Tensor r) -> fields.put("r", r);
            case LI(Tensor tau, Tensor r, Tensor leak) -> putLeaky(tau, r, leak, fields);
            case CubaLI(Tensor synapse, Tensor membrane, Tensor r, Tensor leak, Tensor weight) ->
                putCurrent(synapse, membrane, r, leak, weight, fields);
            case Graph _ -> throw new IllegalArgumentException("a graph has nodes instead of fields");
        }
        return Collections.unmodifiableMap(fields);
    }

    private static void putConvolution(Convolution convolution, Map<String, Value> fields) {
        boolean flat = convolution instanceof Conv1d;
        fields.put("weight", convolution.weight());
        fields.put("bias", convolution.bias());
        fields.put("stride", sizes(convolution.stride(), flat));
        fields.put("dilation", sizes(convolution.dilation(), flat));
        fields.put("groups", Integers.scalar(convolution.groups()));
        fields.put(
                "padding",
                switch (convolution.padding()) {
                    case Padding.Sizes(List<Integer> zeros) -> sizes(zeros, flat);
                    case Padding.Named named -> new Text(named.name().toLowerCase(Locale.ROOT));
                });
        if (!convolution.inputShape().isEmpty()) {
            fields.put("input_shape", sizes(convolution.inputShape(), flat));
        }
    }

    private static Integers sizes(List<Integer> sizes, boolean single) {
        return single ? Integers.scalar(sizes.getFirst()) : Integers.vector(sizes);
    }

    private static void putFiring(Firing firing, Map<String, Value> fields) {
        switch (firing) {
            case IF integrator -> fields.put("r", integrator.r());
            case LIF leaky -> putLeaky(leaky.tau(), leaky.r(), leaky.vLeak(), fields);
            case CubaLIF cuba -> putCurrent(cuba.tauSyn(), cuba.tauMem(), cuba.r(), cuba.vLeak(), cuba.wIn(), fields);
        }
    }

    private static void putLeaky(Tensor tau, Tensor r, Tensor leak, Map<String, Value> fields) {
        fields.put("tau", tau);
        fields.put("r", r);
        fields.put("v_leak", leak);
    }

    private static void putCurrent(
            Tensor synapse, Tensor membrane, Tensor r, Tensor leak, Tensor weight, Map<String, Value> fields) {
        fields.put("tau_syn", synapse);
        fields.put("tau_mem", membrane);
        fields.put("r", r);
        fields.put("v_leak", leak);
        fields.put("w_in", weight);
    }

    /**
     * The node with the given fields.
     *
     * @param type its type in files, other than NIRGraph
     * @throws NirException if the type or a field is unknown, or fields are missing or do not fit each other
     */
    public static Node node(String type, Map<String, Value> fields) {
        FieldReader reader = new FieldReader(fields);
        Node node = read(type, reader);
        reader.requireEnd();
        return node;
    }

    private static Node read(String type, FieldReader fields) {
        return switch (type) {
            case "Input" -> new Input(fields.dimensions("shape"));
            case "Output" -> new Output(fields.dimensions("shape"));
            case "Affine" -> new Affine(fields.tensor("weight"), fields.tensor("bias"));
            case "Linear" -> new Linear(fields.tensor("weight"));
            case "Scale" -> new Scale(fields.tensor("scale"));
            case "Threshold" -> new Threshold(fields.tensor("threshold"));
            case "Delay" -> new Delay(fields.tensor("delay"));
            case "Conv1d" ->
                new Conv1d(
                        fields.optionalSizes("input_shape"),
                        fields.tensor("weight"),
                        fields.perDimension("stride", 1),
                        fields.padding(1),
                        fields.perDimension("dilation", 1),
                        fields.integer("groups"),
                        fields.tensor("bias"));
            case "Conv2d" ->
                new Conv2d(
                        fields.optionalSizes("input_shape"),
                        fields.tensor("weight"),
                        fields.perDimension("stride", 2),
                        fields.padding(2),
                        fields.perDimension("dilation", 2),
                        fields.integer("groups"),
                        fields.tensor("bias"));
            case "SumPool2d" ->
                new SumPool2d(
                        fields.perDimension("kernel_size", 2),
                        fields.perDimension("stride", 2),
                        fields.perDimension("padding", 2));
            case "AvgPool2d" ->
                new AvgPool2d(
                        fields.perDimension("kernel_size", 2),
                        fields.perDimension("stride", 2),
                        fields.perDimension("padding", 2));
            case "Flatten" ->
                new Flatten(fields.integer("start_dim"), fields.integer("end_dim"), fields.optionalSizes("input_type"));
            default -> readNeuron(type, fields);
        };
    }

    private static Node readNeuron(String type, FieldReader fields) {
        return switch (type) {
            case "I" -> new I(fields.tensor("r"));
            case "IF" -> {
                Tensor threshold = fields.tensor("v_threshold");
                yield new IF(fields.tensor("r"), threshold, fields.reset(threshold));
            }
            case "LI" -> new LI(fields.tensor("tau"), fields.tensor("r"), fields.tensor("v_leak"));
            case "LIF" -> {
                Tensor threshold = fields.tensor("v_threshold");
                yield new LIF(
                        fields.tensor("tau"),
                        fields.tensor("r"),
                        fields.tensor("v_leak"),
                        threshold,
                        fields.reset(threshold));
            }
            case "CubaLI" -> {
                Tensor leak = fields.tensor("v_leak");
                yield new CubaLI(
                        fields.tensor("tau_syn"),
                        fields.tensor("tau_mem"),
                        fields.tensor("r"),
                        leak,
                        fields.inputWeight(leak));
            }
            case "CubaLIF" -> {
                Tensor leak = fields.tensor("v_leak");
                Tensor threshold = fields.tensor("v_threshold");
                yield new CubaLIF(
                        fields.tensor("tau_syn"),
                        fields.tensor("tau_mem"),
                        fields.tensor("r"),
                        leak,
                        threshold,
                        fields.reset(threshold),
                        fields.inputWeight(leak));
            }
            default ->
                throw new NirException(
                        "type '%s' is unknown; supported are the node types of the NIR specification".formatted(type));
        };
    }
}
