package dev.synram.report.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.synram.contract.browser.PageChecks;
import dev.synram.report.sample.SamplePages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of all kinds in a real browser. npm fetches the program that drives it. */
@Tag("slow")
@Tag("network")
class PagesInBrowserTest {

    private static final String FAULTY = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Faulty</title>
            <link rel="icon" href="data:,">
            <style>.wide { width: 2000px } .faint { color: #bbbbbb; background: #ffffff }</style></head>
            <body><main><h1>Faulty</h1><p class="faint">faint</p><p style="font-size: 9px">tiny</p><div class="wide">wide</div>
            <svg width="200" height="40" viewBox="0 0 200 40" role="img" aria-label="labels"><text x="10" y="20">first</text>
            <text x="20" y="22">second</text><text x="190" y="20">outside</text></svg></main>
            <script>console.error('broken')</script></body></html>
            """;

    private static PageChecks checks;

    @BeforeAll
    static void findsABrowser() throws IOException, InterruptedException {
        Optional<PageChecks> found = PageChecks.find(Path.of("target", "browser"));
        assumeTrue(found.isPresent(), "skipped: Chromium or npm is not installed");
        checks = found.get();
        checks.install();
    }

    @Test
    void pagesOfAllKindsAreAccessibleAndLegible(@TempDir Path folder) throws IOException, InterruptedException {
        for (Map.Entry<String, String> page : SamplePages.all().entrySet()) {
            Files.writeString(folder.resolve(page.getKey() + ".html"), page.getValue());
        }
        assertThat(checks.findings(folder)).isEmpty();
    }

    /** Checks that find nothing would pass for any page. */
    @Test
    void faultsAreFound(@TempDir Path folder) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("faulty.html"), FAULTY);
        List<String> findings = checks.findings(folder);
        for (String kind : List.of("overlap", "axe color-contrast", "small", "overflow", "cut", "console")) {
            assertThat(findings)
                    .as(kind)
                    .filteredOn(finding -> finding.contains("\"kind\":\"%s\"".formatted(kind)))
                    .hasSizeGreaterThanOrEqualTo(4);
        }
    }
}
