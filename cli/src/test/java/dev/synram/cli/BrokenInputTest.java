package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.network.Flow;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.file.NetworkFile;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.QuantizedWeights;
import dev.synram.network.shape.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the program says of files that are broken or made to do harm: one line, exit status 2. */
class BrokenInputTest {

    private static final String EVIL = "dense\u001b[2J\nsynram: all is well\u202e";
    private static final String SHOWN = "dense\\u001b[2J\\nsynram: all is well\\u202e";

    @TempDir
    private Path folder;

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private Path network(String name, String layer) throws IOException {
        Network network = Flow.input(Shape.vector(4)).dense(2).named(layer).network(name);
        List<QuantizedNetwork.Mac> macs = new ArrayList<>();
        for (Mac mac : network.macs()) {
            macs.add(new QuantizedNetwork.Mac(
                    new QuantizedWeights(mac.inputs(), mac.outputs(), new byte[mac.inputs() * mac.outputs()]), 1));
        }
        Path file = folder.resolve("net.synram");
        Map<String, String> provenance = Map.of(layer, layer);
        return Files.write(
                file, NetworkFile.write(new QuantizedNetwork(network, macs, 0.002, 1, 0, new TreeMap<>(provenance))));
    }

    @Test
    void namesFromFilesAreShownEscaped() throws IOException {
        Path file = network(EVIL, EVIL);
        Said said = Said.by("inspect", file.toString());
        assertThat(said.status()).isZero();
        assertThat(said.out())
                .contains("'" + SHOWN + "'")
                .contains("  " + SHOWN + ": " + SHOWN)
                .doesNotContain("\u001b", "\u202e");
        assertThat(said.out().lines().filter(line -> line.startsWith("synram"))).isEmpty();
    }

    @Test
    void networksThatNoOneCanReadAreRefused() throws IOException {
        Path broken = file("broken.synram", "PK\u0003\u0004 no network");
        for (String[] command : new String[][] {
            {"inspect", broken.toString()},
            {"plan", broken.toString(), "--out", folder.resolve("p.html").toString()},
            {"run", broken.toString(), "--data", "mnist"},
            {"train", broken.toString(), "--data", "mnist"}
        }) {
            Said.refused("broken.synram cannot be read as a network", command);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"format\": \"synram-calibration\", \"version\": 2, \"calibration\": null}"})
    void calibrationsThatNoOneCanReadAreRefused(String content) throws IOException {
        Path calibration = file("c.json", content);
        Path numbers = file("m.csv", "1\n");
        Said.refused("c.json cannot be read as a calibration", "inspect", calibration.toString());
        Said.refused(
                "--calibration: " + calibration + " cannot be read as a calibration",
                "multiply",
                "--calibration",
                calibration.toString(),
                "--weights",
                numbers.toString(),
                "--inputs",
                numbers.toString(),
                "--out",
                folder.resolve("y.csv").toString());
    }

    @Test
    void foldersAreNotFiles() {
        Said.refused("FILE: '" + folder + "' is a folder", "inspect", folder.toString());
        Said.refused("MODEL: '" + folder + "' is a folder", "run", folder.toString(), "--data", "mnist");
        Said.refused("MODEL: '" + folder + "' is a folder", "train", folder.toString(), "--data", "mnist");
        Said.refused("MODEL: '" + folder + "' is a folder", "plan", folder.toString());
    }

    @Test
    void normalizationGivesFiniteNumbers() throws IOException {
        Path model = network("n", "dense");
        Path data = file("d.csv", "1,2,3,4,0\n1,2,3,4,1\n");
        Said.refused(
                "Invalid value for option '--mean' (M): 'NaN' is not a number",
                "run",
                model.toString(),
                "--data",
                data.toString(),
                "--mean",
                "NaN",
                "--quiet");
        Said.refused(
                "--data: mean 0.0 and standard deviation 1.4E-45 make Infinity of the value 1.0; give others",
                "run",
                model.toString(),
                "--data",
                data.toString(),
                "--std",
                "1e-45",
                "--quiet");
    }

    @Test
    void columnsOfClassesAreNamed() throws IOException {
        String network = network("net", "dense").toString();
        String table = file("t.csv", "kind,a,b,c,d,e\n2,1,0,0.5,1,0\n0,0,1,0.5,1,1\n1,1,0,0.5,1,0\n0,1,1,0.5,1,1\n")
                .toString();
        refused("'--label-column'", "run", network, "--data", table, "--label-column");
        refused("column 1 ('kind') and column 6 ('e')", "run", network, "--data", table);
        refused("has no column 'none'", "run", network, "--data", table, "--label-column", "none");
        refused("column 4 ('c') was taken for the class", "run", network, "--data", table, "--label-column", "4");
        refused("3 classes by column 1 ('kind')", "run", network, "--data", table, "--label-column", "kind");
        refused("each one name of its own", "run", network, "--data", table, "--classes", "a,a");
        refused("is a folder", "inspect", folder.toString());
        refused("holds 0 folders", "run", network, "--data", folder.toString());
        refused("leave out --label-column", "run", network, "--data", folder.toString(), "--label-column", "1");
    }

    private static void refused(String why, String... arguments) {
        List<String> quiet = new ArrayList<>(List.of(arguments));
        quiet.add("--quiet");
        Said.refused(why, quiet.toArray(String[]::new));
    }

    @Test
    void classesArePrintedInOneLine() throws IOException {
        String network = network("net", "dense").toString();
        String table = file("t.csv", ".1,.2,.3,.4,dog\n.5,.6,.7,.8,cat\n.1,.2,.3,.5,dog\n")
                .toString();
        Said said = Said.by("run", network, "--data", table, "--no-analysis", "--runs", "1");
        assertThat(said.status()).isZero();
        assertThat(said.out().lines().findFirst()).contains("classes: 0 cat, 1 dog (column 5 of %s)".formatted(table));
        Said given = Said.by("run", network, "--data", table, "--classes", "dog,cat", "--no-analysis", "--runs", "1");
        assertThat(given.out()).startsWith("classes: 0 dog, 1 cat (");
    }
}
