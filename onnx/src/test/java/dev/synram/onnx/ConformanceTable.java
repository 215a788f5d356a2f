package dev.synram.onnx;

import dev.synram.onnx.ConformanceResult.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The results of backend tests as Markdown: one row an operator; operators that are always refused by their reason. */
final class ConformanceTable {

    private static final int LONGEST_REASON = 160;

    private final Map<String, List<ConformanceResult>> byOperator;
    private final List<ConformanceResult> results;

    ConformanceTable(List<ConformanceResult> results) {
        this.results = results;
        byOperator = results.stream()
                .collect(Collectors.groupingBy(ConformanceResult::operator, TreeMap::new, Collectors.toList()));
    }

    String markdown() {
        StringBuilder text = new StringBuilder();
        text.append(
                "%s tests: %s pass, %s refused, %s not applicable, %s wrong, %s failed. %s of those that pass are read in another form.%n%n"
                        .formatted(
                                results.size(),
                                count(results, Outcome.PASS),
                                count(results, Outcome.REFUSED),
                                count(results, Outcome.NOT_APPLICABLE),
                                count(results, Outcome.WRONG),
                                count(results, Outcome.FAILED),
                                results.stream()
                                        .filter(result -> result.outcome() == Outcome.PASS
                                                && !result.reason().isEmpty())
                                        .count()));
        text.append("| operator | tests | pass | refused | not applicable | wrong | reasons |\n");
        text.append("|---|---|---|---|---|---|---|\n");
        byOperator.forEach((operator, tests) -> {
            if (onlyReason(tests).isEmpty()) {
                text.append(row(operator, tests));
            }
        });
        text.append(alwaysRefused());
        return text.toString();
    }

    private static String row(String operator, List<ConformanceResult> tests) {
        return "| %s | %s | %s | %s | %s | %s | %s |%n"
                .formatted(
                        operator,
                        tests.size(),
                        count(tests, Outcome.PASS),
                        count(tests, Outcome.REFUSED),
                        count(tests, Outcome.NOT_APPLICABLE),
                        count(tests, Outcome.WRONG) + count(tests, Outcome.FAILED),
                        reasons(tests));
    }

    private static String reasons(List<ConformanceResult> tests) {
        Map<String, Long> reasons = new LinkedHashMap<>();
        for (ConformanceResult test : tests) {
            switch (test.outcome()) {
                case PASS -> {}
                case REFUSED, NOT_APPLICABLE -> reasons.merge(general(test.reason()), 1L, Long::sum);
                case WRONG, FAILED -> reasons.put("**%s: %s**".formatted(test.test(), escaped(test.reason())), 1L);
            }
        }
        return reasons.entrySet().stream()
                .map(reason -> reason.getValue() == 1 ? reason.getKey() : reason.getValue() + " x " + reason.getKey())
                .collect(Collectors.joining("<br>"));
    }

    private String alwaysRefused() {
        Map<String, List<String>> operators = new LinkedHashMap<>();
        byOperator.forEach((operator, tests) -> onlyReason(tests)
                .forEach(reason -> operators
                        .computeIfAbsent(reason, _ -> new ArrayList<>())
                        .add("%s (%s)".formatted(operator, tests.size()))));
        StringBuilder text = new StringBuilder();
        operators.forEach((reason, names) -> text.append("%nRefused or not applicable, all for one reason (%s): %s.%n"
                .formatted(reason, String.join(", ", names))));
        return text.toString();
    }

    /** The reason of all refused tests of an operator, or else of all, if there is one and none passed; otherwise empty. */
    private static Set<String> onlyReason(List<ConformanceResult> tests) {
        boolean none = tests.stream()
                .allMatch(test -> test.outcome() == Outcome.REFUSED || test.outcome() == Outcome.NOT_APPLICABLE);
        boolean refused = count(tests, Outcome.REFUSED) > 0;
        Set<String> reasons = tests.stream()
                .filter(test -> !refused || test.outcome() == Outcome.REFUSED)
                .map(test -> general(test.reason()))
                .collect(Collectors.toSet());
        return none && reasons.size() == 1 ? reasons : Set.of();
    }

    /** A reason without names, dimensions and remedy. */
    private static String general(String reason) {
        String general = reason.lines()
                .map(String::strip)
                .collect(Collectors.joining(" "))
                .replaceFirst("^node '[^']*' \\([^)]*\\): ", "")
                .replaceAll("(?<![A-Za-z])'[^']*'", "'...'")
                .replaceAll("\\[[^\\[\\]]+]", "[...]")
                .replaceFirst("\\b(a node is|\\d+ nodes are) not supported: .*", "operators that are not supported")
                .replaceAll("\\btest_\\w+ ?", "")
                .replaceFirst("; .*", "");
        if (general.length() > LONGEST_REASON) {
            general = general.substring(0, LONGEST_REASON) + "...";
        }
        return escaped(general);
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }

    private static long count(List<ConformanceResult> results, Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).count();
    }
}
