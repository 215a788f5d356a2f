package dev.synram.network.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.contract.file.Damage;
import dev.synram.contract.file.DamagedFiles;
import dev.synram.files.FileException;
import dev.synram.network.Flow;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.layer.Bias;
import dev.synram.network.layer.Requantize;
import dev.synram.network.layer.Reshape;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.QuantizedWeights;
import dev.synram.network.shape.Shape;
import dev.synram.network.shape.Window;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Damaged or malicious network files are refused with the place of the error, before they take memory or time. */
class BrokenNetworkFilesTest {

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("net.synram");
    }

    /** One layer of each kind that a chip has. */
    private static QuantizedNetwork network() {
        Flow stem = Flow.input(new Shape(2, 8, 8))
                .conv2d(4, Window.square(3).padding(1), 2, Bias.DIGITAL)
                .relu(100);
        Flow branch = stem.convertingRelu(2).conv2d(4, Window.square(3).padding(1));
        Network network = stem.add(branch)
                .concatenate(branch)
                .maxPool(2)
                .averagePool(2)
                .flatten()
                .then(new Reshape(new Shape(8, 2, 2)))
                .then(new Requantize(1))
                .dense(6, Bias.ON_ARRAY)
                .softmax()
                .network("small");
        List<QuantizedNetwork.Mac> macs = new ArrayList<>();
        for (Mac mac : network.macs()) {
            byte[] weights = new byte[mac.inputs() * mac.outputs()];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = (byte) (mac.connects(i / mac.outputs(), i % mac.outputs()) ? i % 64 : 0);
            }
            byte[] bias = new byte[mac.layer().bias().digital() ? mac.outputs() : 0];
            macs.add(
                    new QuantizedNetwork.Mac(new QuantizedWeights(mac.inputs(), mac.outputs(), weights), bias, 3, 0.5));
        }
        return new QuantizedNetwork(network, macs, 0.002, 1, 0.25, new TreeMap<>(Map.of("chip", "simulated")));
    }

    private static Map<String, byte[]> entries() {
        return Damage.entries(NetworkFile.write(network()));
    }

    private Map<String, byte[]> described(UnaryOperator<String> change) {
        Map<String, byte[]> entries = entries();
        String json = new String(entries.get("network.json"), StandardCharsets.UTF_8);
        String changed = change.apply(json);
        assertThat(changed).as("the test changes something").isNotEqualTo(json);
        entries.put("network.json", changed.getBytes(StandardCharsets.UTF_8));
        return entries;
    }

    private void assertRefused(Map<String, byte[]> entries, String... words) throws IOException {
        Files.write(file, Damage.archive(entries));
        assertThatThrownBy(() -> NetworkFile.read(file))
                .isInstanceOf(FileException.class)
                .satisfies(e -> assertThat(e.getMessage())
                        .startsWith(file + " cannot be read as a network: ")
                        .contains(words));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"numSends\" : 3|\"numSends\" : 2147483647|multiplications[0].numSends is 2147483647; expected a whole number from 1 to 10000",
                "\"numSends\" : 3|\"numSends\" : 0|multiplications[0].numSends is 0",
                "\"numSends\" : 3|\"numSends\" : \"3\"|multiplications[0].numSends is \"3\"",
                "\"numSends\" : 3,||multiplications[0] has no field numSends",
                "\"limit\" : 100.0|\"limit\" : 1e39|layers[2].limit is 1.0E39; expected a finite number of 32 bits",
                "\"activity\" : 0.5|\"activity\" : 1.5|the activity is a share of inputs, 0..1, not 1.5",
                "\"activity\" : 0.5|\"activity\" : \"NaN\"|multiplications[0].activity is \"NaN\"; expected a finite number",
                "\"bias\" : [ 0,|\"bias\" : [ {},|multiplications[0].bias[0] is an object",
                "\"bias\" : [ 0,|\"bias\" : [ 200,|multiplications[0].bias[0] is 200; expected a whole number from -128 to 127",
                "\"bias\" : [ 0,|\"bias\" : [ 0, 0,|takes 4 digital biases, not 5",
                "\"bias\" : [ ]|\"bias\" : { }|multiplications[1].bias is an object; expected a list",
                "\"gain\" : 0.002|\"gain\" : 1e999|gain is",
                "\"gain\" : 0.002|\"gain\" : -1|gain is -1; expected a number from 1.0E-6 to 10.0",
                "\"largestInput\" : 1.0|\"largestInput\" : 0|largestInput is 0; expected a number from 1.0E-30 to 1.0E30",
                "\"outputUnit\" : 0.25|\"outputUnit\" : -1|outputUnit is -1; expected a number from 1.0E-30 to 1.0E30",
                "\"outputUnit\" : 0.25,||it has no field outputUnit",
                "\"version\" : 5|\"version\" : 2|it is of format synram-network, version 2; expected synram-network, version 3 to 5",
                "\"version\" : 5|\"version\" : 6|it is of format synram-network, version 6; expected synram-network, version 3 to 5",
                "\"version\" : 5|\"version\" : 3|outputUnit is not a field that belongs there",
                "\"version\" : 5|\"version\" : 5, \"version\" : 5|it is not JSON as expected",
                "\"name\" : \"small\"|\"name\" : null|name is null; expected a text",
                "\"type\" : \"conv2d\"|\"type\" : \"erf\"|layers[1] is of the unknown type erf",
                "\"type\" : \"conv2d\"|\"type\" : 7|layers[1].type is 7",
                "\"groups\" : 2|\"groups\" : 3|layers[1]: a convolution with 4 outputs in 3 groups",
                "\"groups\" : 2|\"groups\" : 2, \"more\" : 1|layers[1].more is not a field that belongs there",
                "\"kernel\" : 3|\"kernel\" : -3|layers[1].vertical.kernel is -3",
                "\"kernel\" : 3|\"kernel\" : 2000000000|is larger than",
                "\"before\" : 1|\"before\" : 2147483647|is larger than",
                "\"dilation\" : 1|\"dilation\" : 2147483647|is larger than",
                "\"stride\" : 1|\"stride\" : 0|layers[1].vertical.stride is 0",
                "\"limit\" : 100.0|\"limit\" : -1|layers[2]: a ReLU is limited",
                "\"shift\" : 2|\"shift\" : 9|layers[3].shift is 9; expected a whole number from 0 to 7",
                "\"inputs\" : [ 0 ]|\"inputs\" : [ 1 ]|layers[1].inputs[0] is 1; expected a whole number from 0 to 0",
                "\"inputs\" : [ 0 ]|\"inputs\" : [ ]|layers[1]: it takes 1 input, not 0",
                "\"name\" : \"conv1\"|\"name\" : \"input\"|two layers with the name input",
                "\"channels\" : 2|\"channels\" : 2147483647|too many elements to fit into memory",
                "\"biasRows\" : 1|\"biasRows\" : 2147483647|elements from one sample; at most",
            })
    void fieldsAreCheckedByName(String from, String to, String message) throws IOException {
        assertRefused(
                described(
                        json -> json.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to == null ? "" : to))),
                message);
    }

    private Map<String, byte[]> oneLayer(String input, String layer, int inputs, int outputs) {
        String json = """
                {"format": "synram-network", "version": 3, "name": "n", "gain": 0, "largestInput": 1, "provenance": {},
                 "layers": [{"name": "input", "inputs": [], "type": "input", "signed": false, %s},
                            {"name": "layer", "inputs": [0], %s}],
                 "multiplications": [{"inputs": %s, "outputs": %s, "numSends": 1, "activity": 1, "bias": []}]}
                """.formatted(input, layer, inputs, outputs);
        Map<String, byte[]> entries = new TreeMap<>();
        entries.put("network.json", json.getBytes(StandardCharsets.UTF_8));
        entries.put("weights-0.int8", new byte[0]);
        return entries;
    }

    private static String shape(int channels, int height, int width) {
        return "\"channels\": %s, \"height\": %s, \"width\": %s".formatted(channels, height, width);
    }

    private static String dense(int outputs) {
        return "\"type\": \"dense\", \"outputs\": %s, \"digitalBias\": false, \"biasRows\": 0".formatted(outputs);
    }

    private static String window(int kernel) {
        String axis = "{\"kernel\": %s, \"stride\": 1, \"before\": 0, \"after\": 0, \"dilation\": 1}".formatted(kernel);
        return "\"vertical\": %s, \"horizontal\": %s".formatted(axis, axis);
    }

    /** 65,536 x 65,536 is 0 in 32 bits: an empty entry would pass as 4 billion weights. */
    @Test
    void productsDoNotOverflow() throws IOException {
        assertRefused(oneLayer(shape(65_536, 1, 1), dense(65_536), 65_536, 65_536), "4,294,967,296 weights");
        assertRefused(oneLayer(shape(65_536, 65_536, 1), dense(1), 0, 1), "too many elements to fit into memory");
        assertRefused(
                oneLayer(shape(1 << 30, 1 << 30, 1 << 30), dense(1), 0, 1), "too many elements to fit into memory");
        assertRefused(
                oneLayer(shape(1, 2000, 2000), "\"type\": \"maxPool\", " + window(1000), 1, 1), "from one sample");
        String conv = "\"type\": \"conv2d\", \"outputs\": 1, \"groups\": 1, \"digitalBias\": false, \"biasRows\": 0, ";
        assertRefused(oneLayer(shape(1, 2000, 2000), conv + window(50), 2500, 1), "(conv 1, 50x50)", "from one sample");
        assertRefused(oneLayer(shape(1, 70_000, 1), conv + window(65_536), 1, 1), "65536 x 65536 taps");
        assertRefused(oneLayer(shape(4096, 4096, 1), dense(1), 1, 1), "16777216 elements; at most 4194304");
    }

    /** Two gigabytes of zeros deflate to two megabytes. */
    @Test
    void weightsAreNotInflatedBeyondABudget() throws IOException {
        Map<String, byte[]> entries = oneLayer(shape(46_000, 1, 1), dense(46_000), 46_000, 46_000);
        entries.put("weights-0.int8", new byte[1_900_000]);
        assertRefused(entries, "layer layer (dense 46000)", "2,116,000,000 weights; a file of this size holds at most");
    }

    @Test
    void descriptionsAreNotInflatedBeyondABudget() throws IOException {
        Map<String, byte[]> entries = entries();
        byte[] spaces = new byte[100_000_000];
        Arrays.fill(spaces, (byte) ' ');
        entries.put("network.json", spaces);
        assertRefused(entries, "network.json has more than 16,777,216 bytes");
        assertRefused(
                described(json -> json.replace("\"layers\" : [", "\"layers\" : [" + "{},".repeat(4_000_000))), "it is");
        assertRefused(described(json -> "[".repeat(8_000_000)), "it is not JSON");
    }

    @Test
    void manyLayersOfLargeResultsAreRefused() throws IOException {
        StringBuilder layers = new StringBuilder();
        for (int i = 1; i < 60; i++) {
            layers.append(", {\"name\": \"relu%s\", \"inputs\": [%s], \"type\": \"relu\"}".formatted(i, i));
        }
        Map<String, byte[]> entries = oneLayer(
                shape(1, 2000, 2000),
                "\"type\": \"relu\"}" + layers + ", {\"name\": \"x\", \"inputs\": [0], \"type\": \"relu\"",
                1,
                1);
        assertRefused(entries, "brings the results of all layers");
    }

    @Test
    void entriesThatAreMissingOrSuperfluousAreNamed() throws IOException {
        Map<String, byte[]> more = entries();
        more.put("weights-7.int8", new byte[9]);
        assertRefused(more, "it holds weights-7.int8, which does not belong to it");
        Map<String, byte[]> fewer = entries();
        fewer.remove("weights-1.int8");
        assertRefused(fewer, "it has no entry weights-1.int8");
        Map<String, byte[]> shorter = entries();
        shorter.put("weights-1.int8", new byte[9]);
        assertRefused(shorter, "weights-1.int8 has 9 bytes");
        Map<String, byte[]> longer = entries();
        longer.put("weights-1.int8", new byte[100_000]);
        assertRefused(longer, "weights-1.int8 has more than");
        Map<String, byte[]> large = entries();
        large.computeIfPresent("weights-0.int8", (_, values) -> withFirst(values, 64));
        assertRefused(large, "weights-0.int8: weight at input 0, output 0 is 64; allowed are -63..63");
        Map<String, byte[]> lowest = entries();
        lowest.computeIfPresent("weights-0.int8", (_, values) -> withFirst(values, -128));
        assertRefused(lowest, "is -128");
    }

    private static byte[] withFirst(byte[] values, int first) {
        values[0] = (byte) first;
        return values;
    }

    @Test
    @Tag("slow")
    void damagedFilesAreRefused() throws IOException {
        Map<String, byte[]> entries = entries();
        DamagedFiles.tryAll(file, FileException.class, random -> Damage.zip(entries, random), NetworkFile::read);
        byte[] whole = NetworkFile.write(network());
        DamagedFiles.tryAll(file, FileException.class, random -> Damage.bytes(whole, random), NetworkFile::read);
    }
}
