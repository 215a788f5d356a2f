package dev.synram.data.file;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.synram.data.DataException;
import dev.synram.data.LabelledData;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Matrices of integers as CSV: one row per line, separated by commas, no header. */
final class CsvMatrix {

    private CsvMatrix() {}

    static IntegerMatrix read(Path file) {
        List<int[]> rows = new ArrayList<>();
        CsvLines.read(file, CsvLines.format(file), csv -> rows.add(row(file, csv)));
        if (rows.isEmpty()) {
            throw new DataException("%s is empty; expected a matrix of integers".formatted(file));
        }
        int columns = rows.getFirst().length;
        int[] values = new int[LabelledData.elements(file.toString(), rows.size(), columns)];
        for (int row = 0; row < rows.size(); row++) {
            System.arraycopy(rows.get(row), 0, values, row * columns, columns);
        }
        return new IntegerMatrix(rows.size(), columns, values);
    }

    private static int[] row(Path file, CsvRecord csv) {
        int[] row = new int[csv.getFieldCount()];
        for (int column = 0; column < row.length; column++) {
            String field = csv.getField(column).strip();
            try {
                row[column] = Integer.parseInt(field);
            } catch (NumberFormatException e) {
                throw new DataException(
                        "%s, line %d, column %d is '%s'; expected an integer"
                                .formatted(file, csv.getStartingLineNumber(), column + 1, DataFile.shown(field)),
                        e);
            }
        }
        return row;
    }

    static byte[] content(IntegerMatrix matrix) {
        StringBuilder csv = new StringBuilder();
        for (int row = 0; row < matrix.rows(); row++) {
            for (int column = 0; column < matrix.columns(); column++) {
                csv.append(column == 0 ? "" : ",").append(matrix.get(row, column));
            }
            csv.append('\n');
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }
}
