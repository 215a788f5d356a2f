package dev.synram.cli.console;

import dev.synram.files.AtExit;
import dev.synram.files.FileContent;
import dev.synram.files.FileOutput;
import dev.synram.files.FileProblem;
import dev.synram.files.PartFileLeftovers;
import dev.synram.files.Publication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The folder that a run writes its results to. One program at a time uses it. All results appear as one set when they are
 * complete, in place of the set of an earlier run, see {@link Publication}; a set whose program was killed meanwhile is
 * completed by the next run. A folder that was created for a run without results is deleted again.
 */
public final class OutputFolder implements AutoCloseable {

    private final Path path;
    private final Set<String> names;
    private final Publication publication;
    private final FolderLock lock;
    private final AtExit release;

    private OutputFolder(Path path, Collection<String> names, FolderLock lock) {
        this.path = path;
        this.names = Set.copyOf(names);
        this.lock = lock;
        publication = new Publication(path, privateFolder());
        release = new AtExit(this::release);
    }

    /**
     * Creates the folder if need be, reserves it, and checks that results can be written.
     *
     * @param option what names it
     * @param names of all results that the run may have
     * @throws UserError if one of them cannot be written, or another run uses the folder
     */
    public static OutputFolder open(String option, Path path, Collection<String> names) {
        if (StandardOutput.isMeantBy(path)) {
            throw new UserError(
                    "%s %s is the standard output, but there are several results; name a folder, or use --json -"
                            .formatted(option, path));
        }
        try {
            FolderLock lock = FolderLock.tryLock(path)
                    .orElseThrow(
                            () -> new UserError("%s %s is in use by another run; wait for it or choose another folder"
                                    .formatted(option, path)));
            OutputFolder folder = new OutputFolder(path, names, lock);
            try {
                folder.prepare(option);
                return folder;
            } catch (IOException | RuntimeException e) {
                folder.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UserError(
                    "%s %s cannot be written (%s); choose another folder"
                            .formatted(option, path, FileProblem.describe(e)),
                    e);
        }
    }

    /** Completes or removes what killed runs have left. */
    private void prepare(String option) throws IOException {
        try {
            publication.finish();
        } catch (IOException e) {
            throw PendingResults.blocked(option, path, e);
        }
        PartFileLeftovers.delete(path);
        PartFileLeftovers.deleteAll(privateFolder());
        for (String name : names) {
            requireReplaceable(option, path.resolve(name));
        }
    }

    private static void requireReplaceable(String option, Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new UserError("%s: %s is a folder, but a result gets this name; move it away or choose another folder"
                    .formatted(option, file));
        }
        FileOutput.requireReplaceable(file);
    }

    /** The folder within, out of the user's sight, for files that only this program uses. */
    public Path privateFolder() {
        return FolderLock.privateFolder(path);
    }

    /**
     * Writes results, all or none; files of earlier results are replaced, or deleted if there are no new ones of their names.
     *
     * @param contents content by file name, one of the names that were given before
     * @throws IOException naming the file that cannot be written
     */
    public synchronized void publish(Map<String, FileContent> contents) throws IOException {
        if (!names.containsAll(contents.keySet())) {
            throw new IllegalArgumentException("%s are not all of %s".formatted(contents.keySet(), names));
        }
        Set<String> withdrawn = new HashSet<>(names);
        withdrawn.removeAll(contents.keySet());
        publication.publish(contents, withdrawn);
    }

    @Override
    public void close() {
        release.close();
    }

    private synchronized void release() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
