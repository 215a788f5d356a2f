package dev.synram.cli;

import dev.synram.experiment.cache.CalibrationCache;
import dev.synram.experiment.model.ChipInitializer;
import dev.synram.experiment.model.KnownNetwork;
import dev.synram.network.FloatNetwork;
import dev.synram.network.file.NetworkFile;
import dev.synram.network.quantization.LoweringPass;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.onnx.FloatExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Does once, in one process, what short commands of a kind do, so that Java can keep the classes and profiles that they need. Run
 * by {@code scripts/app.sh} at the end of a build.
 */
final class Rehearsal {

    /** About that of any chip. */
    private static final double GAIN = 0.002;

    private final Path network;
    private final Path imported;
    private final Path weights;
    private final Path inputs;
    private final Path products;
    private final Path kept;

    private Rehearsal(Path folder) {
        network = folder.resolve("net.synram");
        imported = folder.resolve("net.onnx");
        weights = folder.resolve("w.csv");
        inputs = folder.resolve("x.csv");
        products = folder.resolve("y.csv");
        kept = folder.resolve("kept");
    }

    /**
     * Rehearses.
     *
     * @param arguments a kind of commands, as in the launcher, or {@code files} for the files that commands read, which come first;
     *     and a folder that exists, for them
     */
    public static void main(String[] arguments) throws IOException {
        Main.prepare();
        Rehearsal rehearsal = new Rehearsal(Path.of(arguments[1]));
        System.exit(
                switch (arguments[0]) {
                    case "files" -> rehearsal.writeFiles();
                    case "list" -> Main.run("--help") + Main.run("--version");
                    case "help" -> help();
                    case "inspect" -> rehearsal.inspect();
                    case "multiply" -> rehearsal.multiply();
                    default -> throw new IllegalArgumentException("no kind of commands: " + arguments[0]);
                });
    }

    /** What the others read. */
    private int writeFiles() throws IOException {
        FloatNetwork drawn = KnownNetwork.DEEP.drawn(1).network();
        Files.write(imported, FloatExport.write(drawn, Map.of()));
        QuantizedNetwork quantized = new ChipInitializer(GAIN, Map.of(), 1)
                .draw(LoweringPass.of(drawn.folded().network()))
                .rounded();
        Files.write(network, NetworkFile.write(quantized));
        Files.writeString(weights, "63,-20\n-40,7\n");
        Files.writeString(inputs, "31,-2\n");
        return 0;
    }

    private static int help() {
        int failures = Main.run("completion");
        for (Subcommand command : Subcommand.values()) {
            failures += Main.run(command.commandName(), "--help");
        }
        return failures;
    }

    private int inspect() {
        return Main.run("inspect", network.toString()) + Main.run("inspect", imported.toString());
    }

    private int multiply() {
        System.setProperty(CalibrationCache.PROPERTY, kept.toString());
        int failures = 0;
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
        return failures;
    }
}
