package dev.synram.cli.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Folders that were created for results and are deleted again if they stay empty. */
final class CreatedFolders {

    /** The deepest first. */
    private final List<Path> created;

    private CreatedFolders(List<Path> created) {
        this.created = created;
    }

    /**
     * Creates a folder and those above it, as far as they are missing.
     *
     * @throws IOException if that fails; no folder is left behind
     */
    static CreatedFolders create(Path folder) throws IOException {
        List<Path> missing = new ArrayList<>();
        Path path = folder.toAbsolutePath();
        while (path != null && !Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            missing.add(path);
            path = path.getParent();
        }
        CreatedFolders folders = new CreatedFolders(missing);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            folders.deleteEmpty();
            throw e;
        }
        return folders;
    }

    /** Whether all folders existed before. */
    boolean isEmpty() {
        return created.isEmpty();
    }

    /** Deletes those that hold nothing. */
    void deleteEmpty() {
        try {
            for (Path folder : created) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            return; // it holds something by now, and so do those above
        }
    }
}
