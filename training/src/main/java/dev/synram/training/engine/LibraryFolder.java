package dev.synram.training.engine;

import ai.djl.util.Platform;
import dev.synram.files.FileProblem;
import dev.synram.files.FileTree;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder of the user's cache that native files are loaded from. Every file is verified by size and checksum before
 * each use; those that are missing or damaged are unpacked beside it, verified, and moved into place. A lock serializes
 * concurrent programs, and what a killed one left is deleted.
 */
final class LibraryFolder {

    private static final long MEGABYTE = 1_000_000;
    private static final String UNPACKING = ".unpacking";
    private static final String LOCK = ".lock";

    private final Path parent;
    private final Path folder;
    private final List<LibraryFile> files;

    /**
     * Describes the folder; nothing is read yet.
     *
     * @param parent a folder that no other program uses
     * @param name name of the folder within
     * @param files all files that belong there
     */
    LibraryFolder(Path parent, String name, List<LibraryFile> files) {
        this.parent = parent;
        folder = parent.resolve(name);
        this.files = List.copyOf(files);
    }

    /**
     * The folder of the tensor library, by the name that the library looks for.
     *
     * @throws IOException if the class path lacks its files
     */
    static LibraryFolder of(Platform platform, Path cache) throws IOException {
        String classifier = platform.getClassifier();
        List<LibraryFile> files = new ArrayList<>();
        for (String name : platform.getLibraries()) {
            files.add(LibraryFile.of(name, "pytorch/%s/%s/%s".formatted(platform.getFlavor(), classifier, name)));
        }
        String bridge = System.mapLibraryName("djl_torch");
        files.add(LibraryFile.of(
                platform.getApiVersion() + "-" + bridge,
                "jnilib/%s/%s/%s".formatted(classifier, platform.getFlavor(), bridge)));
        String name = "%s-%s-%s".formatted(platform.getVersion(), platform.getFlavor(), classifier);
        return new LibraryFolder(cache.resolve("pytorch"), name, files);
    }

    /**
     * Verifies the files and repairs what is missing, damaged or does not belong there.
     *
     * @throws IOException naming the folder, the space needed and the remedy, if that fails
     */
    void ensureWhole() throws IOException {
        boolean whole = missing().isEmpty() && strangers().isEmpty();
        if (whole && leftovers().isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(
                            parent.resolve(LOCK),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            LinkOption.NOFOLLOW_LINKS);
                    FileLock _ = channel.lock()) {
                repair();
            }
        } catch (IOException e) {
            if (!whole) {
                throw unusable(e);
            }
        }
    }

    private List<LibraryFile> missing() throws IOException {
        List<LibraryFile> missing = new ArrayList<>();
        for (LibraryFile file : files) {
            if (!file.isWhole(folder.resolve(file.name()))) {
                missing.add(file);
            }
        }
        return missing;
    }

    /** Files that do not belong there: the library would load them too. */
    private List<Path> strangers() throws IOException {
        Set<Path> known =
                files.stream().map(file -> folder.resolve(file.name())).collect(Collectors.toSet());
        return content(folder).stream().filter(file -> !known.contains(file)).toList();
    }

    /** What killed programs left beside the folder. */
    private List<Path> leftovers() throws IOException {
        return content(parent).stream().filter(LibraryFolder::isLeftover).toList();
    }

    private static List<Path> content(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> content = Files.list(folder)) {
            return content.toList();
        }
    }

    /** Names of this class and of the tensor library, which unpacked by itself before. */
    private static boolean isLeftover(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.equals(UNPACKING) || name.matches("tmp\\d+");
    }

    private void repair() throws IOException {
        for (Path stranger : strangers()) {
            FileTree.delete(stranger);
        }
        for (Path leftover : leftovers()) {
            FileTree.delete(leftover);
        }
        List<LibraryFile> missing = missing();
        requireSpace(missing);
        Path temporary = Files.createDirectories(parent.resolve(UNPACKING));
        try {
            for (LibraryFile file : missing) {
                Path unpacked = temporary.resolve(file.name());
                file.unpack(unpacked);
                Path place = folder.resolve(file.name());
                if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
                    FileTree.delete(place);
                }
                Files.move(unpacked, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            FileTree.delete(temporary);
        }
    }

    private void requireSpace(List<LibraryFile> missing) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < bytes(missing)) {
            throw new IOException("only %s MB are free".formatted(free / MEGABYTE));
        }
    }

    private static long bytes(List<LibraryFile> files) {
        return files.stream().mapToLong(LibraryFile::bytes).sum();
    }

    private IOException unusable(IOException problem) {
        if (problem instanceof FileSystemException file
                && String.valueOf(file.getFile()).endsWith(".jar")) {
            return problem;
        }
        long megabytes = Math.ceilDiv(bytes(files), MEGABYTE);
        FileSystemException unusable = new FileSystemException(
                folder.toString(),
                null,
                "the native tensor library needs %s MB there: %s; free some space, allow writing, or name another cache folder in XDG_CACHE_HOME"
                        .formatted(megabytes, FileProblem.describe(problem)));
        unusable.initCause(problem);
        return unusable;
    }
}
