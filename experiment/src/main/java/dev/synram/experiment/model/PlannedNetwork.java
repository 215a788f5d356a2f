package dev.synram.experiment.model;

import dev.synram.compiler.plan.Workload;
import dev.synram.network.Network;
import java.util.List;

/** The network of the program with known sends and activity, which can be planned without data. */
public final class PlannedNetwork {

    /**
     * Sends of the source document's network as trained by {@code synram mnist} on chip 1; its activity is measured on
     * all test samples.
     */
    private static final List<Integer> MNIST_SENDS = List.of(7, 10, 7);

    private static final List<Double> MNIST_ACTIVITY = List.of(0.254, 0.348, 0.421);

    private PlannedNetwork() {}

    /** The published network with its measured sends and activity. */
    public static Workload published() {
        return new Workload(Network.mnist(), MNIST_SENDS, MNIST_ACTIVITY);
    }
}
