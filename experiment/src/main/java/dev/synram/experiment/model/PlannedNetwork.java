package dev.synram.experiment.model;

import dev.synram.compiler.plan.Workload;
import dev.synram.network.Network;
import java.util.List;

/** The network of the program whose sends and activity are known, so that it can be planned without data. */
public final class PlannedNetwork {

    /** The network of the source document, as {@code synram mnist} trains it on chip 1; measured on all test images. */
    private static final List<Integer> MNIST_SENDS = List.of(7, 10, 7);

    private static final List<Double> MNIST_ACTIVITY = List.of(0.254, 0.348, 0.421);

    private PlannedNetwork() {}

    /** The published network, with the sends and the activity that were measured with it. */
    public static Workload published() {
        return new Workload(Network.mnist(), MNIST_SENDS, MNIST_ACTIVITY);
    }
}
