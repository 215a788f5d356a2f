package dev.synram.report.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.report.page.ReportPage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IndexPageTest {

    private static final String NAME = "<a & \"b\" 'c' = `d`>";

    @Test
    void metadataOfPagesAreReadAsTheyWereWritten() {
        String page = new ReportPage(ReportPage.Kind.TRAINING, NAME, "", NAME, List.of()).html();
        assertThat(IndexEntry.of("x.html", Instant.EPOCH, page))
                .contains(new IndexEntry("x.html", "training", NAME, NAME, Instant.EPOCH));
    }

    @Test
    void otherPagesAreNoEntries() {
        assertThat(IndexEntry.of("x.html", Instant.EPOCH, "<html><title>Synram</title>"))
                .isEqualTo(Optional.empty());
    }

    @Test
    void theNewestIsFirstAndLinksAreEscaped() {
        String page = new IndexPage(
                        "out",
                        List.of(
                                new IndexEntry("old.html", "plan", "Old", "", Instant.EPOCH),
                                new IndexEntry("a b/ü?#\".html", "plan", NAME, "", Instant.EPOCH.plusSeconds(60))))
                .html();
        assertThat(page)
                .contains("href=\"./a%20b/%C3%BC%3F%23%22.html\"", "1970-01-01 00:01 UTC", "&lt;a &amp;")
                .doesNotContain("<a &");
        assertThat(page.indexOf("1970-01-01 00:01")).isLessThan(page.indexOf("old.html"));
    }
}
