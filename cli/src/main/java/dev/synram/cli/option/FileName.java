package dev.synram.cli.option;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Names of files and folders, of which systems refuse some. */
public final class FileName {

    private FileName() {}

    /** Registers the conversion for all names of files of a command and its subcommands. */
    public static CommandLine registered(CommandLine command) {
        return command.registerConverter(Path.class, FileName::of);
    }

    private static Path of(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException(
                    "'%s' cannot be the name of a file here; give another one".formatted(text));
        }
    }
}
