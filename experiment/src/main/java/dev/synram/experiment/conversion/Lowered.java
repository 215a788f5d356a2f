package dev.synram.experiment.conversion;

import dev.synram.compiler.target.Target;
import dev.synram.network.FloatWeights;
import dev.synram.network.FreeName;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.ValueKind;
import dev.synram.network.layer.Bias;
import dev.synram.network.layer.ColumnMean;
import dev.synram.network.layer.Flatten;
import dev.synram.network.layer.GlobalAveragePool;
import dev.synram.network.layer.Layer;
import dev.synram.network.layer.MacLayer;
import dev.synram.network.layer.Pool;
import dev.synram.network.layer.Relu;
import dev.synram.network.layer.Reshape;
import dev.synram.network.layer.RowSlices;
import dev.synram.network.quantization.LoweringPass;
import dev.synram.network.quantization.ResultLimit;
import dev.synram.network.shape.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;

/**
 * Lowers a network for chips with all that its numbers ask for: means with more bits, activations over several rows, rows for
 * constants, and digital biases everywhere.
 */
final class Lowered {

    /** Constants that would widen the range of a converter by more than this factor are computed on the array. */
    private static final double WIDENED = 1.25;

    private static final int MOST_CONSTANT_ROWS = 16;
    private static final int MOST_MEAN_BITS = 7;
    private static final int MOST_CHANNEL_SHIFT = 3;
    private static final double SMALL = 1e-30;

    private final Reference reference;
    private final Trial trial;
    private final IdleSpace space;
    private final Network host;
    private final Network plain;
    private final List<ValueKind> kinds;

    Lowered(Reference reference, Trial trial, Target target, int waitBetweenEvents) {
        this.reference = reference;
        this.trial = trial;
        space = new IdleSpace(target, waitBetweenEvents);
        host = withFinerMeans(reference.network().network());
        plain = LoweringPass.of(host);
        kinds = ValueKind.of(plain);
    }

    /**
     * What a multiplication takes of synrams' time, in microseconds.
     *
     * @param leastRows rows that its outputs should have at least
     * @param strength sends times rows of an activation that it needs
     */
    double micros(Mac mac, int leastRows, int strength) {
        int constants = constantRows(plain, mac);
        RowSlices once = RowSlices.ofBits(trial.bits(mac.name()));
        RowSlices rows = trial.fill().rows() ? space.filled(mac, once, constants, signed(mac), leastRows) : once;
        return space.micros(mac, rows, constants, signed(mac), Math.ceilDiv(strength, rows.copies()));
    }

    /** The multiplications of the network before it is laid out. */
    List<Mac> macs() {
        return plain.macs();
    }

    /** The most bits that the activations of one of these can have. */
    int mostBits(Mac mac) {
        return MostBits.of(plain, mac);
    }

    private boolean signed(Mac mac) {
        return kinds.get(plain.nodes().get(mac.node()).input()) == ValueKind.SIGNED_ACTIVATION;
    }

    /** The lowered network. */
    static Network of(Reference reference, Trial trial, Target target, int waitBetweenEvents) {
        Lowered lowered = new Lowered(reference, trial, target, waitBetweenEvents);
        return lowered.network(mac -> lowered.constantRows(lowered.plain, mac));
    }

    /** The same without rows for constants, which needs the fewest rows. */
    static Network withoutConstantRows(Reference reference, Trial trial, Target target, int waitBetweenEvents) {
        return new Lowered(reference, trial, target, waitBetweenEvents).network(_ -> 0);
    }

    private Network network(ToIntFunction<Mac> constantRows) {
        Map<String, Integer> constants = new HashMap<>();
        Map<String, RowSlices> rows = new HashMap<>();
        Map<String, ColumnMean> means = new HashMap<>();
        for (Mac mac : plain.macs()) {
            int count = constantRows.applyAsInt(mac);
            constants.put(mac.name(), count);
            RowSlices once = RowSlices.ofBits(trial.bits(mac.name()));
            boolean signed = signed(mac);
            RowSlices filled =
                    trial.fill().rows() ? space.filled(mac, once, count, signed, trial.leastRows(mac.name())) : once;
            rows.put(mac.name(), filled);
            int columns = trial.fill()
                    .columns(mac.name())
                    .orElseGet(() -> Math.min(trial.fill().columns(), space.columns(mac, filled, count, signed)));
            means.put(mac.name(), new ColumnMean(columns, shifts(plain, mac)));
        }
        Network lowered = LoweringPass.of(
                host, _ -> LoweringPass.DEFAULT_SHIFT, name -> rows.getOrDefault(name, RowSlices.PLAIN));
        return withMeans(lowered, means, constants);
    }

