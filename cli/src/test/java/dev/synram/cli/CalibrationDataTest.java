package dev.synram.cli;

import dev.synram.experiment.model.Initializer;
import dev.synram.network.FloatNetwork;
import dev.synram.network.Flow;
import dev.synram.network.Network;
import dev.synram.network.shape.Shape;
import dev.synram.onnx.FloatExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mistakes about samples that determine ranges, and about bits of layers, are named by their options. */
class CalibrationDataTest {

    @TempDir
    private static Path folder = Path.of(".");

    private static String network = "";
    private static String data = "";

    @BeforeAll
    static void write() throws IOException {
        Network layers = Flow.input(Shape.vector(3)).dense(4).relu().dense(2).network("net");
        byte[] bytes = FloatExport.write(new FloatNetwork(layers, Initializer.parameters(layers, 1)), Map.of());
        network = Files.write(folder.resolve("net.onnx"), bytes).toString();
        data = file("d.csv", "0.1,0.2,0.3,0\n0.3,0.1,0.5,1\n");
    }

    private static String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static void refused(String why, String... more) {
        for (List<String> command : List.of(List.of("run", network), List.of("inspect", network, "--chip"))) {
            List<String> arguments = new ArrayList<>(command);
            arguments.addAll(List.of("--quiet", "--data", data));
            arguments.addAll(List.of(more));
            Said.refused(why, arguments.toArray(String[]::new));
        }
    }

    /** Whatever the file is called. */
    @Test
    void testedSamplesDoNotDetermineRanges() throws IOException {
        String why = "synram: --calibration-data holds the same samples as --data";
        refused(why, "--calibration-data", data);
        refused(why, "--calibration-data", file("copy.csv", Files.readString(Path.of(data))));
    }

    @Test
    void mistakesAreThoseOfTheRightOption() throws IOException {
        String wide = file("wide.csv", "0.1,0.2,0.3,0.4,0\n0.3,0.1,0.5,0.6,1\n");
        refused("synram: --calibration-data: ", "--calibration-data", wide);
        refused("synram: --input-bits is 11 for layer /0/Gemm; it must be 5..10", "--input-bits", "/0/Gemm=11");
        refused(
                "synram: --input-bits is 8, but layer dense2 takes results of a layer, which have at most 7 bits",
                "--input-bits",
                "dense2=8");
        refused("'--mean' (M): 'NaN' is not a number", "--mean", "NaN");
    }

    @Test
    void withoutAChipNothingIsConverted() {
        for (List<String> options :
                List.of(List.of("--data", data), List.of("--no-cache"), List.of("--task", "classification"))) {
            List<String> arguments = new ArrayList<>(List.of("inspect", network));
            arguments.addAll(options);
            Said.refused(options.getFirst() + " is for --chip", arguments.toArray(String[]::new));
        }
    }
}
