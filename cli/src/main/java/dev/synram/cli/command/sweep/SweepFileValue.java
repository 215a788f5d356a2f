package dev.synram.cli.command.sweep;

import dev.synram.cli.console.UserError;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A value in the file of a sweep.
 *
 * @param file of the sweep
 * @param key its name
 * @param value text, a list or a map
 */
record SweepFileValue(SweepFile file, String key, Object value) {

    /** Adds what stands for it on a command line. */
    void addTo(List<String> arguments, OptionSpec option) {
        if (option.longestName().equals(SweepPointsOption.NAME)) {
            addPoints(arguments);
        } else if (option.typeInfo().isMap()) {
            addMap(arguments, "--" + key + "=");
        } else if (option.typeInfo().isBoolean()) {
            addFlag(arguments);
        } else {
            arguments.add(
                    "--%s=%s".formatted(key, option.splitRegex().isEmpty() ? text(value, "one value") : list(value)));
        }
    }

    private void addFlag(List<String> arguments) {
        switch (text(value, "true or false")) {
            case "true" -> arguments.add("--" + key);
            case "false" -> {}
            default -> throw wrong("is %s".formatted(value), "true or false");
        }
    }

    private void addMap(List<String> arguments, String option) {
        if (!(value instanceof Map<?, ?> map)) {
            throw wrong("is %s".formatted(value), "names with values, such as {synapse-gain: [1, 2, 4]}");
        }
        map.forEach((name, values) -> arguments.add("%s%s=%s".formatted(option, name, list(values))));
    }

    private void addPoints(List<String> arguments) {
        if (!(value instanceof List<?> points)) {
            throw wrong("is %s".formatted(value), "a list of points, such as [{chip-seed: 1, preset: harsh}]");
        }
        for (Object point : points) {
            if (!(point instanceof Map<?, ?> axes)) {
                throw wrong("holds %s".formatted(point), "points such as {chip-seed: 1, preset: harsh}");
            }
            arguments.add(SweepPointsOption.NAME + "="
                    + axes.entrySet().stream().map(this::axis).collect(Collectors.joining(" ")));
        }
    }

    private String axis(Map.Entry<?, ?> axis) {
        if (axis.getValue() instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(one -> "%s=%s=%s".formatted(axis.getKey(), one.getKey(), list(one.getValue())))
                    .collect(Collectors.joining(" "));
        }
        return "%s=%s".formatted(axis.getKey(), list(axis.getValue()));
    }

    /** Values separated by commas. */
    private String list(Object values) {
        return values instanceof List<?> several
                ? several.stream().map(one -> text(one, "single values")).collect(Collectors.joining(","))
                : text(values, "a value or a list of values");
    }

    private String text(Object single, String expected) {
        if (single instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        throw wrong(single instanceof String ? "is empty" : "is %s".formatted(single), expected);
    }

    private UserError wrong(String problem, String expected) {
        return new UserError("SPEC: %s: '%s' %s; give %s".formatted(file.file(), key, problem, expected));
    }
}
