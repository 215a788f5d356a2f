package dev.synram.report.page;

import dev.synram.report.chart.svg.Svg;
import java.util.List;

/**
 * A section of a page.
 *
 * @param heading its title
 * @param contents from top to bottom
 * @param note explanation below the contents; empty for none
 */
public record Section(String heading, List<Content> contents, String note) {

    public Section {
        contents = List.copyOf(contents);
    }

    /** A section with one part. */
    public static Section of(String heading, Content content, String note) {
        return new Section(heading, List.of(content), note);
    }

    /** A section with a table, whose rows begin with their names. */
    public static Section table(String heading, String note, List<String> columns, List<List<String>> rows) {
        return of(heading, new Table(heading, columns, rows), note);
    }

    /** What a page is about: settings and their values. */
    public static Section provenance(List<List<String>> rows) {
        return table("Provenance", "", List.of("setting", "value"), rows);
    }

    /** A section with a chart. */
    public static Section chart(String heading, String note, Svg chart) {
        return of(heading, Chart.of(chart), note);
    }
}
