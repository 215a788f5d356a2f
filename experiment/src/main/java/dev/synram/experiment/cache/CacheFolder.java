package dev.synram.experiment.cache;

import dev.synram.files.FileContent;
import dev.synram.files.PartFile;
import dev.synram.files.PartFileLeftovers;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A folder of files of which those that were not used for longest are deleted when it is full. Several processes may use it at once:
 * each file appears whole.
 *
 * @param folder the folder, which is created when it is first needed
 * @param mostBytes largest size of all files together
 */
record CacheFolder(Path folder, long mostBytes) {

    private static final String ENDING = ".calibration";

    /** A file with what its use tells. */
    private record Used(Path file, FileTime last, long bytes) {}

    Path file(String name) {
        return folder.resolve(name + ENDING);
    }

    /** Remembers that a file is in use; where that cannot be written, it only seems older. */
    void touch(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException e) {
            return; // a folder that is only read has no room to make
        }
    }

    /** Writes a file and makes room for it. */
    void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(folder);
        PartFileLeftovers.delete(folder);
        PartFile.replace(file, FileContent.of(content));
        makeRoom();
    }

    private void makeRoom() throws IOException {
        List<Used> files = files();
        files.sort(Comparator.comparing(Used::last));
        long bytes = files.stream().mapToLong(Used::bytes).sum();
        for (Used oldest : files.subList(0, Math.max(0, files.size() - 1))) {
            if (bytes <= mostBytes) {
                return;
            }
            Files.deleteIfExists(oldest.file());
            bytes -= oldest.bytes();
        }
    }

    private List<Used> files() throws IOException {
        List<Used> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path file : found) {
                used(file).ifPresent(files::add);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return files;
    }

    private static Optional<Used> used(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new Used(file, attributes.lastModifiedTime(), attributes.size()));
        } catch (NoSuchFileException e) {
            return Optional.empty(); // another process has just made room
        }
    }
}
