package dev.synram.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Sets of results of which every file holds the number of its set, so that mixtures are seen. */
final class VersionedSet {

    private static final Set<String> ALL = Set.of("page.html", "numbers.json", "traces.csv", "new.npy");
    private static final int BLOCKS = 3;
    private static final int BLOCK = 1000;

    private VersionedSet() {}

    /** The names of the earlier set 1 or the later one 2; each has one that the other does not have. */
    static Set<String> names(int version) {
        return switch (version) {
            case 1 -> Set.of("page.html", "numbers.json", "traces.csv");
            case 2 -> Set.of("page.html", "numbers.json", "new.npy");
            default -> Set.of();
        };
    }

    /** The private folder of a folder. */
    static Path privateFolder(Path folder) {
        return folder.resolve(".synram");
    }

    static Publication publication(Path folder) {
        return new Publication(folder, privateFolder(folder));
    }

    /** Publishes a set as a run does that has reserved the folder. */
    static void publish(Path folder, int version) throws IOException {
        Map<String, FileContent> contents = new LinkedHashMap<>();
        names(version).forEach(name -> contents.put(name, content(version)));
        Set<String> withdrawn = new LinkedHashSet<>(ALL);
        withdrawn.removeAll(contents.keySet());
        publication(folder).publish(contents, withdrawn);
    }

    private static FileContent content(int version) {
        return out -> {
            for (int i = 0; i < BLOCKS; i++) {
                out.write(block(version));
            }
        };
    }

    private static byte[] block(int version) {
        byte[] block = new byte[BLOCK];
        Arrays.fill(block, (byte) version);
        return block;
    }

    /** The files of a folder that a user sees, with the numbers of their sets; each must be whole. */
    static Map<String, Integer> seen(Path folder) throws IOException {
        Map<String, Integer> seen = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> !file.endsWith(".synram")).toList()) {
                byte[] content = Files.readAllBytes(file);
                assertThat(content).as(file.toString()).hasSize(BLOCKS * BLOCK).containsOnly(content[0]);
                seen.put(file.getFileName().toString(), (int) content[0]);
            }
        }
        return seen;
    }

    /** Asserts that a folder holds a whole set and nothing else. */
    static void assertWhole(Path folder, int version) throws IOException {
        Map<String, Integer> seen = seen(folder);
        assertThat(seen.keySet()).isEqualTo(names(version));
        assertThat(seen.values()).allMatch(number -> number == version);
        assertThat(privateFolder(folder)).isEmptyDirectory();
    }

    /** The number of the set in a folder, 0 if there is none; asserts that there is one at most. */
    static int version(Path folder) throws IOException {
        Set<Integer> versions = Set.copyOf(seen(folder).values());
        assertThat(versions).as("sets in %s", seen(folder)).hasSizeLessThan(2);
        return versions.isEmpty() ? 0 : versions.iterator().next();
    }
}
