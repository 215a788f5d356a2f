package dev.synram.data.file;

import dev.synram.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The content of folders without what file managers and archivers leave there. */
final class FolderContent {

    private static final Set<String> LEFT_BEHIND =
            Set.of("__macosx", "thumbs.db", "ehthumbs.db", "desktop.ini", "@eadir", "$recycle.bin");

    private FolderContent() {}

    /**
     * The files and folders in a folder, in the order of their names.
     *
     * @throws DataException if it cannot be read
     */
    static List<Path> of(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !isHidden(String.valueOf(file.getFileName())))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new DataException("%s cannot be read (%s)".formatted(folder, e.getMessage()), e);
        }
    }

    private static boolean isHidden(String name) {
        return name.startsWith(".") || LEFT_BEHIND.contains(name.toLowerCase(Locale.ROOT));
    }
}
