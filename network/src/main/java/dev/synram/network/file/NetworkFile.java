package dev.synram.network.file;

import dev.synram.files.FileException;
import dev.synram.files.JsonFields;
import dev.synram.files.JsonText;
import dev.synram.files.ZipContent;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.layer.Layer;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.QuantizedWeights;
import dev.synram.network.shape.Shape;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A network as a {@code .synram} file: a ZIP archive of {@code network.json} and, for each multiplication,
 * {@code weights-N.int8} with the weights row by row, one signed byte each. It contains no timestamp, so that the same
 * network gives the same bytes.
 */
public final class NetworkFile {

    private static final String FORMAT = "synram-network";
    private static final int VERSION = 5;

    /** The oldest version that is read: without host functions, forms of samples and the unit of results. */
    private static final int OLDEST_VERSION = 3;

    private static final String DESCRIPTION = "network.json";

    /** A fixed time that a ZIP entry stores without the time zone. */
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 2, 1, 0, 0);

    /** Far above the number of layers of real networks. */
    private static final int MOST_LAYERS = 20_000;

    private static final int MOST_INPUTS = 1000;

    /** Far below and above the gain of any chip that can be used, about 0.002 LSB. */
    private static final double SMALLEST_GAIN = 1e-6;

    private static final double LARGEST_GAIN = 10;

    /** Units beyond these would overflow in numbers of 32 bits. */
    private static final double SMALLEST_UNIT = 1e-30;

    private static final double LARGEST_UNIT = 1e30;

    /**
     * Limit for small files: a matrix of zeros compresses to a thousandth, so the size of the file alone is no budget.
     */
    private static final long MOST_WEIGHTS_OF_SMALL_FILES = 1L << 26;

    private static final long MOST_COMPRESSION = 32;
    private static final long MOST_WEIGHTS = Integer.MAX_VALUE - 8;

    private NetworkFile() {}

    /** The network as the bytes of a file. */
    public static byte[] write(QuantizedNetwork network) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            add(zip, DESCRIPTION, JsonText.write(describe(network)).getBytes(StandardCharsets.UTF_8));
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
        entry.setTimeLocal(EPOCH);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static String weightsName(int mac) {
        return "weights-" + mac + ".int8";
    }

    private static ObjectNode describe(QuantizedNetwork network) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", FORMAT).put("version", VERSION);
        root.put("name", network.network().name());
        root.put("gain", network.gain()).put("largestInput", network.largestInput());
        root.put("outputUnit", network.outputUnit());
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
     * Reads a network from an untrusted file. Weights are inflated only after the layers have defined their number, and
     * no further.
     *
     * @throws FileException naming the file, the place in it and what was expected, if it cannot be read or is not a network
     *     of this version or the two before
     */
    public static QuantizedNetwork read(Path path) {
        try (ZipContent zip = ZipContent.open(path)) {
            return parse(zip, mostWeights(Files.size(path)));
        } catch (FileException | ZipException | EOFException e) {
            throw FileException.broken(path, "a network", e, "get an undamaged copy or create the network again");
        } catch (IOException e) {
            throw new FileException("%s cannot be read as a network: %s".formatted(path, FileException.reason(e)), e);
        }
    }

    /** Weights for chips hardly compress, except those between groups, which are 0. */
    private static long mostWeights(long fileSize) {
        return Math.max(MOST_WEIGHTS_OF_SMALL_FILES, MOST_COMPRESSION * fileSize);
    }

    private static QuantizedNetwork parse(ZipContent zip, long mostWeights) throws IOException {
        JsonFields root = JsonFields.parse(zip.read(DESCRIPTION, JsonFields.MOST_BYTES));
        int version = version(root);
        Network network = layers(root);
        List<JsonFields> multiplications = root.objects("multiplications");
        List<Mac> expected = network.macs();
        if (multiplications.size() != expected.size()) {
            throw new FileException("multiplications has %s elements; the layers need %s"
                    .formatted(multiplications.size(), expected.size()));
        }
        requireWeights(zip, expected, mostWeights);
        List<QuantizedNetwork.Mac> macs = new ArrayList<>();
        for (Mac mac : expected) {
            macs.add(multiplication(zip, multiplications.get(mac.index()), mac));
        }
        double gain = numberOrNone(root, "gain", SMALLEST_GAIN, LARGEST_GAIN);
        double largestInput = root.number("largestInput", SMALLEST_UNIT, LARGEST_UNIT);
        double outputUnit =
                version > OLDEST_VERSION ? numberOrNone(root, "outputUnit", SMALLEST_UNIT, LARGEST_UNIT) : 0;
        SortedMap<String, String> provenance = root.texts("provenance");
        root.requireAllTaken();
        return checked("it", () -> new QuantizedNetwork(network, macs, gain, largestInput, outputUnit, provenance));
    }

    private static int version(JsonFields root) {
        String format = root.text("format");
        int version = root.integer("version", Integer.MIN_VALUE, Integer.MAX_VALUE);
        if (!FORMAT.equals(format) || version < OLDEST_VERSION || version > VERSION) {
            throw new FileException("it is of format %s, version %s; expected %s, version %s to %s"
                    .formatted(format, version, FORMAT, OLDEST_VERSION, VERSION));
        }
        return version;
    }

    private static Network layers(JsonFields root) {
        List<JsonFields> layers = root.objects("layers");
        if (layers.size() > MOST_LAYERS) {
            throw new FileException(
                    "layers has %s elements; at most %s are supported".formatted(layers.size(), MOST_LAYERS));
        }
        List<Node> nodes = new ArrayList<>();
        for (JsonFields layer : layers) {
            nodes.add(node(layer, nodes));
        }
        String name = root.text("name");
        return checked("layers", () -> {
            Network network = new Network(name, nodes);
            NetworkSize.check(network);
            return network;
        });
    }

    private static Node node(JsonFields fields, List<Node> before) {
        String name = fields.text("name");
        List<Integer> inputs = Arrays.stream(fields.integers("inputs", 0, Math.max(0, before.size() - 1)))
                .boxed()
                .toList();
        if (inputs.size() > MOST_INPUTS || (before.isEmpty() && !inputs.isEmpty())) {
            throw new FileException("%s.inputs has %s elements; expected at most %s, all of layers before it"
                    .formatted(fields.place(), inputs.size(), MOST_INPUTS));
        }
        Node node = checked(fields.place(), () -> {
            Layer layer = LayerJson.read(fields);
            Shape shape = layer.outputShape(
                    inputs.stream().map(i -> before.get(i).shape()).toList());
            return new Node(name, layer, inputs, shape);
        });
        fields.requireAllTaken();
        return node;
    }

    /** A number within limits, or 0, which stands for none. */
    private static double numberOrNone(JsonFields fields, String name, double low, double high) {
        return fields.number(name) == 0 ? 0 : fields.number(name, low, high);
    }

    /** Refuses weights that do not fit into memory, and entries that do not belong to the file. */
    private static void requireWeights(ZipContent zip, List<Mac> macs, long most) {
        Set<String> names = new HashSet<>(Set.of(DESCRIPTION));
        long all = 0;
        for (Mac mac : macs) {
            names.add(weightsName(mac.index()));
            all += Math.multiplyFull(mac.inputs(), mac.outputs());
            if (all > Math.min(most, MOST_WEIGHTS)) {
                throw new FileException(String.format(
                        Locale.ROOT,
                        "with layer %s (%s) there are %,d weights; a file of this size holds at most %,d",
                        mac.name(),
                        mac.layer(),
                        all,
                        Math.min(most, MOST_WEIGHTS)));
            }
        }
        for (String name : zip.names()) {
            if (!names.contains(name)) {
                throw new FileException("it holds %s, which does not belong to it".formatted(name));
            }
        }
    }

    private static QuantizedNetwork.Mac multiplication(ZipContent zip, JsonFields fields, Mac mac) throws IOException {
        int inputs = fields.integer("inputs", mac.inputs(), mac.inputs());
        int outputs = fields.integer("outputs", mac.outputs(), mac.outputs());
        byte[] values = zip.read(weightsName(mac.index()), inputs * outputs);
        if (values.length < inputs * outputs) {
            throw new FileException("%s has %s bytes; layer %s needs %s x %s"
                    .formatted(weightsName(mac.index()), values.length, mac.name(), inputs, outputs));
        }
        QuantizedWeights weights =
                checked(weightsName(mac.index()), () -> new QuantizedWeights(inputs, outputs, values));
        byte[] bias = bytes(fields.integers("bias", Byte.MIN_VALUE, Byte.MAX_VALUE));
        int numSends = fields.integer("numSends", 1, QuantizedNetwork.Mac.MOST_SENDS);
        double activity = fields.number("activity");
        fields.requireAllTaken();
        return checked(fields.place(), () -> new QuantizedNetwork.Mac(weights, bias, numSends, activity));
    }

    private static byte[] bytes(int[] values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    /** Creates a part of the network; its exceptions are reported as errors of the file. */
    private static <T> T checked(String place, Supplier<T> part) {
        try {
            return part.get();
        } catch (IllegalArgumentException e) {
            throw new FileException("%s: %s".formatted(place, e.getMessage()), e);
        }
    }
}
