package dev.synram.cli;

import dev.synram.network.Network;
import dev.synram.network.NetworkFile;
import dev.synram.network.QuantizedNetwork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/**
 * A network as far as a plan needs it.
 *
 * @param network in a chip's form
 * @param numSends for each multiplication how often vectors are sent
 * @param activity for each multiplication the share of inputs that are not 0
 */
record PlanModel(Network network, List<Integer> numSends, List<Double> activity) {

    /** The network of the source document, as {@code synram mnist} trains it on chip 1; measured on all test images. */
    private static final String MNIST = "mnist";

    private static final List<Integer> MNIST_SENDS = List.of(7, 10, 7);
    private static final List<Double> MNIST_ACTIVITY = List.of(0.254, 0.348, 0.421);

    /** Finds a network by name or in a file. */
    static PlanModel of(String model) {
        if (model.equals(MNIST)) {
            return new PlanModel(Network.mnist(), MNIST_SENDS, MNIST_ACTIVITY);
        }
        Path file = Path.of(model);
        if (!Files.isRegularFile(file)) {
            throw new UserError("MODEL: '%s' is neither a .synram file nor a network of the program; that is %s"
                    .formatted(model, MNIST));
        }
        try {
            QuantizedNetwork network = NetworkFile.read(file);
            List<Double> activity =
                    network.macs().stream().map(QuantizedNetwork.Mac::activity).toList();
            return new PlanModel(network.network(), network.numSends(), activity);
        } catch (IllegalArgumentException e) {
            throw new UserError("MODEL: " + e.getMessage(), e);
        }
    }

    /** The same network as if this share of the inputs of every layer were not 0. */
    PlanModel withActivity(double share) {
        return new PlanModel(network, numSends, Collections.nCopies(numSends.size(), share));
    }
}
