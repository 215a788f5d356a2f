package dev.synram.cli.command.sweep;

import dev.synram.cli.console.InputFile;
import dev.synram.cli.console.UserError;
import dev.synram.files.BoundedInput;
import dev.synram.files.FileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A sweep that is written down in a YAML file: names of options without their hyphens, and their values. Values are text, as on a
 * command line.
 *
 * @param file where it was read
 * @param values by their names
 */
record SweepFile(Path file, Map<String, Object> values) {

    private static final int MOST_BYTES = 1 << 20;
    private static final int DEEPEST = 10;

    /** Options about one call rather than a sweep. */
    private static final Set<String> OTHERS = Set.of("--help", "--version", "--stacktrace");

    private static final String REMEDY = "write names of options with their values, such as 'chip-seed: 1..20'";

    /** Every value is text, one that is missing too. */
    private static final class TextSchema extends FailsafeSchema {

        @Override
        public ScalarResolver getScalarResolver() {
            return (_, _) -> Tag.STR;
        }
    }

    /**
     * Reads a file.
     *
     * @throws UserError if it is not there, or is no YAML with names and values
     */
    static SweepFile read(String name) {
        Path file = InputFile.require("SPEC", name, "give a YAML file");
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new TextSchema())
                .setAllowDuplicateKeys(false)
                .setAllowNonScalarKeys(false)
                .setMaxAliasesForCollections(0)
                .build();
        try {
            String text = new String(BoundedInput.readAll(file, MOST_BYTES), StandardCharsets.UTF_8);
            requireShallow(new Parse(settings).parseString(text));
            if (new Load(settings).loadFromString(text) instanceof Map<?, ?> read) {
                Map<String, Object> values = new LinkedHashMap<>();
                read.forEach((key, value) -> values.put(String.valueOf(key), value));
                return new SweepFile(file, values);
            }
            throw new UserError("SPEC: %s holds no names with values; %s".formatted(file, REMEDY));
        } catch (YamlEngineException e) {
            throw new UserError("SPEC: %s is no YAML: %s; %s".formatted(file, problem(e), REMEDY), e);
        } catch (FileException e) {
            throw new UserError("SPEC: %s: %s; %s".formatted(file, e.getMessage(), REMEDY), e);
        } catch (IOException e) {
            throw new UserError("SPEC: %s cannot be read: %s".formatted(file, FileException.reason(e)), e);
        }
    }

    /** Each level of nested lists and maps needs room on the stack of the reader. */
    private static void requireShallow(Iterable<Event> events) {
        int depth = 0;
        for (Event event : events) {
            switch (event.getEventId()) {
                case SequenceStart, MappingStart -> depth++;
                case SequenceEnd, MappingEnd -> depth--;
                default -> {}
            }
            if (depth > DEEPEST) {
                throw new FileException("lists and maps are nested more than %s deep".formatted(DEEPEST));
            }
        }
    }

    private static String problem(YamlEngineException e) {
        if (e instanceof MarkedYamlEngineException marked
                && marked.getProblemMark().isPresent()) {
            return "line %s: %s".formatted(marked.getProblemMark().get().getLine() + 1, firstLine(marked.getProblem()));
        }
        return firstLine(String.valueOf(e.getMessage()));
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").strip();
    }

    /**
     * The options that the file stands for.
     *
     * @param command to which they belong
     * @param given names of options that replace those of the file
     * @throws UserError naming a key that is no option, or has another type
     */
    List<String> arguments(CommandSpec command, Set<String> given) {
        List<String> arguments = new ArrayList<>();
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            String name = "--" + entry.getKey();
            OptionSpec option = command.findOption(name);
            if (option == null || OTHERS.contains(name)) {
                throw new UserError("SPEC: %s: '%s' is no key; there are %s"
                        .formatted(file, entry.getKey(), String.join(", ", keys(command))));
            }
            if (!given.contains(name)) {
                new SweepFileValue(this, entry.getKey(), entry.getValue()).addTo(arguments, option);
            }
        }
        return arguments;
    }

    private static Set<String> keys(CommandSpec command) {
        return command.options().stream()
                .map(OptionSpec::longestName)
                .filter(name -> !OTHERS.contains(name))
                .map(name -> name.substring(2))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
