package dev.synram.report.index;

import dev.synram.report.page.Content;
import dev.synram.report.page.ReportPage;
import dev.synram.report.page.Section;
import dev.synram.report.page.Template;
import java.util.Comparator;
import java.util.List;

/**
 * The page that lists the pages of a folder, the newest first.
 *
 * @param folder its name
 * @param entries the pages
 */
public record IndexPage(String folder, List<IndexEntry> entries) {

    /** Links to pages as a table. */
    private record Links(List<Row> rows) implements Content {

        @Override
        public String html() {
            return Template.fill("links", this);
        }
    }

    /**
     * A link.
     *
     * @param link its address
     * @param path of the page
     * @param title of the page
     * @param kind of the page
     * @param date when it was written
     * @param headline its result
     */
    private record Row(String link, String path, String title, String kind, String date, String headline) {}

    public IndexPage {
        entries = entries.stream()
                .sorted(Comparator.comparing(IndexEntry::written).reversed().thenComparing(IndexEntry::path))
                .toList();
    }

    /** Whether a file is such a page, which may be replaced. */
    public static boolean isOne(IndexEntry entry) {
        return entry.kind().equals(ReportPage.Kind.INDEX.label());
    }

    /** The page as HTML. */
    public String html() {
        List<Row> rows = entries.stream()
                .map(entry -> new Row(
                        entry.link(), entry.path(), entry.title(), entry.kind(), entry.date(), entry.headline()))
                .toList();
        return new ReportPage(
                        ReportPage.Kind.INDEX,
                        "Results in " + folder,
                        "%s pages, the newest first.".formatted(entries.size()),
                        "%s pages".formatted(entries.size()),
                        List.of(Section.of("Pages", new Links(rows), "")))
                .html();
    }
}
