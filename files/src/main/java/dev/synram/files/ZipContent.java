package dev.synram.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A ZIP archive whose entries are inflated up to a limit set by their reader. */
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
     * @throws FileException if two entries have the same name, or there are too many
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
            throw new FileException(String.format(
                    Locale.ROOT, "it has %,d entries; at most %,d are supported", zip.size(), MOST_ENTRIES));
        }
        for (ZipEntry entry : zip.stream().toList()) {
            if (entries.put(entry.getName(), entry) != null) {
                throw new FileException("it has two entries with the name %s".formatted(entry.getName()));
            }
        }
    }

    /** The names of all entries. */
    public Set<String> names() {
        return Set.copyOf(entries.keySet());
    }

    /**
     * The inflated bytes of an entry. Whoever reads to their end has compared their checksum.
     *
     * @throws FileException if there is no such entry
     * @throws IOException if the archive is damaged
     */
    public InputStream stream(String name) throws IOException {
        ZipEntry entry = entries.get(name);
        InputStream in = entry == null ? null : zip.getInputStream(entry);
        if (entry == null || in == null) {
            throw new FileException("it has no entry " + name);
        }
        return new VerifiedEntry(in, name, entry.getCrc());
    }

    /**
     * Reads a whole entry.
     *
     * @param most largest number of bytes
     * @throws FileException if there is no such entry or it has more bytes
     * @throws IOException if the archive is damaged
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
