package dev.synram.data.file;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.synram.data.DataException;
import dev.synram.data.Labelling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads a table of numbers, of which the columns that may hold the classes may be texts. */
final class CsvTable {

    /** A first line 0,1,2 and so on of at least so many columns is a header; of fewer, if fractions are below it. */
    private static final int COUNTED_COLUMNS = 5;

    private final Path file;
    private final Labelling labelling;
    private final CsvFormat format;
    private final CsvNumbers numbers;
    private final List<float[]> rows = new ArrayList<>();
    private final SortedMap<Integer, LabelCandidate> candidates = new TreeMap<>();
    private List<String> names = List.of();
    private boolean certain;
    private @Nullable CsvRecord first;

    private CsvTable(Path file, Labelling labelling) {
        this.file = file;
        this.labelling = labelling;
        this.format = CsvLines.format(file);
        this.numbers = new CsvNumbers(file, format.separator() != ',');
    }

    /**
     * Reads a table.
     *
     * @throws DataException naming the line and column that is not as expected
     */
    static CsvTable read(Path file, Labelling labelling) {
        CsvTable table = new CsvTable(file, labelling);
        CsvLines.read(file, table.format, table::take);
        if (table.first != null) {
            table.start(table.first, null);
        }
        if (table.rows.isEmpty()) {
            throw new DataException("%s holds no samples".formatted(file));
        }
        table.numbers.requireClearCommas();
        return table;
    }

    /** The values of all columns; NaN for texts in candidates. */
    List<float[]> rows() {
        return rows;
    }

    /** The columns that may hold the classes, from 0; none if labels are in a file of their own. */
    SortedMap<Integer, LabelCandidate> candidates() {
        return candidates;
    }

    /** Whether the only candidate was named by the user or by its header, or is the only column. */
    boolean isCertain() {
        return certain;
    }

    /** The first line waits for the second one, which tells whether it is a header. */
    private void take(CsvRecord csv) {
        if (!rows.isEmpty()) {
            addRow(csv);
        } else if (first == null && names.isEmpty()) {
            first = csv;
        } else if (first == null) {
            addFirstRow(csv);
        } else {
            start(first, csv);
            first = null;
        }
    }

    private void start(CsvRecord one, @Nullable CsvRecord two) {
        if (isHeader(one, two)) {
            names = one.getFields().stream().map(String::strip).toList();
        } else {
            addFirstRow(one);
        }
        if (two != null && rows.isEmpty()) {
            addFirstRow(two);
        } else if (two != null) {
            addRow(two);
        }
    }

    private boolean isHeader(CsvRecord one, @Nullable CsvRecord two) {
        boolean texts = false;
        boolean onlyTexts = true;
        for (int i = 0; i < one.getFieldCount(); i++) {
            String cell = one.getField(i);
            boolean text = isText(cell);
            boolean aboveNumber = text && two != null && !isText(two.getField(i));
            if (LabelColumn.isHeader(cell) || aboveNumber) {
                return true;
            }
            texts |= text;
            onlyTexts &= text || cell.isBlank();
        }
        boolean several = one.getFieldCount() > 1;
        return (several && texts && (two == null || onlyTexts)) || isCounted(one, two);
    }

    /** A cell that is neither empty nor a number; numbers that are not finite count as such. */
    private boolean isText(String cell) {
        String stripped = cell.strip();
        return !stripped.isEmpty()
                && Float.isNaN(numbers.of(stripped))
                && !stripped.equalsIgnoreCase("nan")
                && !stripped.endsWith("nfinity");
    }

    private static boolean isCounted(CsvRecord one, @Nullable CsvRecord two) {
        boolean hasFractions = two != null && two.getFields().stream().anyMatch(cell -> cell.contains("."));
        return (one.getFieldCount() >= COUNTED_COLUMNS || (one.getFieldCount() > 1 && hasFractions))
                && IntStream.range(0, one.getFieldCount())
                        .allMatch(i -> one.getField(i).strip().equals(Integer.toString(i)));
    }

    private void addFirstRow(CsvRecord csv) {
        int columns = csv.getFieldCount();
        if (labelling.file() == null) {
            List<Integer> texts = IntStream.range(0, columns)
                    .filter(i -> isText(csv.getField(i)))
                    .boxed()
                    .toList();
            for (int column : LabelColumn.candidates(file.toString(), names, texts, columns, labelling.column())) {
                candidates.put(column, new LabelCandidate(LabelColumn.name(names, column), LabelColumn.REMEDY));
            }
            certain = labelling.column() != null || (candidates.size() == 1 && columns > 1);
        }
        addRow(csv);
    }

    private void addRow(CsvRecord csv) {
        float[] row = new float[csv.getFieldCount()];
        for (int column = 0; column < row.length; column++) {
            String cell = csv.getField(column).strip();
            row[column] = numbers.of(cell);
            LabelCandidate candidate = candidates.get(column);
            if (candidate != null) {
                candidate.add(cell, Float.isFinite(row[column]) ? row[column] : Float.NaN, csv.getStartingLineNumber());
            } else if (!Float.isFinite(row[column])) {
                throw notANumber(column, cell, csv.getStartingLineNumber());
            }
        }
        rows.add(row);
    }

    private DataException notANumber(int column, String cell, long line) {
        return new DataException("%s, line %s, column %s is '%s'; expected a number%s"
                .formatted(
                        file,
                        line,
                        column + 1,
                        DataFile.shown(cell),
                        cell.contains(",") ? " with a decimal point" : ""));
    }

    /**
     * Checks that a candidate that does not hold the classes holds numbers.
     *
     * @throws DataException naming the first cell that is not a number
     */
    void requireNumbers(int column, LabelCandidate candidate) {
        for (LabelCandidate.Kind kind : List.of(LabelCandidate.Kind.TEXT, LabelCandidate.Kind.EMPTY)) {
            if (candidate.has(kind)) {
                LabelCandidate.Cell cell = candidate.example(kind);
                throw notANumber(column, cell.text(), cell.line());
            }
        }
    }
}
