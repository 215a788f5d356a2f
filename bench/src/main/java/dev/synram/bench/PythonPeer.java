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
 * PyTorch in a separate Python process, which is idle while Synram is measured. It gets the settings that suit it best:
 * the same number of threads, OpenBLAS with OpenMP threads where Debian has it, and memory that is not returned to the
 * system.
 */
public final class PythonPeer implements AutoCloseable {

    /** The implementations that are measured. */
    public enum Peer {
        /** Plain fp32 layers. */
        DIGITAL,
        /** A linear model of the chip, as in its public software. */
        MOCK
    }

    /**
     * Settings that slow the peer down and may be set for other programs: passive waiting, kernels of older processors.
     */
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
     * @throws IllegalStateException if Python or PyTorch is missing
     */
    public PythonPeer(String python, int threads) {
        try {
            script = Files.createTempFile("synram-peer", ".py");
            try (InputStream resource = Objects.requireNonNull(
                    PythonPeer.class.getResourceAsStream("peer.py"), "peer.py is a resource of this program")) {
                Files.write(script, resource.readAllBytes());
            }
            process = start(python, script, threads);
            answers = process.inputReader(StandardCharsets.UTF_8);
            questions = process.outputWriter(StandardCharsets.UTF_8);
            String first = answers.readLine();
            if (first == null) {
                throw missing(python, null);
            }
            version = first;
        } catch (IOException e) {
            throw missing(python, e);
        }
    }

    private static IllegalStateException missing(String python, @Nullable Throwable cause) {
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

    /** The version of the peer. */
    public String version() {
        return version;
    }

    /** Measures one metric in its unit for about the given time. */
    public double measure(Peer peer, Metric metric, double seconds) {
        try {
            questions.write(
                    "%s %s %s%n".formatted(name(peer), name(metric), String.format(Locale.ROOT, "%.3f", seconds)));
            questions.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException("the peer exited while it measured " + metric.title());
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
