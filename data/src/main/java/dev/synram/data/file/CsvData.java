package dev.synram.data.file;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.synram.data.DataException;
import dev.synram.data.LabelledData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Samples as lines of numbers separated by commas. The class is in the column with the header {@code label} or
 * {@code class}, or in the last one if there is no such header; with labels in a separate file, all columns are values.
 */
public final class CsvData {

    private CsvData() {}

    /** Reads the samples of a file, with labels from elsewhere if there are any. */
    public static LabelledData read(Path file, byte @Nullable [] labels) {
        List<CsvRecord> header = new ArrayList<>();
        List<float[]> rows = new ArrayList<>();
        CsvLines.read(file, csv -> {
            if (rows.isEmpty() && header.isEmpty() && isHeader(csv)) {
                header.add(csv);
            } else {
                rows.add(row(file, csv));
            }
        });
        if (rows.isEmpty()) {
            throw new DataException("%s holds no samples".formatted(file));
        }
        int columns = rows.getFirst().length;
        if (labels != null) {
            return assembled(file, rows, columns, -1, labels);
        }
        int named = header.isEmpty() ? -1 : labelColumn(header.getFirst());
        int column = named < 0 ? columns - 1 : named;
        byte[] own = new byte[rows.size()];
        for (int i = 0; i < own.length; i++) {
            own[i] = label(file, i, rows.get(i)[column], named < 0);
        }
        return assembled(file, rows, columns, column, own);
    }

    private static byte label(Path file, int sample, float value, boolean inLastColumn) {
        try {
            return Labels.label(file.toString(), sample, value);
        } catch (DataException e) {
            throw inLastColumn
                    ? new DataException(
                            "%s; the last column was used as the class: mark the right one with the header 'label'"
                                    .formatted(e.getMessage()),
                            e)
                    : e;
        }
    }

    private static boolean isHeader(CsvRecord csv) {
        return csv.getFields().stream().anyMatch(field -> !field.isBlank() && !isNumber(field));
    }

    private static boolean isNumber(String field) {
        try {
            Float.parseFloat(field.strip());
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static int labelColumn(CsvRecord csv) {
        for (int i = 0; i < csv.getFieldCount(); i++) {
            String name = csv.getField(i).strip().toLowerCase(Locale.ROOT);
            if (name.equals("label") || name.equals("class")) {
                return i;
            }
        }
        return -1;
    }

    private static float[] row(Path file, CsvRecord csv) {
        float[] row = new float[csv.getFieldCount()];
        for (int column = 0; column < row.length; column++) {
            String field = csv.getField(column).strip();
            try {
                row[column] = Float.parseFloat(field);
            } catch (NumberFormatException e) {
                row[column] = Float.NaN;
            }
            if (!Float.isFinite(row[column])) {
                throw new DataException("%s, line %d, column %d is '%s'; expected a number"
                        .formatted(file, csv.getStartingLineNumber(), column + 1, field));
            }
        }
        return row;
    }

    private static LabelledData assembled(Path file, List<float[]> rows, int columns, int without, byte[] labels) {
        int size = without < 0 ? columns : columns - 1;
        if (size < 1 || rows.size() != labels.length) {
            throw new DataException("%s holds %d samples of %d values, which do not match %d labels"
                    .formatted(file, rows.size(), size, labels.length));
        }
        float[] values = new float[LabelledData.elements(file.toString(), rows.size(), size)];
        int next = 0;
        for (float[] row : rows) {
            for (int column = 0; column < columns; column++) {
                if (column != without) {
                    values[next++] = row[column];
                }
            }
        }
        return new LabelledData(List.of(size), false, values, labels, LabelledData.numbered(labels));
    }
}
