package dev.synram.cli.option;

import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Options that are on or off, for users who give them a value. */
public final class YesOrNo {

    private YesOrNo() {}

    /** Registers the conversion for all such options of a command and its subcommands. */
    public static CommandLine registered(CommandLine command) {
        return command.registerConverter(boolean.class, YesOrNo::of).registerConverter(Boolean.class, YesOrNo::of);
    }

    private static boolean of(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new TypeConversionException(
                        "'%s' is neither true nor false; give the option without a value, or one of these"
                                .formatted(text));
        };
    }
}
