package dev.synram.network.file;

import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.layer.Layer;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.QuantizedWeights;
import dev.synram.network.shape.Shape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A network as a {@code .synram} file: a ZIP archive of {@code network.json} and, for each multiplication, {@code
 * weights-N.int8} with the weights row by row, one signed byte each. It holds no time of day, so that the same network
 * gives the same bytes.
 */
public final class NetworkFile {

    private static final String FORMAT = "synram-network";
    private static final int VERSION = 3;
    private static final String DESCRIPTION = "network.json";

    /** The earliest time that a ZIP entry can carry. */
    private static final long EPOCH = 315_532_800_000L;

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private NetworkFile() {}

    /** The network as the bytes of a file. */
    public static byte[] write(QuantizedNetwork network) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            add(zip, DESCRIPTION, JSON.writeValueAsBytes(describe(network)));
            for (int i = 0; i < network.macs().size(); i++) {
                add(zip, weightsName(i), network.macs().get(i).weights().values());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(EPOCH);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static String weightsName(int mac) {
        return "weights-" + mac + ".int8";
    }

    private static ObjectNode describe(QuantizedNetwork network) {
        ObjectNode root = JSON.createObjectNode();
        root.put("format", FORMAT).put("version", VERSION);
        root.put("name", network.network().name());
        root.put("gain", network.gain()).put("largestInput", network.largestInput());
        ArrayNode layers = root.putArray("layers");
        for (Node node : network.network().nodes()) {
            ObjectNode layer = layers.addObject().put("name", node.name());
            ArrayNode inputs = layer.putArray("inputs");
            node.inputs().forEach(inputs::add);
            layer.setAll(LayerJson.write(node.layer()));
        }
        ArrayNode macs = root.putArray("multiplications");
        for (QuantizedNetwork.Mac mac : network.macs()) {
            ObjectNode node = macs.addObject()
                    .put("inputs", mac.weights().inputs())
                    .put("outputs", mac.weights().outputs())
                    .put("numSends", mac.numSends())
                    .put("activity", mac.activity());
            ArrayNode bias = node.putArray("bias");
            for (byte value : mac.bias()) {
                bias.add((int) value);
            }
        }
        ObjectNode provenance = root.putObject("provenance");
        network.provenance().forEach(provenance::put);
        return root;
    }

    /**
     * Reads a network.
     *
     * @throws IllegalArgumentException naming the file if it cannot be read or is not a network of this version
     */
    public static QuantizedNetwork read(Path path) {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            return parse(zip);
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            throw new IllegalArgumentException("%s cannot be read as a network: %s".formatted(path, e.getMessage()), e);
        }
    }

    private static QuantizedNetwork parse(ZipFile zip) throws IOException {
        JsonNode root = JSON.readTree(content(zip, DESCRIPTION));
        if (!FORMAT.equals(root.path("format").asString(""))
                || root.path("version").asInt(0) != VERSION) {
            throw new IllegalArgumentException("it is not of format %s, version %d".formatted(FORMAT, VERSION));
        }
        List<Node> nodes = new ArrayList<>();
        root.required("layers").forEach(node -> nodes.add(node(node, nodes)));
        Network network = new Network(root.required("name").asString(), nodes);
        List<QuantizedNetwork.Mac> macs = new ArrayList<>();
        for (JsonNode node : root.required("multiplications")) {
            QuantizedWeights weights = new QuantizedWeights(
                    node.required("inputs").asInt(),
                    node.required("outputs").asInt(),
                    content(zip, weightsName(macs.size())));
            macs.add(new QuantizedNetwork.Mac(
                    weights,
                    bias(node.required("bias")),
                    node.required("numSends").asInt(),
                    node.required("activity").asDouble()));
        }
        SortedMap<String, String> provenance = new TreeMap<>();
        root.required("provenance")
                .properties()
                .forEach(
                        entry -> provenance.put(entry.getKey(), entry.getValue().asString()));
        return new QuantizedNetwork(
                network,
                macs,
                root.required("gain").asDouble(),
                root.required("largestInput").asDouble(),
                provenance);
    }

    private static Node node(JsonNode json, List<Node> before) {
        String name = json.required("name").asString();
        Layer layer = LayerJson.read(json);
        List<Integer> inputs = new ArrayList<>();
        for (JsonNode input : json.required("inputs")) {
            int number = input.asInt();
            if (number < 0 || number >= before.size()) {
                throw new IllegalArgumentException(
                        "layer %s takes the results of layer %d, which does not come before it"
                                .formatted(name, number));
            }
            inputs.add(number);
        }
        Shape shape = layer.outputShape(
                inputs.stream().map(i -> before.get(i).shape()).toList());
        return new Node(name, layer, inputs, shape);
    }

    private static byte[] bias(JsonNode values) {
        byte[] bias = new byte[values.size()];
        for (int i = 0; i < bias.length; i++) {
            int value = values.get(i).asInt();
            if (value != (byte) value) {
                throw new IllegalArgumentException("a bias is -128..127, not " + value);
            }
            bias[i] = (byte) value;
        }
        return bias;
    }

    private static byte[] content(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IllegalArgumentException("it holds no " + name);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }
}
