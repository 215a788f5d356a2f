package dev.synram.cli.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options of a command that name places for results. */
public final class ResultOptions {

    private static final List<String> NAMES = List.of("--out", "--report", "--json", "--products", "--fix", "--csv");

    private final Map<String, Path> places = new TreeMap<>();

    /** Those that were given to a command or have a default. */
    public ResultOptions(CommandSpec command) {
        for (String name : NAMES) {
            if (command.findOption(name) != null && command.findOption(name).getValue() instanceof Path place) {
                places.put(name, place);
            }
        }
    }

    /** Whether one of them is the standard output. */
    boolean useStandardOutput() {
        return places.values().stream().anyMatch(StandardOutput::isMeantBy);
    }

    /**
     * Checks that each has a place of its own; devices such as {@code /dev/null} may be shared.
     *
     * @throws UserError naming those that share one
     */
    public void requireDistinct() {
        Map<Path, String> options = new TreeMap<>();
        places.forEach((option, path) -> {
            String other = isDevice(path) ? null : options.putIfAbsent(place(path), option);
            if (other != null) {
                throw new UserError(
                        "%s and %s are both %s; give each a place of its own".formatted(other, option, path));
            }
        });
    }

    /**
     * Checks that no result replaces a file that is read.
     *
     * @param given what was given to the command
     * @throws UserError naming both
     */
    public void requireInputsKept(ParseResult given) {
        for (ArgSpec argument : given.matchedArgs()) {
            String name = argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
            if (places.containsKey(name)) {
                continue;
            }
            places.forEach((option, place) -> {
                if (argument.stringValues().stream().anyMatch(file -> isSame(place, file))) {
                    throw new UserError("%s %s would replace what %s names; give it a place of its own"
                            .formatted(option, place, name));
                }
            });
        }
    }

    private static boolean isSame(Path place, String file) {
        try {
            return Files.isRegularFile(place) && Files.isSameFile(place, Path.of(file));
        } catch (IOException | InvalidPathException e) {
            return false; // there is no such file
        }
    }

    private static boolean isDevice(Path path) {
        return !StandardOutput.isMeantBy(path)
                && Files.exists(path)
                && !Files.isRegularFile(path)
                && !Files.isDirectory(path);
    }

    private static Path place(Path path) {
        return StandardOutput.isMeantBy(path)
                ? Path.of("-")
                : path.toAbsolutePath().normalize();
    }
}
