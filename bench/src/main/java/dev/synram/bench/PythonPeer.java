package dev.synram.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PyTorch in a Python process of its own, which waits while we measure. It gets the settings that suit it best: as many
 * threads as we have, OpenBLAS with its own kind of threads where Debian has it, and memory that is not given back.
 */
public final class PythonPeer implements AutoCloseable {

    /** Who is measured. */
    public enum Peer {
        /** Plain fp32 layers. */
        DIGITAL,
        /** A linear model of the chip, as its public software has one. */
        MOCK
    }

    /** Settings that users make for other programs: threads that do not wait awake, kernels of older processors. */
    private static final Set<String> SLOWING = Set.of("OMP_WAIT_POLICY", "OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE");

    private final Path script;
    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter questions;
    private final String version;

    /**
     * Starts Python.
     *
     * @param python the interpreter
     * @throws IllegalStateException if Python or PyTorch is not there
     */
    public PythonPeer(String python, int threads) {
        try {
            script = Files.createTempFile("synram-peer", ".py");
            try (InputStream resource =
                    Objects.requireNonNull(PythonPeer.class.getResourceAsStream("peer.py"), "peer.py is part of us")) {
                Files.write(script, resource.readAllBytes());
            }
            process = start(python, script, threads);
            answers = process.inputReader(StandardCharsets.UTF_8);
            questions = process.outputWriter(StandardCharsets.UTF_8);
            String first = answers.readLine();
            if (first == null) {
                throw notThere(python, null);
            }
            version = first;
        } catch (IOException e) {
            throw notThere(python, e);
        }
    }

    private static IllegalStateException notThere(String python, @Nullable Throwable cause) {
        return new IllegalStateException(
                "the peer needs %s with PyTorch; on Debian: apt install python3-torch python3-numpy libopenblas0-openmp"
                        .formatted(python),
                cause);
    }

    private static Process start(String python, Path script, int threads) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(python, script.toString(), Integer.toString(threads));
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeAll(SLOWING);
        builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
        builder.environment().put("OPENBLAS_NUM_THREADS", Integer.toString(threads));
        builder.environment().put("MALLOC_MMAP_MAX_", "0");
        builder.environment().put("MALLOC_TRIM_THRESHOLD_", "4000000000");
        Path libraries = Path.of("/usr/lib");
        if (Files.isDirectory(libraries)) {
            try (DirectoryStream<Path> platforms = Files.newDirectoryStream(libraries, "*-linux-gnu")) {
                for (Path platform : platforms) {
                    Path openMp = platform.resolve("openblas-openmp");
                    if (Files.isDirectory(openMp)) {
                        builder.environment().put("LD_LIBRARY_PATH", openMp.toString());
                    }
                }
            }
        }
        return builder.start();
    }

    /** What runs there. */
    public String version() {
        return version;
    }

    /** One figure in its unit, measured for about so many seconds. */
    public double measure(Peer peer, Figure figure, double seconds) {
        try {
            questions.write(
                    "%s %s %s%n".formatted(name(peer), name(figure), String.format(Locale.ROOT, "%.3f", seconds)));
            questions.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException("the peer ended while it measured " + figure.title());
            }
            return Double.parseDouble(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            Files.deleteIfExists(script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
