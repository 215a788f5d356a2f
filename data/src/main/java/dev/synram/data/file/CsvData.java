package dev.synram.data.file;

import dev.synram.data.DataException;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.data.Labelling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Samples as lines of numbers, separated by commas, semicolons, tabs or vertical bars, with or without a header. Numbers
 * may have decimal commas if commas do not separate columns. Blank lines and those that begin with # are skipped. The class
 * is in one of the columns, as a whole number from 0 or as a name, see {@link Labelling#column}; with labels in a separate
 * file, all columns are values.
 */
public final class CsvData {

    private CsvData() {}

    /**
     * Reads the samples of a file.
     *
     * @param labelling where the classes are
     * @throws DataException naming the line or column that is not as expected
     */
    public static DataSplit read(Path file, Labelling labelling) {
        CsvTable table = CsvTable.read(file, labelling);
        if (labelling.file() != null) {
            Labels labels = Labels.read(labelling.file(), labelling.classes());
            return DataSplit.of(assembled(file, table, -1, labels))
                    .labelledBy(labelling.file().toString());
        }
        int column = LabelColumn.chosen(file.toString(), table.candidates(), table.isCertain());
        LabelCandidate chosen = Objects.requireNonNull(table.candidates().remove(column), "a candidate");
        table.candidates().forEach(table::requireNumbers);
        Labels labels = chosen.labels(file.toString(), labelling.classes());
        requireSome(file, chosen, labels, labelling);
        return DataSplit.of(assembled(file, table, column, labels))
                .labelledBy("%s of %s".formatted(chosen.name(), file));
    }

    private static void requireSome(Path file, LabelCandidate column, Labels labels, Labelling labelling) {
        byte first = labels.numbers()[0];
        for (byte label : labels.numbers()) {
            if (label != first) {
                return;
            }
        }
        if (labelling.classes().isEmpty()) {
            throw new DataException(
                    "%s: %s was taken for the class, but it is %s in all samples; %s, or all classes with --classes"
                            .formatted(file, column.name(), labels.classes().get(first), LabelColumn.REMEDY));
        }
    }

    /** Labels of a file with one label a line, or all in one line. */
    static Labels labels(Path file, List<String> classes) {
        List<String> cells = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        int[] columns = new int[1];
        CsvLines.read(file, CsvLines.format(file), csv -> {
            columns[0] = csv.getFieldCount();
            csv.getFields().forEach(cell -> {
                cells.add(cell.strip());
                lines.add(csv.getStartingLineNumber());
            });
        });
        if (cells.size() > columns[0] && columns[0] > 1) {
            throw new DataException("%s has %s columns; expected one label per line".formatted(file, columns[0]));
        }
        LabelCandidate labels = new LabelCandidate("the first column", "give each sample one class");
        CsvNumbers numbers = new CsvNumbers(file, false);
        boolean header = cells.size() > 1 && LabelColumn.isHeader(cells.getFirst());
        for (int i = header ? 1 : 0; i < cells.size(); i++) {
            labels.add(cells.get(i), numbers.of(cells.get(i)), lines.get(i));
        }
        if (cells.isEmpty()) {
            throw new DataException("%s holds no labels".formatted(file));
        }
        return labels.labels(file.toString(), classes);
    }

    private static LabelledData assembled(Path file, CsvTable table, int without, Labels labels) {
        List<float[]> rows = table.rows();
        int columns = rows.getFirst().length;
        int size = without < 0 ? columns : columns - 1;
        if (size < 1 || rows.size() != labels.numbers().length) {
            throw new DataException("%s holds %s samples of %s values, which do not match %s labels"
                    .formatted(file, rows.size(), size, labels.numbers().length));
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
        return new LabelledData(List.of(size), false, values, labels.numbers(), labels.classes());
    }
}
