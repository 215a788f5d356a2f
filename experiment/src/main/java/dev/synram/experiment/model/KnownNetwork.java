package dev.synram.experiment.model;

import dev.synram.network.FloatNetwork;
import dev.synram.network.Flow;
import dev.synram.network.Network;
import dev.synram.network.layer.Bias;
import dev.synram.network.shape.Shape;
import dev.synram.network.shape.Window;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Network architectures included in the program: for 28 x 28 gray pixels and ten classes such as MNIST, and for heartbeats. */
public enum KnownNetwork {
    /** The network of the source document. */
    PUBLISHED,
    /** Convolutions with biases, a residual connection and pooling. */
    DEEP,
    /** Three convolutions with pooling, for the best accuracy on four chips. */
    LARGE,
    /** Two hidden layers that are larger than sixteen synrams. */
    WIDE,
    /** A convolution and two dense layers for the heartbeats of the MIT-BIH database, all weights on one chip. */
    HEARTBEAT;

    private static final Shape IMAGE = new Shape(1, 28, 28);
    private static final Shape BEAT = new Shape(2, 1, 48);

    /** The network with a name, if it exists; the case of letters is ignored. */
    public static Optional<KnownNetwork> named(String name) {
        return Arrays.stream(values())
                .filter(known -> known.label().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** The names of all networks, for messages. */
    public static String names() {
        return Arrays.stream(values()).map(KnownNetwork::label).collect(Collectors.joining(", "));
    }

    /** Its name. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The network with initial weights drawn with a seed. */
    public FloatModel drawn(long seed) {
        Network network = network();
        return new FloatModel(label(), new FloatNetwork(network, Initializer.parameters(network, seed)));
    }

    /** Its layers. */
    public Network network() {
        return switch (this) {
            case PUBLISHED -> Network.mnist();
            case DEEP -> deep();
            case LARGE -> large();
            case WIDE ->
                Flow.input(IMAGE)
                        .dense(2048)
                        .relu()
                        .dense(2048)
                        .relu()
                        .dense(10)
                        .network("mnist-wide");
            case HEARTBEAT ->
                Flow.input(BEAT)
                        .conv1d(16, 12, 4, 0)
                        .relu()
                        .dense(16, Bias.DIGITAL)
                        .relu()
                        .dense(4, Bias.DIGITAL)
                        .network("heartbeat");
        };
    }

    private static Network deep() {
        Window small = Window.square(3).padding(1);
        Flow stem = Flow.input(IMAGE)
                .conv2d(14, Window.square(5).stride(2).padding(2), 1, Bias.DIGITAL)
                .relu();
        Flow block = stem.conv2d(14, small, 1, Bias.DIGITAL)
                .relu()
                .conv2d(14, small, 1, Bias.DIGITAL)
                .add(stem)
                .relu();
        return block.maxPool(2)
                .conv2d(28, small.stride(2), 1, Bias.DIGITAL)
                .relu()
                .dense(64, Bias.DIGITAL)
                .relu()
                .dense(10, Bias.DIGITAL)
                .network("mnist-deep");
    }

    private static Network large() {
        Window small = Window.square(3).padding(1);
        return Flow.input(IMAGE)
                .conv2d(24, Window.square(5).stride(2).padding(2), 1, Bias.DIGITAL)
                .relu()
                .conv2d(48, small, 1, Bias.DIGITAL)
                .relu()
                .maxPool(2)
                .conv2d(64, small, 1, Bias.DIGITAL)
                .relu()
                .maxPool(2)
                .dense(128, Bias.DIGITAL)
                .relu()
                .dense(10, Bias.DIGITAL)
                .network("mnist-large");
    }
}
