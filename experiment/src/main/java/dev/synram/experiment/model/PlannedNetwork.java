package dev.synram.experiment.model;

import dev.synram.compiler.plan.Workload;
import dev.synram.network.Flow;
import dev.synram.network.Network;
import dev.synram.network.layer.Pool;
import dev.synram.network.shape.Axis;
import dev.synram.network.shape.Shape;
import dev.synram.network.shape.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Networks of the program that are planned without data, by their names. */
@SuppressWarnings("ImmutableEnumChecker") // its lists are made by List.of
public enum PlannedNetwork {
    /**
     * The network of the source document: sends as trained by {@code synram mnist} on chip 1, activity measured on all test
     * samples.
     */
    MNIST("mnist", List.of(), List.of()) {
        @Override
        public Workload workload() {
            return new Workload(Network.mnist(), List.of(7, 10, 7), List.of(0.254, 0.348, 0.421));
        }
    },

    /**
     * A network like the one for electrocardiograms of the mobile system, of which only a rough description is public: a
     * convolution and two dense layers with about 1e5 multiply-adds, all weights resident on one chip, three or four vectors one after
     * the other. Two leads of 109 samples, a convolution of 50 taps and 8 kernels, pooling by 2, and dense layers of 124 and 10 outputs
     * meet that description, but are our choice.
     */
    ECG(
            "ecg",
            List.of(
                    "assumed: layers that meet the public description of the mobile system's network",
                    "assumed: every vector is sent 8 times"),
            List.of("assumed: half of the inputs of every layer are not 0")) {
        @Override
        public Workload workload() {
            Window pair = new Window(Axis.NONE, Axis.of(2).stride(2));
            Network network = Flow.input(new Shape(2, 1, 109))
                    .conv1d(8, 50, 1, 0)
                    .convertingRelu(2)
                    .then(new Pool(Pool.Mode.MAX, pair))
                    .dense(124)
                    .convertingRelu(2)
                    .dense(10)
                    .network("ecg");
            return new Workload(network, List.of(8, 8, 8), List.of(0.5, 0.5, 0.5));
        }
    };

    private final String label;
    private final List<String> basis;
    private final List<String> activityBasis;

    PlannedNetwork(String label, List<String> basis, List<String> activityBasis) {
        this.label = label;
        this.basis = basis;
        this.activityBasis = activityBasis;
    }

    /**
     * The network with a name, if it exists; the case of letters is ignored. {@link KnownNetwork#PUBLISHED} is that of the source
     * document.
     */
    public static Optional<PlannedNetwork> named(String name) {
        String label = name.equalsIgnoreCase(KnownNetwork.PUBLISHED.label()) ? MNIST.label : name;
        return Arrays.stream(values())
                .filter(planned -> planned.label.equalsIgnoreCase(label))
                .findFirst();
    }

    /** The names of all networks, for messages. */
    public static String names() {
        return Arrays.stream(values()).map(PlannedNetwork::label).collect(Collectors.joining(", "));
    }

    /** Its name. */
    public String label() {
        return label;
    }

    /** What is assumed of layers and sends, one sentence each; empty if all is measured. */
    public List<String> basis() {
        return basis;
    }

    /** The same of its activity. */
    public List<String> activityBasis() {
        return activityBasis;
    }

    /** Its layers, sends and activity. */
    public abstract Workload workload();
}
