package dev.synram.fuzz;

import dev.synram.contract.file.Damage;
import dev.synram.files.FileException;
import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Flow;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.Parameter;
import dev.synram.network.file.NetworkFile;
import dev.synram.network.layer.Bias;
import dev.synram.network.layer.Requantize;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.QuantizedWeights;
import dev.synram.network.shape.Shape;
import dev.synram.network.shape.Window;
import dev.synram.nir.file.NirFile;
import dev.synram.nir.value.NirException;
import dev.synram.onnx.FloatExport;
import dev.synram.onnx.OnnxFile;
import dev.synram.onnx.OnnxModel;
import dev.synram.onnx.graph.OnnxException;
import dev.synram.tflite.TfliteFile;
import dev.synram.tflite.schema.TfliteException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Networks of this program and of others. */
final class NetworkKinds {

    private static final int GRAPHS = 4;

    private NetworkKinds() {}

    static List<FileKind> all() {
        QuantizedNetwork network = onChips();
        List<byte[]> models = List.of(FloatExport.write(inFloat(), Map.of()), Resources.content("network.onnx"));
        byte[] tflite = Resources.content("network.tflite");
        List<byte[]> graphs = IntStream.rangeClosed(1, GRAPHS)
                .mapToObj(i -> Resources.content("graph-%s.nir".formatted(i)))
                .toList();
        return List.of(
                new FileKind(
                        "synram",
                        "network.synram",
                        FileException.class,
                        NetworkFile.write(network),
                        (intact, random) -> Damage.zip(Damage.entries(intact), random),
                        NetworkKinds::readNetwork),
                new FileKind(
                        "onnx",
                        "network.onnx",
                        Map.of(),
                        OnnxException.class,
                        models,
                        Damage::bytes,
                        file -> requireNumbers(OnnxFile.read(file))),
                new FileKind(
                        "tflite",
                        "network.tflite",
                        TfliteException.class,
                        tflite,
                        Damage::bytes,
                        file -> requireNumbers(TfliteFile.read(file))),
                new FileKind(
                        "nir",
                        "graph.nir",
                        Map.of(),
                        NirException.class,
                        graphs,
                        NetworkKinds::damagedGraph,
                        NirFile::read));
    }

    /** Most bytes of HDF5 are zeros that nothing reads, so others are changed as well. */
    private static byte[] damagedGraph(byte[] graph, Random random) {
        if (random.nextInt(3) == 0) {
            return Damage.bytes(graph, random);
        }
        byte[] damaged = graph.clone();
        int[] used = IntStream.range(0, graph.length).filter(i -> graph[i] != 0).toArray();
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = used[random.nextInt(used.length)];
            damaged[at] = (byte) (random.nextBoolean() ? random.nextInt() : damaged[at] ^ 1 << random.nextInt(8));
        }
        return damaged;
    }

    private static void readNetwork(Path file) {
        QuantizedNetwork read = NetworkFile.read(file);
        for (QuantizedNetwork.Mac mac : read.macs()) {
            TrustedDamage.require(
                    mac.numSends() >= 1 && mac.numSends() <= QuantizedNetwork.Mac.MOST_SENDS, "sends out of range");
            TrustedDamage.require(mac.activity() >= 0 && mac.activity() <= 1, "an activity that is no share");
        }
        TrustedDamage.require(
                Double.isFinite(read.gain()) && Double.isFinite(read.largestInput()), "units that are no numbers");
        NetworkFile.write(read);
    }

    private static void requireNumbers(OnnxModel model) {
        for (FloatWeights weights : model.network().parameters()) {
            for (float value : weights.values()) {
                TrustedDamage.require(Float.isFinite(value), "weights that are no numbers");
            }
        }
    }

    /** One layer of each kind that a chip has. */
    private static QuantizedNetwork onChips() {
        Flow stem = Flow.input(new Shape(2, 8, 8))
                .conv2d(4, Window.square(3).padding(1), 2, Bias.DIGITAL)
                .relu(100);
        Flow branch = stem.convertingRelu(2).conv2d(4, Window.square(3).padding(1));
        Network network = stem.add(branch)
                .concatenate(branch)
                .maxPool(2)
                .averagePool(2)
                .flatten()
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

    private static FloatNetwork inFloat() {
        Flow stem = Flow.input(new Shape(2, 8, 8))
                .conv2d(4, Window.square(3).padding(1))
                .relu();
        Network network = stem.add(stem.conv2d(4, Window.square(3).padding(1)))
                .maxPool(2)
                .flatten()
                .dense(5)
                .softmax()
                .network("float");
        Random random = new Random(1);
        List<FloatWeights> parameters = Parameter.ofFloat(network).stream()
                .map(parameter -> weights(parameter, random))
                .toList();
        return new FloatNetwork(network, parameters);
    }

    private static FloatWeights weights(Parameter parameter, Random random) {
        float[] values = new float[parameter.rows() * parameter.columns()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new FloatWeights(parameter.rows(), parameter.columns(), values);
    }
}
