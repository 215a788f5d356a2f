package dev.synram.experiment.model;

import dev.synram.compiler.plan.Workload;
import dev.synram.network.Network;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Networks with known sends and activity, as needed for a plan. */
public final class PlannedNetwork {

    private static final String MNIST = "mnist";

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

    /**
     * The published network, {@code mnist}, or a {@code .synram} file.
     *
     * @throws ModelException if it is neither, or the file is damaged
     */
    public static Workload of(String model) {
        if (model.equals(MNIST)) {
            return published();
        }
        Path file = Path.of(model);
        if (!Files.isRegularFile(file)) {
            throw new ModelException(
                    "'%s' is neither a .synram file nor %s, the network of the program".formatted(model, MNIST));
        }
        return switch (ModelFile.read(file)) {
            case QuantizedModel quantized -> Workload.of(quantized.network());
            case FloatModel _ ->
                throw new ModelException(
                        "'%s' is not quantized; 'train' or 'run' creates the .synram file that a plan needs"
                                .formatted(model));
        };
    }
}
