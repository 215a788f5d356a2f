package dev.synram.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.report.page.ReportPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageIndexTest {

    @TempDir
    private Path folder;

    private Path write(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, new ReportPage(ReportPage.Kind.PLAN, "Title of " + name, "", "", List.of()).html());
        PageIndex.updateFor(file);
        return file;
    }

    private String index() throws IOException {
        return Files.readString(folder.resolve("index.html"));
    }

    @Test
    void onePageNeedsNoIndex() throws IOException {
        write("one.html");
        assertThat(folder.resolve("index.html")).doesNotExist();
    }

    @Test
    void indexesListPagesOfTheFolderAndOfThoseWithin() throws IOException {
        write("a/report.html");
        Files.writeString(folder.resolve("other.html"), "<html><title>other</title>");
        write("two.html");
        assertThat(index()).contains("./a/report.html", "Title of two.html").doesNotContain("other", "./index.html");
        write("b/report.html");
        assertThat(index()).contains("./b/report.html");
        assertThat(folder.resolve("b/index.html")).doesNotExist();
    }

    @Test
    void indexesOfOthersStay() throws IOException {
        Files.writeString(folder.resolve("index.html"), "mine");
        write("one.html");
        write("two.html");
        write("a/report.html");
        assertThat(index()).isEqualTo("mine");
    }

    @Test
    void indexesAreRewritten() throws IOException {
        write("one.html");
        Path two = write("two.html");
        Files.delete(two);
        write("three.html");
        assertThat(index()).contains("one.html", "three.html").doesNotContain("two.html");
    }
}
