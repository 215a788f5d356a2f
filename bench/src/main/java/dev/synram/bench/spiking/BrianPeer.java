package dev.synram.bench.spiking;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brian 2 in a process of its own, which is idle while others are measured. The layer is compiled once, for one step of time.
 */
final class BrianPeer implements AutoCloseable {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final SpikingLayer layer;
    private final Path folder;
    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter questions;
    private final Description description;

    /**
     * What the peer is.
     *
     * @param peer its name and version
     * @param target how it computes: {@code cpp} or {@code numpy}
     * @param threads that it computes with
     */
    record Description(String peer, String target, int threads) {}

    /**
     * How long all samples took, without compilation and set-up.
     *
     * @param seconds wall time
     * @param cpuSeconds of all threads
     */
    record Round(double seconds, double cpuSeconds) {}

    /**
     * Starts Brian and compiles the layer.
     *
     * @throws IllegalStateException if Python or Brian is missing
     */
    BrianPeer(String python, SpikingLayer layer, double stepMicros, int threads) {
        this.layer = layer;
        try {
            folder = Files.createTempDirectory("synram-brian");
            Path script = folder.resolve("brian_peer.py");
            try (InputStream resource = Objects.requireNonNull(
                    BrianPeer.class.getResourceAsStream("brian_peer.py"),
                    "brian_peer.py is a resource of this program")) {
                Files.write(script, resource.readAllBytes());
            }
            Path file = Files.writeString(folder.resolve("layer.json"), layer.json());
            ProcessBuilder builder = new ProcessBuilder(
                    python,
                    script.toString(),
                    file.toString(),
                    "--step",
                    Double.toString(stepMicros),
                    "--threads",
                    Integer.toString(threads));
            process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
            answers = process.inputReader(StandardCharsets.UTF_8);
            questions = process.outputWriter(StandardCharsets.UTF_8);
            String first = answers.readLine();
            if (first == null) {
                throw missing(python, null);
            }
            description = MAPPER.readValue(first, Description.class);
        } catch (IOException e) {
            throw missing(python, e);
        }
    }

    private static IllegalStateException missing(String python, @Nullable Throwable cause) {
        return new IllegalStateException(
                "the peer needs %s with Brian 2; on Debian: apt install python3-brian g++".formatted(python), cause);
    }

    Description description() {
        return description;
    }

    /** Runs all samples. */
    Round play() {
        return MAPPER.readValue(ask("play"), Round.class);
    }

    /** The first spikes of the last run. */
    FirstSpikes firstSpikes() {
        return FirstSpikes.parse(ask("spikes"), layer.samples().length, layer.neurons());
    }

    private String ask(String question) {
        try {
            questions.write(question + "\n");
            questions.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException("Brian exited while it was asked to " + question);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the process, which removes what it compiled. */
    @Override
    public void close() {
        try {
            questions.close();
            process.waitFor();
            Files.deleteIfExists(folder.resolve("brian_peer.py"));
            Files.deleteIfExists(folder.resolve("layer.json"));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
