package dev.synram.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A ZIP archive whose entries are inflated no further than their reader allows. */
public final class ZipContent implements AutoCloseable {

    private static final int MOST_ENTRIES = 100_000;

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new LinkedHashMap<>();

    private ZipContent(ZipFile zip) {
        this.zip = zip;
    }

    /**
     * Opens an archive; nothing is inflated yet.
     *
     * @throws FileException if it has two entries of one name, or too many
     * @throws IOException if it cannot be read or is no archive
     */
    public static ZipContent open(Path file) throws IOException {
        ZipContent content = new ZipContent(new ZipFile(file.toFile()));
        try {
            content.list();
            return content;
        } catch (RuntimeException e) {
            content.close();
            throw e;
        }
    }

    private void list() {
        if (zip.size() > MOST_ENTRIES) {
            throw new FileException(
                    "it holds %,d entries; at most %,d are supported".formatted(zip.size(), MOST_ENTRIES));
        }
        for (ZipEntry entry : zip.stream().toList()) {
            if (entries.put(entry.getName(), entry) != null) {
                throw new FileException("it holds two entries of the name %s".formatted(entry.getName()));
            }
        }
    }

    /** The names of all entries. */
    public Set<String> names() {
        return Set.copyOf(entries.keySet());
    }

    /**
     * The inflated bytes of an entry.
     *
     * @throws FileException if there is no such entry
     * @throws IOException if the archive is broken
     */
    public InputStream stream(String name) throws IOException {
        ZipEntry entry = entries.get(name);
        InputStream in = entry == null ? null : zip.getInputStream(entry);
        if (in == null) {
            throw new FileException("it holds no " + name);
        }
        return in;
    }

    /**
     * A whole entry.
     *
     * @param most bytes that it may have
     * @throws FileException if there is no such entry, or it has more
     * @throws IOException if the archive is broken
     */
    public byte[] read(String name, int most) throws IOException {
        try (InputStream in = stream(name)) {
            return BoundedInput.readAll(in, name, most);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
