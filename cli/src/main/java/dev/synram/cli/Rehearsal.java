package dev.synram.cli;

import dev.synram.experiment.cache.CalibrationCache;
import dev.synram.experiment.model.KnownNetwork;
import dev.synram.onnx.FloatExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Does once, in one process, what short commands do, so that Java can keep the classes and profiles that they need. Run by
 * {@code scripts/app.sh} at the end of a build.
 */
final class Rehearsal {

    private Rehearsal() {}

    /**
     * Rehearses.
     *
     * @param arguments a folder that exists, for temporary files
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        System.setProperty(CalibrationCache.PROPERTY, folder.resolve("kept").toString());
        Path network = folder.resolve("net.onnx");
        Files.write(network, FloatExport.write(KnownNetwork.PUBLISHED.drawn(1).network(), Map.of()));
        Path weights = Files.writeString(folder.resolve("w.csv"), "63,-20\n-40,7\n");
        Path inputs = Files.writeString(folder.resolve("x.csv"), "31,-2\n");
        Path products = folder.resolve("y.csv");
        int failures = Main.run("--help") + Main.run("--version") + Main.run("inspect", network.toString());
        for (int i = 0; i < 3; i++) {
            failures += Main.run(
                    "multiply",
                    "--weights",
                    weights.toString(),
                    "--inputs",
                    inputs.toString(),
                    "--out",
                    products.toString());
        }
        System.exit(failures);
    }
}
