package dev.synram.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A table, which scrolls by itself where it is wider than the page.
 *
 * @param label what it is called by a screen reader
 * @param columns headings of the columns; empty text for a column without heading
 * @param rows cells; the first of each is the name of the row
 */
public record Table(String label, List<String> columns, List<List<String>> rows) implements Content {

    private static final int LONGEST = 32;
    private static final Pattern WORD = Pattern.compile("\\p{Ll}{4}");

    /**
     * A cell for the template.
     *
     * @param text its text; empty for none
     * @param kind its CSS class
     */
    record Cell(String text, String kind) {}

    /**
     * A row for the template.
     *
     * @param name its name; empty for none
     * @param form CSS class of long names, which may be broken
     * @param cells its other cells
     */
    record Row(String name, String form, List<Cell> cells) {}

    /**
     * A table for the template.
     *
     * @param label what it is called
     * @param columns its headings
     * @param rows its rows
     */
    record View(String label, List<Cell> columns, List<Row> rows) {}

    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    @Override
    public String html() {
        List<Cell> headings = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            headings.add(new Cell(columns.get(i), kind(i)));
        }
        List<Row> body = new ArrayList<>();
        for (List<String> row : rows) {
            List<Cell> cells = new ArrayList<>();
            for (int i = 1; i < row.size(); i++) {
                cells.add(new Cell(row.get(i), kind(i)));
            }
            String name = row.getFirst();
            body.add(new Row(name, name.length() > LONGEST ? "long" : "", cells));
        }
        return Template.fill("table", new View(label, headings, body));
    }

    /** Numbers are aligned at their ends, text at its beginning; a column with long text stays wide in a narrow window. */
    private String kind(int column) {
        boolean text = column == 0 || cells(column).anyMatch(cell -> !cell.isEmpty() && !isNumber(cell));
        if (!text) {
            return "number";
        }
        return cells(column).anyMatch(cell -> cell.length() > LONGEST) ? "text long" : "text";
    }

    private Stream<String> cells(int column) {
        return rows.stream().map(row -> column < row.size() ? row.get(column) : "");
    }

    private static boolean isNumber(String cell) {
        char first = cell.charAt(0);
        return (Character.isDigit(first) || "-–±".indexOf(first) >= 0)
                && !WORD.matcher(cell).find();
    }
}
