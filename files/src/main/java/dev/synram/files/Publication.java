package dev.synram.files;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A set of files that appears in a folder as one: no file of an earlier set is ever beside one of a later set, even if the
 * program is killed or the power fails at any moment.
 *
 * <ol>
 *   <li>All files are written under their names into a folder {@code staged}, and stored on disk.
 *   <li>That folder is renamed to {@code complete}: from now on the set is published, whatever happens.
 *   <li>Files of the earlier set with these names are deleted.
 *   <li>The new ones are moved to their places, and the empty folder is deleted.
 * </ol>
 *
 * What is interrupted in the first step leaves the earlier set, and is deleted by {@link #finish}; what is interrupted later
 * is completed by it. The folder itself is the journal: what it still holds is what is left to do, and it can name nothing
 * outside of the folder of results. One program at a time uses a publication, which its caller ensures by a lock.
 *
 * <p>A symbolic link in the place of a file stays, and the file that it leads to is replaced. {@link #finish} does not follow
 * links, as it must be safe in the folder of somebody else: it replaces them by files.
 */
public final class Publication {

    private final Path folder;
    private final Path privateFolder;
    private final Path staged;
    private final Path complete;

    /**
     * Makes the publication of a folder.
     *
     * @param folder where the files appear
     * @param privateFolder a folder within it, on the same file system, for what is not published yet
     */
    public Publication(Path folder, Path privateFolder) {
        this.folder = folder;
        this.privateFolder = privateFolder;
        staged = privateFolder.resolve("staged");
        complete = privateFolder.resolve("complete");
    }

    /** Whether a set is complete, but not all of its files are in their places. */
    public boolean isPending() {
        return Files.isDirectory(complete, LinkOption.NOFOLLOW_LINKS);
    }

    /** The folder of a set that is complete, but not in its place. */
    public Path pending() {
        return complete;
    }

    /**
     * Publishes a set.
     *
     * @param contents content by file name, without folders
     * @param withdrawn names that an earlier set may have, but this one does not: their files are deleted
     * @throws IOException naming the file that cannot be written; the earlier set stays, or, if its first file is already
     *     deleted, {@link #finish} completes this set later
     */
    public void publish(Map<String, FileContent> contents, Set<String> withdrawn) throws IOException {
        finish();
        try {
            stage(contents, withdrawn);
            Files.move(staged, complete, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            deleteStaged(); // of a set that failed
        }
        Disk.force(privateFolder);
        moveAll(true);
    }

    /**
     * Completes the set of a program that was killed while it published, or deletes what it had not completed.
     *
     * @throws IOException naming the file that is in the way
     */
    public void finish() throws IOException {
        requireFolder(staged);
        requireFolder(complete);
        if (isPending()) {
            moveAll(false);
        }
        deleteStaged();
    }

    private static void requireFolder(Path path) throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(path.toString(), null, "is no folder");
        }
    }

    private void stage(Map<String, FileContent> contents, Set<String> withdrawn) throws IOException {
        Files.createDirectory(staged);
        for (Map.Entry<String, FileContent> entry : contents.entrySet()) {
            Path target = folder.resolve(entry.getKey());
            requireReplaceable(LinkTarget.writable(target));
            try {
                stage(staged.resolve(entry.getKey()), target, entry.getValue());
            } catch (IOException e) {
                throw FileProblem.naming(target, e);
            }
        }
        for (String name : withdrawn) {
            requireReplaceable(folder.resolve(name));
            Files.createDirectory(staged.resolve(name));
        }
        Disk.force(staged);
    }

    private static void stage(Path file, Path target, FileContent content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            FilePermissions.copy(target, file);
            content.writeTo(Channels.newOutputStream(channel));
            channel.force(true);
        }
    }

    private void moveAll(boolean following) throws IOException {
        List<Path> files = content(complete);
        for (Path file : files) {
            requireReplaceable(target(file, following));
        }
        for (Path file : files) {
            Files.deleteIfExists(target(file, following));
        }
        Disk.force(folder);
        for (Path file : files) {
            move(file, target(file, following));
        }
        Disk.force(folder);
        Files.delete(complete);
    }

    private Path target(Path file, boolean following) throws IOException {
        Path target = folder.resolve(file.getFileName());
        return following ? LinkTarget.end(target) : target;
    }

    private void move(Path file, Path target) throws IOException {
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.delete(file); // it stands for a name that is withdrawn
        } else if (folder.equals(target.getParent())) {
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        } else {
            PartFile.replace(target, out -> Files.copy(file, out)); // a link may lead to another file system
            Files.delete(file);
        }
    }

    private static void requireReplaceable(Path target) throws IOException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)
                && !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
                && !Files.isSymbolicLink(target)) {
            throw new FileSystemException(target.toString(), null, "is not a regular file");
        }
    }

    private void deleteStaged() throws IOException {
        if (Files.isDirectory(staged, LinkOption.NOFOLLOW_LINKS)) {
            for (Path file : content(staged)) {
                Files.delete(file);
            }
            Files.delete(staged);
        }
    }

    private static List<Path> content(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
            found.forEach(files::add);
        }
        return files;
    }
}
