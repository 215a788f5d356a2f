package dev.synram.onnx.reader;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.synram.network.FloatNetwork;
import dev.synram.onnx.graph.FunctionInliner;
import dev.synram.onnx.graph.LiveNodes;
import dev.synram.onnx.graph.OnnxException;
import dev.synram.onnx.graph.TensorUses;
import dev.synram.onnx.tensor.TensorReader;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Builds a network from the graph of an ONNX file. */
public final class GraphReader {

    private final ModelProto model;
    private final GraphProto graph;
    private final long opset;
    private final TensorReader tensors;

    /** Makes a reader of a model. */
    public GraphReader(ModelProto model, long opset, TensorReader tensors) {
        this.model = model;
        graph = model.getGraph();
        this.opset = opset;
        this.tensors = tensors;
    }

    /**
     * The network of a graph.
     *
     * @param network the network
     * @param output the view of its output
     * @param notes what is read in another way than the file says, one sentence each
     */
    public record Result(FloatNetwork network, Activation output, List<String> notes) {}

    /**
     * Reads the graph.
     *
     * @param wantedInput name of the input that samples are given to, if there are several
     * @param wantedOutput name of the output that is wanted, if there are several
     */
    public Result read(Optional<String> wantedInput, Optional<String> wantedOutput) {
        if (graph.getSparseInitializerCount() > 0) {
            throw new OnnxException("it contains sparse initializers, such as '%s'; export it with dense ones"
                    .formatted(graph.getSparseInitializer(0).getValues().getName()));
        }
        requireDistinctInitializers();
        String output = output(wantedOutput);
        List<NodeProto> nodes = LiveNodes.of(FunctionInliner.nodes(model), output);
        Translation translation = new Translation(graph, nodes, output, tensors);
        ValueInfoProto input = input(wantedInput, nodes, output);
        Unsupported.refuse(nodes, input.getName(), translation.onResults(), translation.onConstants());
        return read(translation, input, new TensorUses(nodes, output));
    }

    private void requireDistinctInitializers() {
        Set<String> names = new HashSet<>();
        for (TensorProto initializer : graph.getInitializerList()) {
            if (!names.add(initializer.getName())) {
                throw new OnnxException("it contains two initializers with the name '%s'; give each a name of its own"
                        .formatted(initializer.getName()));
            }
        }
    }

    private Result read(Translation translation, ValueInfoProto input, TensorUses uses) {
        int[] dimensions = dimensions(input);
        OnnxException furthest = null;
        int reached = -1;
        for (InputForms.InputForm form : InputForms.of(dimensions)) {
            NetworkDraft draft = new NetworkDraft(opset, batch(input), uses);
            try {
                return translation.run(draft, input.getName(), form, dimensions);
            } catch (OnnxException e) {
                if (draft.translated() > reached) {
                    furthest = e;
                    reached = draft.translated();
                }
            }
        }
        throw Optional.ofNullable(furthest).orElseThrow();
    }

    private String output(Optional<String> wanted) {
        List<String> names =
                graph.getOutputList().stream().map(ValueInfoProto::getName).toList();
        if (wanted.isPresent()) {
            if (!names.contains(wanted.get())) {
                throw new OnnxException("it has no output '%s'; its outputs are %s".formatted(wanted.get(), names));
            }
            return wanted.get();
        }
        if (names.size() != 1) {
            throw new OnnxException(
                    "it has %s outputs, %s; choose one with the option --output, or export a network with one"
                            .formatted(names.size(), names));
        }
        return names.getFirst();
    }

    /** The input that the output depends on; inputs with an initializer are weights. */
    private ValueInfoProto input(Optional<String> wanted, List<NodeProto> nodes, String output) {
        Set<String> taken = new HashSet<>(List.of(output));
        nodes.forEach(node -> taken.addAll(node.getInputList()));
        Set<String> initializers = new HashSet<>();
        graph.getInitializerList().forEach(tensor -> initializers.add(tensor.getName()));
        List<ValueInfoProto> inputs = graph.getInputList().stream()
                .filter(input -> !initializers.contains(input.getName()) && taken.contains(input.getName()))
                .toList();
        List<String> names = inputs.stream().map(ValueInfoProto::getName).toList();
        if (wanted.isPresent() && !names.contains(wanted.get())) {
            throw new OnnxException(
                    "its output does not depend on an input '%s'; it depends on %s".formatted(wanted.get(), names));
        }
        if (inputs.isEmpty()) {
            throw new OnnxException("its output '%s' does not depend on its input".formatted(output));
        }
        if (inputs.size() > 1) {
            throw new OnnxException(
                    "its output '%s' depends on %s inputs, %s; choose an output that depends on one with the option --output, or export a network with one"
                            .formatted(output, inputs.size(), names));
        }
        return inputs.getFirst();
    }

    private static TensorShapeProto shape(ValueInfoProto input) {
        return input.getType().getTensorType().getShape();
    }

    /** The size of the batch that the file was exported for; 0 if it is open. */
    private static long batch(ValueInfoProto input) {
        return shape(input).getDimCount() == 0
                ? 0
                : Math.max(0, shape(input).getDim(0).getDimValue());
    }

    private static int[] dimensions(ValueInfoProto input) {
        TensorShapeProto shape = shape(input);
        int[] dimensions = new int[Math.max(0, shape.getDimCount() - 1)];
        for (int i = 0; i < dimensions.length; i++) {
            TensorShapeProto.Dimension dimension = shape.getDim(i + 1);
            long value = dimension.getDimValue();
            if (value < 1 || value > Integer.MAX_VALUE) {
                throw new OnnxException(
                        "dimension %s of input '%s' is %s; only the batch may be dynamic, so export with a "
                                        .formatted(
                                                i + 1,
                                                input.getName(),
                                                dimension.hasDimParam() ? dimension.getDimParam() : value)
                                + "fixed size of samples");
            }
            dimensions[i] = (int) value;
        }
        if (dimensions.length == 0) {
            throw new OnnxException("input '%s' has no dimensions besides the batch".formatted(input.getName()));
        }
        return dimensions;
    }
}
