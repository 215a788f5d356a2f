package dev.synram.cli.console;

import dev.synram.files.FileContent;
import dev.synram.files.FileOutput;
import dev.synram.report.index.IndexEntry;
import dev.synram.report.index.IndexPage;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The file {@code index.html} of a folder with several pages: it lists those in the folder and in the folders within, unless their
 * results are incomplete. A file of that name that is no such index stays as it is.
 */
public final class PageIndex {

    private static final String NAME = "index.html";
    private static final int MOST_FILES = 1000;

    private PageIndex() {}

    /** Writes the index after a page was written, and that of the folder above if it has one. */
    public static void updateFor(Path page) throws IOException {
        if (!Files.isRegularFile(page)) {
            return;
        }
        Path folder = page.toAbsolutePath().normalize().getParent();
        if (folder == null) {
            return;
        }
        Path above = folder.getParent();
        List<IndexEntry> entries = entries(folder);
        if (entries.size() > 1 && mayWrite(folder)) {
            write(folder, entries);
        }
        if (above != null && Files.exists(above.resolve(NAME)) && mayWrite(above)) {
            write(above, entries(above));
        }
    }

    private static boolean mayWrite(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        return !Files.exists(file)
                || (Files.isRegularFile(file)
                        && entry(folder, file).filter(IndexPage::isOne).isPresent());
    }

    private static void write(Path folder, List<IndexEntry> entries) throws IOException {
        Path name = folder.getFileName();
        IndexPage page = new IndexPage(name == null ? folder.toString() : name.toString(), entries);
        FileOutput.write(folder.resolve(NAME), FileContent.of(page.html()));
    }

    private static List<IndexEntry> entries(Path folder) throws IOException {
        List<IndexEntry> entries = new ArrayList<>();
        List<Path> files = files(folder, "*.html");
        for (Path within : files(folder, "*")) {
            if (Files.isDirectory(within)
                    && !Files.isHidden(within)
                    && Files.isReadable(within)
                    && !PendingResults.areIn(within)) {
                files.addAll(files(within, "*.html"));
            }
        }
        for (Path file : files.subList(0, Math.min(MOST_FILES, files.size()))) {
            if (Files.isRegularFile(file) && Files.isReadable(file)) {
                entry(folder, file).filter(entry -> !IndexPage.isOne(entry)).ifPresent(entries::add);
            }
        }
        return entries;
    }

    private static List<Path> files(Path folder, String pattern) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, pattern)) {
            found.forEach(files::add);
        }
        return files;
    }

    private static Optional<IndexEntry> entry(Path folder, Path file) throws IOException {
        char[] head = new char[IndexEntry.HEAD];
        int length = 0;
        try (Reader reader = new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE))) {
            int read = reader.read(head, 0, head.length);
            while (read > 0) {
                length += read;
                read = reader.read(head, length, head.length - length);
            }
        }
        String path = folder.relativize(file).toString().replace('\\', '/');
        return IndexEntry.of(path, Files.getLastModifiedTime(file).toInstant(), new String(head, 0, length));
    }
}
