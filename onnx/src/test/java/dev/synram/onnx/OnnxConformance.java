package dev.synram.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The ONNX backend tests, which {@code scripts/onnx-conformance} generates and runs: every model is refused or gives the
 * results that ONNX expects. Not part of the usual tests, as its name shows: it needs the Python package onnx.
 */
class OnnxConformance {

    /** Folder of the tests: KIND/TEST/model.onnx. */
    private static final String CASES = "synram.conformance.cases";

    /** File that the table is written to. */
    private static final String TABLE = "synram.conformance.table";

    @Test
    void noResultIsWrong() throws IOException {
        String folder = System.getProperty(CASES, "");
        assumeTrue(!folder.isEmpty(), "run by scripts/onnx-conformance");
        List<ConformanceResult> results = results(cases(Path.of(folder)));
        Files.writeString(Path.of(System.getProperty(TABLE, "target/conformance.md")), table(results));
        assertThat(results)
                .isNotEmpty()
                .noneMatch(result -> result.outcome() == ConformanceResult.Outcome.WRONG
                        || result.outcome() == ConformanceResult.Outcome.FAILED);
    }

    private static String table(List<ConformanceResult> results) {
        return new ConformanceTable(results).markdown();
    }

    private static List<ConformanceCase> cases(Path folder) throws IOException {
        try (var files = Files.walk(folder, 2)) {
            return files.filter(test -> Files.exists(test.resolve("model.onnx")))
                    .map(ConformanceCase::new)
                    .sorted((a, b) -> a.name().compareTo(b.name()))
                    .toList();
        }
    }

    private static List<ConformanceResult> results(List<ConformanceCase> cases) {
        Map<String, String> operators = new HashMap<>();
        for (ConformanceCase test : cases) {
            test.operator().ifPresent(operator -> operators.put(test.name(), operator));
        }
        List<ConformanceResult> results = new ArrayList<>();
        for (ConformanceCase test : cases) {
            results.add(test.run(operator(test.name(), operators)));
        }
        return results;
    }

    /** A function that ONNX defines by other operators is also tested as these, under its name with an ending. */
    private static String operator(String test, Map<String, String> operators) {
        int expanded = test.indexOf("_expanded");
        String whole = expanded < 0 ? test : test.substring(0, expanded);
        String operator = operators.getOrDefault(whole, "models");
        return expanded < 0 ? operator : operator + " expanded";
    }
}
