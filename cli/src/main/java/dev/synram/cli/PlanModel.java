package dev.synram.cli;

import dev.synram.compiler.Workload;
import dev.synram.files.FileException;
import dev.synram.network.Network;
import dev.synram.network.NetworkFile;
import java.nio.file.Path;
import java.util.List;

/** Finds the network that a user names. */
final class PlanModel {

    /** The network of the source document, as {@code synram mnist} trains it on chip 1; measured on all test images. */
    private static final String MNIST = "mnist";

    private static final List<Integer> MNIST_SENDS = List.of(7, 10, 7);
    private static final List<Double> MNIST_ACTIVITY = List.of(0.254, 0.348, 0.421);

    private PlanModel() {}

    /** A network of the program by its name, or one in a file. */
    static Workload of(String model) {
        if (model.equals(MNIST)) {
            return new Workload(Network.mnist(), MNIST_SENDS, MNIST_ACTIVITY);
        }
        Path file = InputFile.require("MODEL", model, "give a .synram file, or a network of the program: " + MNIST);
        try {
            return Workload.of(NetworkFile.read(file));
        } catch (FileException e) {
            throw new UserError("MODEL: " + e.getMessage(), e);
        }
    }
}
