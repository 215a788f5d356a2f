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
 * The lines of a table: separated by commas, semicolons, tabs or vertical bars, all with the same number of columns; blank
 * lines and those that begin with # are skipped.
 */
final class CsvLines {

    /** Overhead of a line in addition to its numbers, which take 4 bytes each. */
    private static final int LINE_BYTES = 32;

    /** Prefix of the parser's messages. */
    private static final String PLACE = "Exception when reading ";

    private CsvLines() {}

    /**
     * How a file is stored.
     *
     * @throws DataException if it cannot be read or is separated by spaces
     */
    static CsvFormat format(Path file) {
        CsvFormat format = DataFile.read(file, "CSV", () -> CsvFormat.of(file));
        if (format.separator() == ' ') {
            throw new DataException(
                    "%s is separated by spaces; separate its columns by commas, semicolons or tabs".formatted(file));
        }
        return format;
    }

    /**
     * Reads a file.
     *
     * @param line receives each line
     * @throws DataException if the file cannot be read, or has lines with different numbers of columns
     */
    static void read(Path file, CsvFormat format, Consumer<CsvRecord> line) {
        DataFile.read(file, "CSV", () -> {
            try (CsvReader<CsvRecord> reader = CsvReader.builder()
                    .fieldSeparator(format.separator())
                    .commentStrategy(CommentStrategy.SKIP)
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .ofCsvRecord(format.open(file))) {
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
            if (CsvFormat.isComment(record.getField(0))
                    && (record.getFieldCount() == 1 || !record.getField(0).isBlank())) {
                continue;
            }
            budget.take("the table", LINE_BYTES + (long) Float.BYTES * record.getFieldCount(), 1);
            if (first == null) {
                first = record;
            }
            requireText(file, record);
            if (record.getFieldCount() != first.getFieldCount()) {
                throw new DataException(
                        "%s, line %s has %s columns, but line %s has %s; give all lines the same columns"
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

    private static void requireText(Path file, CsvRecord record) {
        for (String field : record.getFields()) {
            if (field.indexOf('\0') >= 0 || field.indexOf('\uFFFD') >= 0) {
                throw new DataException("%s, line %s is not a text in UTF-8; save it as one"
                        .formatted(file, record.getStartingLineNumber()));
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
