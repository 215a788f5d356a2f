package dev.synram.training.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryFolderTest {

    private static final byte[] FIRST = "first of two native files".getBytes(US_ASCII);
    private static final byte[] SECOND = "second".repeat(100_000).getBytes(US_ASCII);

    @TempDir
    private Path temporary;

    private Path jar;
    private Path parent;
    private Path folder;

    @BeforeEach
    void packed() throws IOException {
        jar = temporary.resolve("native.jar");
        parent = temporary.resolve("cache").resolve("library");
        folder = parent.resolve("1.0");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (LibraryFile file : files()) {
                zip.putNextEntry(new ZipEntry(file.name()));
                zip.write(content(file));
                zip.closeEntry();
            }
        }
    }

    private List<LibraryFile> files() throws IOException {
        return List.of(file("a.so", FIRST), file("b.so", SECOND));
    }

    private LibraryFile file(String name, byte[] content) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(content);
        return new LibraryFile(
                name, URI.create("jar:" + jar.toUri() + "!/" + name).toURL(), content.length, sum.getValue());
    }

    private static byte[] content(LibraryFile file) {
        return file.name().equals("a.so") ? FIRST : SECOND;
    }

    private LibraryFolder library() throws IOException {
        return new LibraryFolder(parent, "1.0", files());
    }

    private void requireWhole() throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            assertThat(content.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("a.so", "b.so");
        }
        assertThat(folder.resolve("a.so")).hasBinaryContent(FIRST);
        assertThat(folder.resolve("b.so")).hasBinaryContent(SECOND);
        try (Stream<Path> beside = Files.list(parent)) {
            assertThat(beside.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("1.0", ".lock");
        }
    }

    @Test
    void unpacksIntoAnEmptyCache() throws IOException {
        library().ensureWhole();
        requireWhole();
    }

    @Test
    void wholeFilesStay() throws IOException {
        library().ensureWhole();
        Object before = Files.readAttributes(folder.resolve("b.so"), "*").get("fileKey");
        library().ensureWhole();
        assertThat(Files.readAttributes(folder.resolve("b.so"), "*").get("fileKey"))
                .isEqualTo(before);
    }

    @Test
    void repairsEveryKindOfDamage() throws IOException {
        library().ensureWhole();
        Path file = folder.resolve("b.so");
        byte[] flipped = SECOND.clone();
        flipped[SECOND.length / 2] ^= 1;
        List<byte[]> damages = List.of(new byte[0], "short".getBytes(US_ASCII), flipped, new byte[SECOND.length]);
        for (byte[] damage : damages) {
            Files.write(file, damage);
            library().ensureWhole();
            requireWhole();
        }
        Files.delete(file);
        library().ensureWhole();
        requireWhole();
        Files.delete(file);
        Files.createDirectories(file.resolve("within"));
        library().ensureWhole();
        requireWhole();
        Files.delete(file);
        Files.createSymbolicLink(file, jar);
        library().ensureWhole();
        requireWhole();
    }

    @Test
    void deletesStrangersAndLeftovers() throws IOException {
        library().ensureWhole();
        Files.writeString(folder.resolve("libtorch_of_another_version.so"), "x");
        for (String leftover : List.of(".unpacking", "tmp12345")) {
            Files.writeString(
                    Files.createDirectories(folder.resolveSibling(leftover)).resolve("a.so"), "half");
        }
        library().ensureWhole();
        requireWhole();
    }

    @Test
    void namesFolderNeedAndRemedy() throws IOException {
        Files.writeString(temporary.resolve("cache"), "a file where the folder should be");
        assertThatThrownBy(library()::ensureWhole)
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("needs 1 MB there")
                .hasMessageContaining("Not a directory")
                .hasMessageContaining("XDG_CACHE_HOME");
    }

    @Test
    void damagedJarsAreNotTrusted() throws IOException {
        LibraryFolder library = new LibraryFolder(
                parent,
                "1.0",
                List.of(new LibraryFile("a.so", files().getFirst().source(), 1, 2)));
        assertThatThrownBy(library::ensureWhole).hasMessageContaining("native.jar: this jar is damaged");
        assertThat(folder.resolve("a.so")).doesNotExist();
    }

    @Test
    void sizesAndSumsComeFromTheJar() throws IOException {
        LibraryFile found = LibraryFile.of("any", "org/junit/jupiter/api/Test.class");
        Path unpacked = temporary.resolve("any");
        found.unpack(unpacked);
        assertThat(found.isWhole(unpacked)).isTrue();
        assertThatThrownBy(() -> LibraryFile.of("none.so", "no/such/resource"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("pytorch-native-cpu");
    }
}
