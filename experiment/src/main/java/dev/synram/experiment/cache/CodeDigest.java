package dev.synram.experiment.cache;

import dev.synram.files.Sha256;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** The digest of the code that calibrates: of the modules whose change may change the bits of a calibration. */
final class CodeDigest {

    private static final List<String> MODULES = List.of("chip", "kernel", "simulator", "calibration", "experiment");

    private static final Optional<String> CURRENT = compute();

    private CodeDigest() {}

    /** The digest of this program, and the Java that runs it; empty if the code is where it cannot be read. */
    static Optional<String> current() {
        return CURRENT;
    }

    private static Optional<String> compute() {
        SortedMap<String, Long> sums = new TreeMap<>();
        try {
            for (String module : MODULES) {
                if (!add("dev/synram/" + module + "/", sums)) {
                    return Optional.empty();
                }
            }
        } catch (IOException | URISyntaxException e) {
            return Optional.empty();
        }
        String runtime = System.getProperty("java.vm.version", "") + " " + System.getProperty("os.arch", "");
        return Optional.of(Sha256.of((sums + runtime).getBytes(StandardCharsets.UTF_8)));
    }

    /** Adds the checksums of all classes of a package and those below; false if it is neither in a jar nor in a folder. */
    private static boolean add(String place, SortedMap<String, Long> sums) throws IOException, URISyntaxException {
        URL any = CodeDigest.class.getClassLoader().getResource(place + "package-info.class");
        if (any == null) {
            return false;
        }
        if (any.openConnection() instanceof JarURLConnection connection) {
            addJar(connection.getJarFileURL().toURI(), place, sums);
            return true;
        }
        if (any.getProtocol().equals("file")) {
            addFolder(Path.of(any.toURI()).resolveSibling(""), place, sums);
            return true;
        }
        return false;
    }

    private static void addJar(URI jar, String place, SortedMap<String, Long> sums) throws IOException {
        try (JarFile file = new JarFile(Path.of(jar).toFile(), false)) {
            file.stream()
                    .filter(entry -> entry.getName().startsWith(place) && !entry.isDirectory())
                    .forEach(entry -> sums.put(entry.getName(), entry.getCrc()));
        }
    }

    private static void addFolder(Path folder, String place, SortedMap<String, Long> sums) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                CRC32 sum = new CRC32();
                sum.update(Files.readAllBytes(file));
                sums.put(place + folder.relativize(file).toString().replace('\\', '/'), sum.getValue());
            }
        }
    }
}
