package dev.synram.onnx;

import dev.synram.onnx.writer.GraphWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Nodes of a random network that scale results by constants or are computed on the host. */
final class RandomFunctions {

    private final RandomModel network;
    private final Random random;

    RandomFunctions(RandomModel network, Random random) {
        this.network = network;
        this.random = random;
    }

    void add() {
        switch (random.nextInt(4)) {
            case 0 -> scale();
            case 1 -> gate();
            default -> function();
        }
    }

    /** A sum, difference, product or quotient with one number, or one for each channel. */
    private void scale() {
        String operator = List.of("Add", "Sub", "Mul", "Div").get(random.nextInt(4));
        long[] shape = random.nextBoolean() ? new long[0] : perChannel();
        float[] values = network.numbers(size(shape), 0.5);
        for (int i = 0; i < values.length; i++) {
            values[i] += values[i] < 0 ? -0.4f : 0.4f;
        }
        String constant = network.model().floats(values, shape);
        boolean constantFirst = !operator.equals("Div") && random.nextBoolean();
        List<String> inputs = constantFirst ? List.of(constant, network.output()) : List.of(network.output(), constant);
        network.take(network.model().node(operator, inputs));
    }

    private long[] perChannel() {
        long[] shape = new long[network.dimensions().length];
        Arrays.fill(shape, 1);
        shape[0] = network.dimensions()[0];
        return shape;
    }

    private static int size(long... shape) {
        return (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    }

    /** SiLU, HardSwish or GELU, as exporters write them of other operators. */
    private void gate() {
        String input = network.output();
        switch (random.nextInt(3)) {
            case 0 -> times(input, network.model().node("Sigmoid", List.of(input)));
            case 1 -> {
                String shifted = node("Add", input, 3);
                String limited = network.opset() < 11
                        ? network.model()
                                .node("Clip", List.of(shifted), GraphWriter.real("min", 0), GraphWriter.real("max", 6))
                        : network.model().node("Clip", List.of(shifted, number(0), number(6)));
                times(input, limited);
                network.take(node("Div", network.output(), 6));
            }
            default -> {
                if (network.opset() < 9) {
                    return;
                }
                String error = network.model().node("Erf", List.of(node("Div", input, (float) Math.sqrt(2))));
                times(node("Mul", input, 0.5f), node("Add", error, 1));
            }
        }
    }

    private void times(String first, String second) {
        network.take(network.model().node("Mul", List.of(first, second)));
    }

    private String node(String operator, String input, float constant) {
        return network.model().node(operator, List.of(input, number(constant)));
    }

    private String number(float value) {
        return network.model().floats(new float[] {value});
    }

    private void function() {
        long opset = network.opset();
        switch (random.nextInt(14)) {
            case 0 -> network.next("LeakyRelu", List.of(), GraphWriter.real("alpha", 0.2f));
            case 1 -> network.next("Elu", List.of(), GraphWriter.real("alpha", 0.7f));
            case 2 -> network.next("Selu", List.of());
            case 3 -> network.next("Tanh", List.of());
            case 4 -> network.next("Sigmoid", List.of());
            case 5 -> network.next("HardSigmoid", List.of());
            case 6 -> network.next("Softplus", List.of());
            case 7 -> network.next("Softsign", List.of());
            case 8 ->
                network.next(
                        "PRelu",
                        List.of(network.model().floats(network.numbers(size(perChannel()), 0.4), perChannel())));
            case 9 -> limits();
            case 10 -> {
                if (opset >= 14) {
                    network.next("HardSwish", List.of());
                }
            }
            case 11 -> {
                if (opset >= 20) {
                    network.next(
                            "Gelu",
                            List.of(),
                            ModelBuilder.text("approximate", random.nextBoolean() ? "none" : "tanh"));
                }
            }
            case 12 -> {
                if (opset >= 18) {
                    network.next("Mish", List.of());
                }
            }
            default -> {
                // ONNX Runtime refuses to normalize a single number.
                if (opset >= 17 && size(network.dimensions()) > 1) {
                    normalize();
                }
            }
        }
    }

    private void limits() {
        if (network.opset() < 11) {
            network.next("Clip", List.of(), GraphWriter.real("min", -0.7f), GraphWriter.real("max", 0.9f));
        } else {
            network.next("Clip", List.of(number(-0.7f), number(0.9f)));
        }
    }

    private void normalize() {
        long[] shape = network.dimensions().clone();
        network.next(
                "LayerNormalization",
                List.of(
                        network.model().floats(network.numbers(size(shape), 1), shape),
                        network.model().floats(network.numbers(size(shape), 0.3), shape)),
                GraphWriter.integer("axis", 1),
                GraphWriter.real("epsilon", 1e-3f));
    }
}
