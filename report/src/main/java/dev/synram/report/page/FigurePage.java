package dev.synram.report.page;

import com.samskivert.mustache.Mustache;
import java.util.List;
import java.util.Map;

/** A self-contained HTML page of tables and charts. */
public final class FigurePage {

    private FigurePage() {}

    /**
     * A section with a table or charts.
     *
     * @param heading title of the section
     * @param note explanation below the content
     * @param columns headings of the table; empty without a table
     * @param rows of the table; each begins with its name
     * @param svgs charts, in a grid where there is space
     */
    public record Section(
            String heading, String note, List<String> columns, List<List<String>> rows, List<String> svgs) {

        /** A section with a table. */
        public static Section table(String heading, String note, List<String> columns, List<List<String>> rows) {
            return new Section(heading, note, columns, rows, List.of());
        }

        /** A section with one figure. */
        public static Section plot(String heading, String note, String svg) {
            return new Section(heading, note, List.of(), List.of(), List.of(svg));
        }

        /** A section with several figures. */
        public static Section plots(String heading, String note, List<String> svgs) {
            return new Section(heading, note, List.of(), List.of(), svgs);
        }
    }

    /** The page as HTML. */
    public static String render(String title, String lead, List<Section> sections) {
        Map<String, Object> context = Map.of(
                "title",
                title,
                "lead",
                lead,
                "styles",
                Resource.text("report.css"),
                "sections",
                sections.stream().map(FigurePage::context).toList());
        return Mustache.compiler().compile(Resource.text("figures.mustache")).execute(context);
    }

    /** What a template of a page shows of a section. */
    public static Map<String, Object> context(Section section) {
        return Map.of(
                "heading", section.heading(),
                "note", section.note(),
                "hasTable", !section.rows().isEmpty(),
                "columns", section.columns(),
                "rows", section.rows().stream().map(FigurePage::row).toList(),
                "plots", section.svgs().stream().map(FigurePage::inline).toList(),
                "several", section.svgs().size() > 1);
    }

    private static Map<String, Object> row(List<String> cells) {
        return Map.of("name", cells.getFirst(), "cells", cells.subList(1, cells.size()));
    }

    /** An SVG for embedding: without the XML declaration of a file, and scaled with the page. */
    private static String inline(String svg) {
        String element = svg.substring(svg.indexOf("<svg"));
        return element.replaceFirst("<svg", "<svg style=\"max-width:100%;height:auto\"");
    }
}
