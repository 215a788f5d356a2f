package dev.synram.sweep.rows;

import dev.synram.experiment.sweep.SweepException;
import dev.synram.experiment.sweep.SweepRow;
import dev.synram.experiment.sweep.SweepSchema;
import dev.synram.files.PartFile;
import dev.synram.files.PartFileLeftovers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The rows of a sweep in a folder: files {@code part-N.parquet} that are only added, each whole or not at all. Used by one
 * thread at a time.
 */
public final class RowFiles {

    private static final String NAME = "part-\\d{6,}\\.parquet";
    private static final int PREFIX = "part-".length();

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
            PartFile.replace(folder.resolve(nextName()), parquet.content(rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String nextName() {
        int last = files().stream()
                .map(file -> file.getFileName().toString())
                .mapToInt(name -> Integer.parseInt(name.substring(PREFIX, name.indexOf('.'))))
                .max()
                .orElse(0);
        return String.format(Locale.ROOT, "part-%06d.parquet", last + 1);
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().matches(NAME))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
