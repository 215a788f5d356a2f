package dev.synram.cli.command.sweep;

import dev.synram.cli.console.ErrorReporter;
import dev.synram.cli.console.UserError;
import dev.synram.cli.option.FiniteNumber;
import dev.synram.experiment.sweep.design.PointList;
import dev.synram.experiment.sweep.design.SweepAxes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Points that are measured instead of every combination. */
final class SweepPointsOption {

    /** The name of the option. */
    static final String NAME = "--points";

    @Option(
            names = NAME,
            paramLabel = "AXES",
            description =
                    "Measure points instead of every combination: one point an option, with values of axes, such as "
                            + "--points 'chip-seed=1..5 preset=harsh'. An axis that a point does not name has the values of its "
                            + "option.")
    private List<String> points = List.of();

    /** Whether any point is named. */
    boolean given() {
        return !points.isEmpty();
    }

    /**
     * The points.
     *
     * @param command what was given to the command
     * @throws UserError naming a point that is none
     */
    PointList list(ParseResult command) {
        return new PointList(points.stream().map(point -> axes(point, command)).toList());
    }

    private static SweepAxes axes(String point, ParseResult command) {
        SweepAxesOptions options = new SweepAxesOptions();
        CommandLine line = FiniteNumber.registered(new CommandLine(options)).setCaseInsensitiveEnumValuesAllowed(true);
        CommandSpec axes = line.getCommandSpec();
        Set<String> named = new TreeSet<>();
        List<String> arguments = new ArrayList<>();
        for (String value : point.strip().split("\\s+", -1)) {
            String name = "--" + value.replaceFirst("=.*", "");
            if (axes.findOption(name) == null || !value.contains("=")) {
                throw new UserError("%s '%s': '%s' is no axis with a value; there are %s"
                        .formatted(NAME, point, value, names(axes)));
            }
            named.add(name);
            arguments.add("--" + value);
        }
        command.matchedOptions().stream()
                .filter(option ->
                        axes.findOption(option.longestName()) != null && !named.contains(option.longestName()))
                .flatMap(SweepPointsOption::asGiven)
                .forEach(arguments::add);
        try {
            line.parseArgs(arguments.toArray(String[]::new));
        } catch (ParameterException e) {
            throw new UserError("%s '%s': %s".formatted(NAME, point, ErrorReporter.describe(e)), e);
        }
        return options.axes();
    }

    private static String names(CommandSpec axes) {
        return axes.options().stream()
                .map(option -> option.longestName().substring(2))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** An option as it was given, once for each of its values. */
    static Stream<String> asGiven(OptionSpec option) {
        return option.typeInfo().isBoolean()
                ? Stream.of(option.longestName())
                : option.originalStringValues().stream().map(value -> option.longestName() + "=" + value);
    }
}
