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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A script that uses PyTorch, in a process of its own, which answers each line that it reads with a line. It gets the settings that
 * suit PyTorch best: the given number of threads, OpenBLAS with OpenMP threads where Debian has it, and memory that is not returned
 * to the system.
 */
public final class TorchScript implements AutoCloseable {

    /** Settings that slow it down and may be set for other programs: passive waiting, kernels of older processors. */
    private static final Set<String> SLOWING = Set.of("OMP_WAIT_POLICY", "OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE");

    private final String name;
    private final Path file;
    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter questions;
    private final String greeting;

    /**
     * Starts a script, which writes a line when it is ready.
     *
     * @param python the interpreter
     * @param owner the class beside which the script is a resource
     * @param name of the resource
     * @param arguments of the script, after the number of threads
     * @throws IllegalStateException if Python or PyTorch is missing
     */
    public TorchScript(String python, Class<?> owner, String name, int threads, String... arguments) {
        this.name = name;
        try {
            file = Files.createTempFile("synram-peer", ".py");
            try (InputStream resource = Objects.requireNonNull(owner.getResourceAsStream(name), name)) {
                Files.write(file, resource.readAllBytes());
            }
            List<String> command = new ArrayList<>(List.of(python, file.toString(), Integer.toString(threads)));
            command.addAll(List.of(arguments));
            process = start(command, threads);
            answers = process.inputReader(StandardCharsets.UTF_8);
            questions = process.outputWriter(StandardCharsets.UTF_8);
            String first = answers.readLine();
            if (first == null) {
                throw missing(python, null);
            }
            greeting = first;
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

    private static Process start(List<String> command, int threads) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
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

    /** The line that the script began with. */
    public String greeting() {
        return greeting;
    }

    /**
     * Asks and waits for the answer.
     *
     * @throws IllegalStateException if the script ended instead
     */
    public String ask(String question) {
        try {
            questions.write(question + "\n");
            questions.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException("%s exited while it was asked to %s".formatted(name, question));
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
