package dev.synram.sweep.rows;

import dev.synram.experiment.sweep.SweepException;
import dev.synram.experiment.sweep.row.SweepRow;
import dev.synram.experiment.sweep.row.SweepSchema;
import dev.synram.files.FileContent;
import dev.synram.files.PartFile;
import dev.synram.files.PartFileLeftovers;
import dev.synram.files.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rows of a sweep in a folder: files {@code part-N-DIGEST.parquet} that are only added, each whole or not at all. The name holds
 * the first digits of the SHA-256 of the content, so that a bit that flips later is noticed wherever it is: Parquet guards its
 * pages by checksums, but not its footer, which tells what rows there are. Used by one thread at a time.
 */
public final class RowFiles {

    private static final int DIGITS = 16;
    private static final Pattern NAME = Pattern.compile("part-(\\d{6,9})-([0-9a-f]{%s})\\.parquet".formatted(DIGITS));

    private final Path folder;
    private final ParquetRows parquet;

    /**
     * The rows of a sweep.
     *
     * @param results the folder of its results, in which they are in the folder {@code rows}
     */
    public RowFiles(Path results, SweepSchema schema) {
        folder = results.resolve("rows");
        parquet = new ParquetRows(schema);
    }

    /** The folder of the files. */
    public Path folder() {
        return folder;
    }

    /**
     * All rows in the order of their numbers.
     *
     * @throws SweepException naming a file that is damaged
     * @throws UncheckedIOException if the folder cannot be read
     */
    public List<SweepRow> read() {
        TreeMap<Integer, SweepRow> rows = new TreeMap<>();
        for (Path file : files()) {
            try {
                requireIntact(file);
                parquet.read(file).forEach(row -> rows.put(row.number(), row));
            } catch (IOException | RuntimeException e) {
                throw new SweepException(
                        "%s cannot be read (%s); delete it and repeat the sweep with --resume, which computes its rows again"
                                .formatted(file, reason(e)),
                        e);
            }
        }
        return List.copyOf(rows.values());
    }

    private static void requireIntact(Path file) throws IOException {
        String expected = name(file).group(2);
        if (!digest(Files.readAllBytes(file)).equals(expected)) {
            throw new IllegalArgumentException("its content is not what was written, by the checksum in its name");
        }
    }

    private static String digest(byte[] content) {
        return Sha256.of(content).substring(0, DIGITS);
    }

    private static Matcher name(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            throw new IllegalArgumentException("its name is none of a file of rows");
        }
        return name;
    }

    private static String reason(Exception problem) {
        String message = problem.getMessage();
        return message == null
                ? problem.getClass().getSimpleName()
                : message.lines().findFirst().orElse("").strip();
    }

    /**
     * Adds a file with rows, which is there after a power failure too.
     *
     * @throws UncheckedIOException if it cannot be written; all other files stay
     */
    public void append(List<SweepRow> rows) {
        try {
            Files.createDirectories(folder);
            PartFileLeftovers.delete(folder);
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            parquet.content(rows).writeTo(content);
            byte[] bytes = content.toByteArray();
            PartFile.replace(folder.resolve(nextName(bytes)), FileContent.of(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String nextName(byte[] content) {
        int last = files().stream()
                .mapToInt(file -> Integer.parseInt(name(file).group(1)))
                .max()
                .orElse(0);
        return String.format(Locale.ROOT, "part-%06d-%s.parquet", last + 1, digest(content));
    }

    /** What is called a file of rows, under any name that Spark would read. */
    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".parquet"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
