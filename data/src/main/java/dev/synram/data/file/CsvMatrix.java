package dev.synram.data.file;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.synram.data.DataException;
import dev.synram.data.LabelledData;
import dev.synram.files.FileContent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Matrices as CSV: one row per line, separated by commas, no header. */
final class CsvMatrix {

    private CsvMatrix() {}

    static IntegerMatrix read(Path file) {
        List<int[]> rows = new ArrayList<>();
        CsvLines.read(file, CsvLines.format(file), csv -> rows.add(row(file, csv)));
        requireRows(file, rows, "integers");
        int columns = rows.getFirst().length;
        int[] values = new int[LabelledData.elements(file.toString(), rows.size(), columns)];
        for (int row = 0; row < rows.size(); row++) {
            System.arraycopy(rows.get(row), 0, values, row * columns, columns);
        }
        return new IntegerMatrix(rows.size(), columns, values);
    }

    static RealMatrix readReal(Path file) {
        List<float[]> rows = new ArrayList<>();
        CsvFormat format = CsvLines.format(file);
        CsvNumbers numbers = new CsvNumbers(file, format.separator() != ',');
        CsvLines.read(file, format, csv -> rows.add(realRow(file, csv, numbers)));
        numbers.requireClearCommas();
        requireRows(file, rows, "numbers");
        int columns = rows.getFirst().length;
        double[] values = new double[LabelledData.elements(file.toString(), rows.size(), columns)];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows.get(i / columns)[i % columns];
        }
        return new RealMatrix(rows.size(), columns, values);
    }

    private static void requireRows(Path file, List<?> rows, String kind) {
        if (rows.isEmpty()) {
            throw new DataException("%s is empty; expected a matrix of %s".formatted(file, kind));
        }
    }

    private static float[] realRow(Path file, CsvRecord csv, CsvNumbers numbers) {
        float[] row = new float[csv.getFieldCount()];
        for (int column = 0; column < row.length; column++) {
            String field = csv.getField(column).strip();
            row[column] = numbers.of(field);
            if (!Float.isFinite(row[column])) {
                throw new DataException("%s, line %s, column %s is '%s'; expected a finite number"
                        .formatted(file, csv.getStartingLineNumber(), column + 1, DataFile.shown(field)));
            }
        }
        return row;
    }

    private static int[] row(Path file, CsvRecord csv) {
        int[] row = new int[csv.getFieldCount()];
        for (int column = 0; column < row.length; column++) {
            String field = csv.getField(column).strip();
            try {
                row[column] = Integer.parseInt(field);
            } catch (NumberFormatException e) {
                throw new DataException(
                        "%s, line %s, column %s is '%s'; expected an integer"
                                .formatted(file, csv.getStartingLineNumber(), column + 1, DataFile.shown(field)),
                        e);
            }
        }
        return row;
    }

    static FileContent content(IntegerMatrix matrix) {
        return lines(matrix.rows(), matrix.columns(), (row, column) -> Integer.toString(matrix.get(row, column)));
    }

    static FileContent content(int rows, int columns, MatrixFile.Values values) {
        return lines(rows, columns, (row, column) -> Double.toString(values.at(row, column)));
    }

    private interface Cell {
        String at(int row, int column);
    }

    private static FileContent lines(int rows, int columns, Cell cell) {
        return FileContent.text(csv -> {
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    csv.append(column == 0 ? "" : ",").append(cell.at(row, column));
                }
                csv.append('\n');
            }
        });
    }
}
