package dev.synram.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.contract.fault.EveryChange;
import dev.synram.contract.fault.Fault;
import dev.synram.files.FileContent;
import dev.synram.report.page.ReportPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that is killed at each change of the file system, from the reservation of its folder to its end. */
class OutputFolderFaultTest {

    private static final List<String> NAMES = List.of("report.html", "result.json", "traces.csv");

    @TempDir
    private Path parent;

    /** A run whose page and numbers are of one number, and whose traces only the first run has. */
    private static void run(Path folder, String number) throws IOException {
        try (OutputFolder output = OutputFolder.open("--out", folder, NAMES)) {
            Map<String, FileContent> contents =
                    new TreeMap<>(Map.of("report.html", FileContent.of(number), "result.json", FileContent.of(number)));
            if (number.equals("1")) {
                contents.put("traces.csv", FileContent.of(number));
            }
            output.publish(contents);
        }
        PageIndex.updateFor(folder.resolve("report.html"));
    }

    /** What a user sees: content by name. */
    private static Map<String, String> seen(Path folder) throws IOException {
        Map<String, String> seen = new TreeMap<>();
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(OutputFolderFaultTest::isSeen).toList()) {
                    seen.put(file.getFileName().toString(), Files.readString(file));
                }
            }
        }
        return seen;
    }

    private static boolean isSeen(Path file) {
        return Files.isRegularFile(file) && !String.valueOf(file.getFileName()).startsWith(".");
    }

    /** Temporary files of this process become those of one that has ended. */
    private static void renameParts(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> parts = Files.list(folder)) {
                for (Path part : parts.filter(Files::isRegularFile).toList()) {
                    String name = String.valueOf(part.getFileName());
                    Files.move(part, part.resolveSibling(name.replaceFirst("^\\.synram-\\w+-", ".synram-0-")));
                }
            }
        }
    }

    private abstract static class Run implements EveryChange.Program {

        private final String before;

        Run(String before) {
            this.before = before;
        }

        @Override
        public void prepare(Path folder) throws IOException {
            if (!before.isEmpty()) {
                OutputFolderFaultTest.run(folder.resolve("out"), before);
            }
        }

        @Override
        public void run(Path folder) throws IOException {
            try {
                OutputFolderFaultTest.run(folder.resolve("out"), "2");
            } catch (UserError | UncheckedIOException e) {
                throw new IOException(e);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"KILL,''", "KILL,1", "POWER_FAILURE,''", "POWER_FAILURE,1", "FULL_DISK,''", "FULL_DISK,1"})
    void resultsAreNeverMixedAndTheNextRunFindsASet(Fault fault, String before) throws IOException {
        Set<String> ends = new HashSet<>();
        EveryChange.of(parent, fault, new Run(before) {
            @Override
            public void check(Path folder, int change) throws IOException {
                Path out = folder.resolve("out");
                assertThat(Set.copyOf(seen(out).values()))
                        .as("change %s", change)
                        .hasSizeLessThan(2);
                renameParts(out);
                OutputFolder.open("--out", out, NAMES).close();
                Map<String, String> set = seen(out);
                assertThat(set)
                        .isIn(
                                Map.of(),
                                Map.of("report.html", "1", "result.json", "1", "traces.csv", "1"),
                                Map.of("report.html", "2", "result.json", "2"));
                ends.add(set.getOrDefault("report.html", ""));
                if (Files.exists(out)) {
                    assertThat(out).isDirectoryNotContaining("glob:**.part");
                }
                if (Files.exists(out.resolve(".synram"))) {
                    assertThat(out.resolve(".synram")).isDirectoryNotContaining(file -> !file.endsWith("lock"));
                }
            }
        });
        assertThat(ends).containsExactlyInAnyOrder(before, "2");
    }

    /** Commands that read a result never see one of an incomplete set: it is completed before. */
    @ParameterizedTest
    @CsvSource({"KILL,''", "KILL,1"})
    void readersSeeAWholeSet(Fault fault, String before) throws IOException {
        Set<String> read = new HashSet<>();
        EveryChange.of(parent, fault, new Run(before) {
            @Override
            public void check(Path folder, int change) throws IOException {
                Path out = folder.resolve("out");
                Path result = out.resolve("result.json");
                try {
                    InputFile.require("FILE", result.toString(), "make it");
                    read.add(Files.readString(result));
                    assertThat(out.resolve("report.html")).hasContent(Files.readString(result));
                } catch (UserError e) {
                    assertThat(e).hasMessageContaining("does not exist; make it");
                    assertThat(seen(out)).isEmpty();
                    read.add("");
                }
            }
        });
        assertThat(read).containsExactlyInAnyOrder(before, "2");
    }

    /** A set that is complete, but still in the private folder. */
    private static Path pending(Path folder) throws IOException {
        Path complete = Files.createDirectories(folder.resolve(".synram/complete"));
        Files.writeString(complete.resolve("result.json"), "2");
        Files.writeString(complete.resolve("report.html"), "<title>2</title>");
        return folder.resolve("result.json");
    }

    @Test
    void readersRefuseWhatAnotherRunWritesNow() throws IOException {
        try (OutputFolder _ = OutputFolder.open("--out", parent, NAMES)) {
            Path result = pending(parent);
            assertThatThrownBy(() -> InputFile.require("RESULT", result.toString(), "make it"))
                    .isInstanceOf(UserError.class)
                    .hasMessage("RESULT: another run is writing results to %s; wait until it ends".formatted(parent));
        }
    }

    @Test
    void whatIsInTheWayIsNamed() throws IOException {
        Path result = pending(parent);
        Files.writeString(Files.createDirectory(result).resolve("mine"), "kept");
        String message =
                "%s holds results of an interrupted run that cannot be moved to their places (%s: is not a regular file); move that away, or delete %s"
                        .formatted(parent, result, parent.resolve(".synram/complete"));
        assertThatThrownBy(() -> OutputFolder.open("--out", parent, NAMES))
                .isInstanceOf(UserError.class)
                .hasMessage("--out: " + message);
        assertThatThrownBy(() ->
                        InputFile.require("FILE", parent.resolve("report.html").toString(), "make it"))
                .isInstanceOf(UserError.class)
                .hasMessage("FILE: " + message);
        assertThat(result.resolve("mine")).hasContent("kept");
    }

    /** A folder of somebody else cannot make the program write elsewhere. */
    @Test
    void completionFollowsNoLinks() throws IOException {
        Path elsewhere = Files.writeString(parent.resolve("elsewhere"), "kept");
        Path folder = Files.createDirectory(parent.resolve("received"));
        Path result = pending(folder);
        Files.createSymbolicLink(result, elsewhere);
        InputFile.require("FILE", result.toString(), "make it");
        assertThat(elsewhere).hasContent("kept");
        assertThat(Files.isSymbolicLink(result)).isFalse();
        assertThat(result).hasContent("2");
    }

    private static String page(String title) {
        return new ReportPage(ReportPage.Kind.PLAN, title, "", "", List.of()).html();
    }

    @Test
    void anIndexLeavesOutIncompleteResults() throws IOException {
        for (String name : List.of("a", "b")) {
            Path folder = Files.createDirectory(parent.resolve(name));
            Files.writeString(folder.resolve("page.html"), page(name));
        }
        pending(parent.resolve("b"));
        Files.writeString(parent.resolve("report.html"), page("above"));
        PageIndex.updateFor(parent.resolve("report.html"));
        assertThat(Files.readString(parent.resolve("index.html")))
                .contains("./a/page.html", "./report.html")
                .doesNotContain("./b/page.html");
    }
}
