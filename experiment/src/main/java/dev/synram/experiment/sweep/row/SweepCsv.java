package dev.synram.experiment.sweep.row;

import dev.synram.files.FileContent;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Rows of a sweep as CSV: a header with the names of columns, then one line a row. */
public final class SweepCsv {

    private SweepCsv() {}

    /**
     * The content of a file.
     *
     * @param rows in the order of the lines
     */
    public static FileContent of(SweepSchema schema, List<SweepRow> rows) {
        return FileContent.text(writer -> {
            writer.write(schema.columns().stream().map(SweepColumn::name).collect(Collectors.joining(",")));
            writer.write('\n');
            for (SweepRow row : rows) {
                writer.write(schema.values(row).stream()
                        .map(value -> cell(Objects.toString(value, "")))
                        .collect(Collectors.joining(",")));
                writer.write('\n');
            }
        });
    }

    private static String cell(String text) {
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
