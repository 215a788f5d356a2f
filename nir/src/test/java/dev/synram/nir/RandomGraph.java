package dev.synram.nir;

import dev.synram.nir.node.Affine;
import dev.synram.nir.node.AvgPool2d;
import dev.synram.nir.node.Conv1d;
import dev.synram.nir.node.Conv2d;
import dev.synram.nir.node.CubaLI;
import dev.synram.nir.node.CubaLIF;
import dev.synram.nir.node.Delay;
import dev.synram.nir.node.Edge;
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
import dev.synram.nir.node.Scale;
import dev.synram.nir.node.SumPool2d;
import dev.synram.nir.node.Threshold;
import dev.synram.nir.value.Dimensions;
import dev.synram.nir.value.Integers;
import dev.synram.nir.value.Metadata;
import dev.synram.nir.value.Padding;
import dev.synram.nir.value.Tensor;
import dev.synram.nir.value.Text;
import dev.synram.nir.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Graphs with random nodes, fields, names and metadata, which need not make sense. */
final class RandomGraph {

    private static final String LETTERS = "abcXYZ019._- +äß☃漢\"'";

    private final Random random;

    RandomGraph(Random random) {
        this.random = random;
    }

    Graph graph(int depth) {
        Map<String, Node> nodes = new TreeMap<>();
        Map<String, Metadata> metadata = new TreeMap<>();
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            String name = name();
            nodes.put(name, depth < 3 && random.nextInt(8) == 0 ? graph(depth + 1) : node(random.nextInt(19)));
            if (random.nextInt(3) == 0) {
                metadata.put(name, metadata(0));
            }
        }
        List<String> names = List.copyOf(nodes.keySet());
        Set<Edge> edges = new HashSet<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            edges.add(new Edge(names.get(random.nextInt(names.size())), names.get(random.nextInt(names.size()))));
        }
        return new Graph(nodes, List.copyOf(edges), metadata);
    }

    private String name() {
        StringBuilder name = new StringBuilder("n");
        for (int i = random.nextInt(8); i > 0; i--) {
            name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return name.toString();
    }

    Metadata metadata(int depth) {
        Map<String, Value> entries = new TreeMap<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            entries.put(
                    name(),
                    switch (random.nextInt(depth < 2 ? 5 : 4)) {
                        case 0 -> new Text(random.nextBoolean() ? "" : name() + "\n");
                        case 1 -> Integers.scalar(random.nextLong());
                        case 2 -> Integers.vector(List.of(random.nextInt(), random.nextInt()));
                        case 3 -> tensor(shape());
                        default -> metadata(depth + 1);
                    });
        }
        return new Metadata(entries);
    }

    private Dimensions shape() {
        List<Integer> sizes = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            sizes.add(1 + random.nextInt(4));
        }
        return new Dimensions(sizes);
    }

    private Tensor tensor(Dimensions shape) {
        boolean wide = random.nextBoolean();
        double[] values = new double[shape.elements()];
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(6) == 0 ? -0.0 : random.nextGaussian() * Math.pow(10, random.nextInt(20) - 10);
            floats[i] = (float) values[i];
        }
        return wide ? Tensor.of(shape, values) : Tensor.of(shape, floats);
    }

    private Tensor positive(Dimensions shape) {
        return tensor(shape).map(value -> Math.abs(value) + 1e-6);
    }

    private List<Integer> sizes(int count, int least) {
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sizes.add(least + random.nextInt(3));
        }
        return sizes;
    }

    private Padding padding(List<Integer> stride) {
        return switch (random.nextInt(3)) {
            case 0 -> Padding.Named.VALID;
            case 1 -> stride.stream().allMatch(step -> step == 1) ? Padding.Named.SAME : Padding.Named.VALID;
            default -> new Padding.Sizes(sizes(stride.size(), 0));
        };
    }

    private Node node(int kind) {
        Dimensions shape = shape();
        return switch (kind) {
            case 0 -> new Input(Dimensions.of(1 + random.nextInt(9)));
            case 1 -> new Output(Dimensions.of(1 + random.nextInt(9), 2));
            case 2 -> {
                int outputs = 1 + random.nextInt(5);
                yield new Affine(tensor(Dimensions.of(outputs, 3)), tensor(Dimensions.of(outputs)));
            }
            case 3 -> new Linear(tensor(Dimensions.of(2, 1 + random.nextInt(5), 3)));
            case 4 -> new Scale(tensor(shape));
            case 5 -> {
                List<Integer> stride = sizes(1, 1);
                yield new Conv1d(
                        random.nextBoolean() ? List.of() : List.of(9),
                        tensor(Dimensions.of(4, 2, 3)),
                        stride,
                        padding(stride),
                        sizes(1, 1),
                        2,
                        tensor(Dimensions.of(4)));
            }
            case 6 -> {
                List<Integer> stride = sizes(2, 1);
                yield new Conv2d(
                        random.nextBoolean() ? List.of() : List.of(9, 8),
                        tensor(Dimensions.of(4, 2, 3, 2)),
                        stride,
                        padding(stride),
                        sizes(2, 1),
                        1 << random.nextInt(3),
                        tensor(Dimensions.of(4)));
            }
            case 7 -> new SumPool2d(sizes(2, 1), sizes(2, 1), sizes(2, 0));
            case 8 -> new AvgPool2d(sizes(2, 1), sizes(2, 1), sizes(2, 0));
            case 9 -> new Flatten(0, -1, random.nextBoolean() ? List.of() : List.of(2, 3));
            case 10 -> new Delay(positive(shape));
            case 11 -> new I(tensor(shape));
            case 12 -> new IF(tensor(shape), tensor(shape), tensor(shape));
            case 13 -> new LI(positive(shape), tensor(shape), tensor(shape));
            case 14 -> new LIF(positive(shape), tensor(shape), tensor(shape), tensor(shape), tensor(shape));
            case 15 -> new CubaLI(positive(shape), positive(shape), tensor(shape), tensor(shape), tensor(shape));
            case 16 ->
                new CubaLIF(
                        positive(shape),
                        positive(shape),
                        tensor(shape),
                        tensor(shape),
                        tensor(shape),
                        tensor(shape),
                        tensor(shape));
            case 17 -> new Threshold(tensor(shape));
            default -> new Scale(tensor(Dimensions.SCALAR));
        };
    }
}
