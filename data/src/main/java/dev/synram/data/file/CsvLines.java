package dev.synram.data.file;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.synram.data.DataException;
import dev.synram.files.MemoryBudget;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The lines of a CSV file: separated by commas and with the same number of columns; lines that begin with # are
 * skipped.
 */
final class CsvLines {

    /** Overhead of a line in addition to its numbers, which take 4 bytes each. */
    private static final int LINE_BYTES = 32;

    /** Prefix of the parser's messages. */
    private static final String PLACE = "Exception when reading ";

    private CsvLines() {}

    /**
     * Reads a file.
     *
     * @param line receives each line
     * @throws DataException if the file cannot be read, is not separated by commas, or has lines with different numbers
     *     of columns
     */
    static void read(Path file, Consumer<CsvRecord> line) {
        DataFile.read(file, "CSV", () -> {
            try (CsvReader<CsvRecord> reader = CsvReader.builder()
                    .commentStrategy(CommentStrategy.SKIP)
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .ofCsvRecord(file)) {
                readAll(file, reader, line);
            } catch (CsvParseException | UncheckedIOException e) {
                throw new DataException("%s is not a CSV file: %s".formatted(file, reason(e)), e);
            }
            return file;
        });
    }

    private static void readAll(Path file, CsvReader<CsvRecord> reader, Consumer<CsvRecord> line) {
        MemoryBudget budget = new MemoryBudget();
        CsvRecord first = null;
        for (CsvRecord record : reader) {
            budget.take("the table", LINE_BYTES + (long) Float.BYTES * record.getFieldCount(), 1);
            if (first == null) {
                first = record;
                requireCommasAndText(file, first);
            }
            if (record.getFieldCount() != first.getFieldCount()) {
                throw new DataException(
                        "%s, line %d has %d columns, but line %d has %d; give all lines the same columns"
                                .formatted(
                                        file,
                                        record.getStartingLineNumber(),
                                        record.getFieldCount(),
                                        first.getStartingLineNumber(),
                                        first.getFieldCount()));
            }
            line.accept(record);
        }
    }

    private static void requireCommasAndText(Path file, CsvRecord first) {
        for (String field : first.getFields()) {
            if (field.indexOf('\0') >= 0 || field.indexOf('\uFFFD') >= 0) {
                throw new DataException("%s is not a text in UTF-8; save it as one".formatted(file));
            }
            String other = field.contains(";") ? "semicolons" : field.strip().contains("\t") ? "tabs" : null;
            if (other != null) {
                throw new DataException(
                        "%s is separated by %s; separate its columns by commas and write numbers with points"
                                .formatted(file, other));
            }
        }
    }

    /** The message of the parser has the place, that of its cause the problem; both are combined. */
    private static String reason(RuntimeException problem) {
        Throwable cause = problem.getCause();
        return cause == null || cause.getMessage() == null
                ? String.valueOf(problem.getMessage())
                : "%s: %s".formatted(String.valueOf(problem.getMessage()).replace(PLACE, ""), cause.getMessage());
    }
}
