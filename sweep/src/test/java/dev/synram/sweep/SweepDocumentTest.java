package dev.synram.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.experiment.sweep.row.SweepColumn;
import dev.synram.experiment.sweep.row.SweepSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/sweep.md} names every column, and its program is one that compiles. */
class SweepDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "sweep.md");
    private static final Path EXAMPLE =
            Path.of("src", "test", "java", "dev", "synram", "examples", "sweep", "ChipYield.java");
    private static final int MOST_LINES = 15;

    @Test
    void everyColumnIsExplained() throws IOException {
        String text = Files.readString(DOCUMENT);
        for (SweepColumn column : new SweepSchema(List.of()).columns()) {
            assertThat(text).contains("`" + column.name() + "`");
        }
    }

    @Test
    void programsOfAClusterAreThere() throws IOException {
        List<String> names = Pattern.compile("org\\.apache\\.spark(\\.\\w+)+")
                .matcher(Files.readString(DOCUMENT))
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
        assertThat(names)
                .hasSize(3)
                .allSatisfy(name -> assertThat(Class.forName(name)).hasDeclaredMethods("main"));
    }

    @Test
    void theExampleIsShownAsItIs() throws IOException {
        String source = Files.readString(EXAMPLE);
        assertThat(Files.readString(DOCUMENT)).contains("```java\n" + source + "```");
        String body = source.substring(source.indexOf("main("));
        assertThat(body.lines().filter(line -> line.strip().length() > 1).toList())
                .hasSizeLessThanOrEqualTo(MOST_LINES);
    }
}