    /** Multiplications with constant rows, and with a mean behind them if results have several columns. */
    private static Network withMeans(
            Network lowered, Map<String, ColumnMean> means, Map<String, Integer> constantRows) {
        List<Node> nodes = new ArrayList<>();
        int[] numbers = new int[lowered.nodes().size()];
        for (int i = 0; i < numbers.length; i++) {
            Node node = lowered.nodes().get(i);
            List<Integer> inputs =
                    node.inputs().stream().map(input -> numbers[input]).toList();
            if (node.layer() instanceof MacLayer mac) {
                ColumnMean mean = Objects.requireNonNull(means.get(node.name()));
                MacLayer layer = mac.with(new Bias(true, constantRows.getOrDefault(node.name(), 0)))
                        .withOutputs(Math.multiplyExact(mac.outputs(), mean.columns()));
                Shape shape = layer.outputShape(nodes.get(inputs.getFirst()).shape());
                nodes.add(new Node(node.name(), layer, inputs, shape));
                if (!mean.isIdentity()) {
                    String name = FreeName.of(node.name() + ".mean", lowered.nodes(), nodes);
                    nodes.add(new Node(name, mean, List.of(nodes.size() - 1), node.shape()));
                }
            } else {
                nodes.add(new Node(node.name(), node.layer(), inputs, node.shape()));
            }
            numbers[i] = nodes.size() - 1;
        }
        return new Network(lowered.name(), nodes);
    }

    /**
     * For each channel, the bits by which its results can be larger on the array without larger weights or results than those
     * of others.
     */
    private List<Integer> shifts(Network lowered, Mac mac) {
        ResultLimit limit = ResultLimit.of(lowered, mac.node());
        float[] results = reference.of(mac.name());
        FloatWeights weights = reference.weights(mac.name());
        float[] bias = reference.bias(mac.name()).values();
        int outputs = mac.outputs();
        double whole = UsualMagnitude.of(results, limit);
        double largestWeight = weights.largest();
        List<Integer> shifts = new ArrayList<>();
        for (int o = 0; o < outputs; o++) {
            int output = o;
            double own = UsualMagnitude.of(
                    results.length / outputs,
                    i -> Math.max(
                            Math.abs(limit.counted(results[i * outputs + output])),
                            Math.abs(beforeBias(results[i * outputs + output], bias[output], limit))));
            double largest = UsualMagnitude.largest(weights.inputs(), i -> weights.values()[i * outputs + output]);
            double room = Math.min(whole / Math.max(own, SMALL), largestWeight / Math.max(largest, SMALL));
            shifts.add((int) Math.clamp(Math.floor(Math.log(room) / Math.log(2)), 0, MOST_CHANNEL_SHIFT));
        }
        return shifts;
    }

    /** Rows that take a constant part out of the results, so that the converter's range is left to the signal. */
    private int constantRows(Network lowered, Mac mac) {
        float[] bias = reference.bias(mac.name()).values();
        float[] results = reference.of(mac.name());
        ResultLimit limit = ResultLimit.of(lowered, mac.node());
        double before = UsualMagnitude.of(results.length, i -> beforeBias(results[i], bias[i % bias.length], limit));
        if (before <= WIDENED * UsualMagnitude.of(results, limit)) {
            return 0;
        }
        int input = lowered.nodes().get(mac.node()).input();
        double most = UsualMagnitude.of(reference.of(lowered, input))
                * reference.weights(mac.name()).largest();
        double largest = 0;
        for (float value : bias) {
            largest = Math.max(largest, Math.abs(value));
        }
        return (int) Math.clamp(Math.ceil(largest / Math.max(most, Float.MIN_NORMAL)), 1, MOST_CONSTANT_ROWS);
    }

    /** The part of a product that must fit the converter: of results that become 0 only what is above 0. */
    private static double beforeBias(float result, float bias, ResultLimit limit) {
        float product = result - bias;
        boolean dropped = limit.negative() == ResultLimit.Negative.DROPPED && result <= 0;
        return dropped ? Math.max(0, product) : product;
    }

    /** Means over many elements are much smaller than the largest elements: they get more bits, if nothing else shares their scale. */
    private Network withFinerMeans(Network network) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < network.nodes().size(); i++) {
            Node node = network.nodes().get(i);
            nodes.add(new Node(node.name(), finer(network, i), node.inputs(), node.shape()));
        }
        return new Network(network.name(), nodes);
    }

    private Layer finer(Network network, int number) {
        Node node = network.nodes().get(number);
        boolean ofResults = !node.inputs().isEmpty() && MostBits.isResult(network, node.input());
        if (!ofResults || !isAlone(network, number)) {
            return node.layer();
        }
        return switch (node.layer()) {
            case Pool pool when pool.mode() == Pool.Mode.AVERAGE -> pool.withMoreBits(moreBits(network, node));
            case GlobalAveragePool _ -> new GlobalAveragePool(moreBits(network, node));
            default -> node.layer();
        };
    }

    /** Whether only multiplications, or nothing, take a node's results. */
    private static boolean isAlone(Network network, int number) {
        return network.consumers().get(number).stream().allMatch(consumer -> {
            Layer layer = network.nodes().get(consumer).layer();
            return layer instanceof MacLayer
                    || ((layer instanceof Flatten || layer instanceof Reshape || layer instanceof Relu)
                            && isAlone(network, consumer));
        });
    }

    private int moreBits(Network network, Node node) {
        double elements =
                UsualMagnitude.of(reference.of(network.nodes().get(node.input()).name()));
        double means = UsualMagnitude.of(reference.of(node.name()));
        if (means <= 0 || elements <= 0) {
            return 0;
        }
        return (int) Math.clamp(Math.floor(Math.log(elements / means) / Math.log(2)), 0, MOST_MEAN_BITS);
    }
}
