package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.training.engine.TorchEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BenchCommandTest {

    @TempDir
    private Path folder = Path.of(".");

    @BeforeAll
    static void startEngine() {
        TorchEngine.start(2, Path.of("target", "cache", "djl").toAbsolutePath());
    }

    @Test
    void figuresOfBothSidesAreShownAndSaved() throws IOException {
        Path python = Files.writeString(
                folder.resolve("python"),
                "#!/bin/sh\necho \"$@\" >\"$0.arguments\"\necho PyTorch 0.0\nwhile read -r peer figure seconds; do echo 1000000; done\n");
        Files.setPosixFilePermissions(python, Set.copyOf(PosixFilePermissions.fromString("rwx------")));
        Path json = folder.resolve("bench.json");
        Said said = Said.by(
                "bench",
                "--rounds",
                "2",
                "--seconds",
                "0.001",
                "--warm-up",
                "0.002",
                "--threads",
                "2",
                "--peer",
                "python",
                "--python",
                python.toString(),
                "--json",
                json.toString());
        assertThat(said.err()).doesNotContain("Exception");
        assertThat(said.status()).isZero();
        assertThat(folder.resolve("python.arguments")).content().endsWith(".py 2 0.002\n");
        assertThat(said.out())
                .contains("PyTorch 0.0", "GMAC/s", "samples/s", "inference, batch 1, 99 % within", json.toString());
        JsonNode metrics = JsonMapper.shared().readTree(json.toFile()).required("metrics");
        assertThat(metrics.size()).isEqualTo(11);
        JsonNode first = metrics.get(0);
        assertThat(first.required("name").asString()).isEqualTo("multiplication");
        assertThat(first.required("rounds").size()).isEqualTo(2);
        assertThat(first.required("median").asDouble()).isPositive();
        JsonNode digital = first.required("peers").required("digital");
        assertThat(digital.required("best").asDouble()).isEqualTo(1e6);
        assertThat(digital.required("ratio").asDouble())
                .isEqualTo(first.required("median").asDouble() / 1e6);
    }

    /** One sample, product or microsecond: Python is slower than the library in all but the latency. */
    @Test
    void ratiosAreThoseToTheFasterOfTwoPeers() throws IOException {
        Path python = Files.writeString(
                folder.resolve("python"),
                "#!/bin/sh\necho PyTorch 0.0\nwhile read -r model metric seconds; do echo 0.001; done\n");
        Files.setPosixFilePermissions(python, Set.copyOf(PosixFilePermissions.fromString("rwx------")));
        Path json = folder.resolve("bench.json");
        Said said = Said.by(
                "bench",
                "--rounds",
                "1",
                "--seconds",
                "0.001",
                "--warm-up",
                "0",
                "--peer",
                "libtorch,python",
                "--python",
                python.toString(),
                "--json",
                json.toString());
        assertThat(said.status()).as(said.err()).isZero();
        assertThat(said.out()).contains("PyTorch 0.0, libtorch ").containsPattern("\n    python .*\n    libtorch ");
        for (JsonNode metric : JsonMapper.shared().readTree(json.toFile()).required("metrics")) {
            boolean isLatency = metric.required("name").asString().equals("latency");
            for (JsonNode peer : metric.required("peers")) {
                assertThat(peer.required("fastest").asString()).isEqualTo(isLatency ? "python" : "libtorch");
                double best = peer.required("rounds")
                        .required(isLatency ? "python" : "libtorch")
                        .get(0)
                        .asDouble();
                double median = metric.required("median").asDouble();
                assertThat(peer.required("best").asDouble()).isEqualTo(best);
                assertThat(peer.required("ratio").asDouble()).isEqualTo(isLatency ? best / median : median / best);
            }
        }
    }

    @Test
    void mistakesAreNamed() {
        assertThat(Said.by("bench", "--rounds", "0").err()).contains("--rounds is 0; it must be 1..1000");
        assertThat(Said.by("bench", "--seconds", "-1").err()).contains("--seconds is -1");
        assertThat(Said.by("bench", "--warm-up", "-1").err()).contains("--warm-up is -1.0; allowed is 0 to 3600");
        assertThat(Said.by("bench", "--threads", "0").err()).contains("--threads is 0");
        assertThat(Said.by("bench", "--peer", "tensorflow").err())
                .contains("--peer", "tensorflow", "python", "libtorch");
        Said noPython = Said.by("bench", "--peer", "python", "--python", "/nowhere/python");
        assertThat(noPython.status()).isEqualTo(2);
        assertThat(noPython.err()).contains("/nowhere/python with PyTorch; on Debian: apt install");
    }
}
