package dev.synram.edge;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Arguments of a command line: words, and options that have one value each, as {@code --name value} or {@code --name=value}.
 *
 * @param words what is no option, in order
 * @param values of the options that are given
 */
record Arguments(List<String> words, Map<String, String> values) {

    private static final String FILE_NAME = "the name of a file";

    /**
     * Parses arguments.
     *
     * @param known names of the options, with their hyphens
     * @throws UsageException if an option is unknown, given twice or without a value
     */
    static Arguments parse(List<String> arguments, Set<String> known) {
        List<String> words = new ArrayList<>();
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.startsWith("--")) {
                words.add(argument);
                continue;
            }
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (!known.contains(name)) {
                throw new UsageException("there is no option '%s'; see --help".formatted(name));
            }
            if (equals < 0 && ++i == arguments.size()) {
                throw new UsageException("%s has no value; give one after it".formatted(name));
            }
            String value = equals < 0 ? arguments.get(i) : argument.substring(equals + 1);
            if (values.put(name, value) != null) {
                throw new UsageException("%s is given twice; give it once".formatted(name));
            }
        }
        return new Arguments(words, values);
    }

    /** The value of an option, read in some way; empty if it is not given. */
    private <T> Optional<T> value(String option, String expected, Function<String, T> reader) {
        return Optional.ofNullable(values.get(option)).map(text -> read(option, text, expected, reader));
    }

    private static <T> T read(String what, String text, String expected, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (NumberFormatException | InvalidPathException e) {
            throw new UsageException("%s is '%s'; give %s".formatted(what, text, expected));
        }
    }

    /** A whole number. */
    Optional<Long> number(String option) {
        return value(option, "a whole number", Long::parseLong);
    }

    /** A whole number from 1. */
    Optional<Integer> count(String option) {
        return value(option, "a whole number from 1", text -> {
            int count = Integer.parseInt(text);
            if (count < 1) {
                throw new NumberFormatException(text);
            }
            return count;
        });
    }

    /** Numbers, separated by commas. */
    Optional<List<Float>> numbers(String option) {
        return value(
                option,
                "one number, or one for each channel, separated by commas",
                text -> List.of(text.split(",", -1)).stream()
                        .map(Float::valueOf)
                        .toList());
    }

    /** A file. */
    Optional<Path> file(String option) {
        return value(option, FILE_NAME, Path::of);
    }

    /** The file that is named by the first word. */
    Path firstFile(String what) {
        return read(what, words.getFirst(), FILE_NAME, Path::of);
    }
}
