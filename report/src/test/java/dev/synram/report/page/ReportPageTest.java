package dev.synram.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportPageTest {

    private static final String NAME = "<b onclick=\"x\">&'";
    private static final String ESCAPED = "&lt;b onclick&#x3D;&quot;x&quot;&gt;&amp;&#39;";

    private static String page(Content content) {
        return new ReportPage(ReportPage.Kind.PLAN, NAME, NAME, NAME, List.of(Section.of(NAME, content, NAME))).html();
    }

    @Test
    void everythingIsEscaped() {
        Content all = Parts.folded(
                NAME,
                List.of(
                        new Paragraph(NAME),
                        new Cards(List.of(new Cards.Card(NAME, NAME, true))),
                        new Verdict(Verdict.Status.LOSES, NAME, List.of(NAME)),
                        new Table(NAME, List.of(NAME), List.of(List.of(NAME, NAME)))));
        String page = page(all);
        assertThat(page).doesNotContain("<b ").contains(ESCAPED, "<meta name=\"synram-kind\" content=\"plan\">");
        assertThat(page.split(ESCAPED, -1)).hasSize(17);
    }

    @ParameterizedTest
    @CsvSource({"SURVIVES,survives,✔", "LOSES,loses,▲", "DOES_NOT_SURVIVE,fails,✖"})
    void verdictsAreToldByWordsAndSymbolsToo(Verdict.Status status, String kind, String symbol) {
        String page = page(new Verdict(status, "It loses 0.4 points", List.of("First.", "Second.")));
        assertThat(page)
                .contains(
                        "<div class=\"verdict %s\">".formatted(kind),
                        "<span aria-hidden=\"true\">%s</span> It loses 0.4 points".formatted(symbol),
                        "<p>First.</p>",
                        "<p>Second.</p>");
    }

    @Test
    void columnsOfNumbersAreAlignedAtTheirEnds() {
        String html = new Table(
                        "table",
                        List.of("name", "share", "range", "power", ""),
                        List.of(
                                List.of("a", "1.5 %", "–", "0.30 W, published", ""),
                                List.of("", "2", "1 to 2", "", "x")))
                .html();
        assertThat(html)
                .contains(
                        "<th scope=\"col\" class=\"number\">share</th>",
                        "<td class=\"number\">1 to 2</td>",
                        "<td class=\"text\">0.30 W, published</td>",
                        "<td></td></tr></thead>",
                        "<tr><td></td><td class=\"number\">2</td>");
    }
}
