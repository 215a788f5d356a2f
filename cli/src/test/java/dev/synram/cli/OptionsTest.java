package dev.synram.cli;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options of all commands: the same thing has the same name and the same default everywhere. */
class OptionsTest {

    /** Where commands differ on purpose: what an option is given, or what it is without being given. */
    private static final Map<String, Set<String>> DIFFERENCES = Map.of(
            // mnist is train with the settings of the published network
            "--data", Set.of("DATA", "DATA = mnist"),
            "--recipe", Set.of("R = auto", "R = mnist"),
            // results are a file or a folder, in a place of each command's own; multiply's description names its
            // matrices
            "--out",
                    Set.of(
                            "FILE",
                            "FILE = out/plan.html",
                            "DIR = out/ablate",
                            "DIR = out/characterization",
                            "DIR = out/mnist",
                            "DIR = out/train",
                            "DIR = out/sweep",
                            "Y"),
            "--report", Set.of("DIR", "FILE"),
            // one activation for all inputs of a figure, or a file of vectors
            "--inputs", Set.of("A = 0,3,7", "X"),
            // a figure with error bars, an accuracy with its standard deviation, a product
            "--runs", Set.of("K = 30", "K = 3", "K = 1"),
            // one product, all layers of a network that is planned, single layers, or all of a sweep, where 0 is as the
            // network has it
            "--num-sends", Set.of("N = 1", "N", "LAYER=N", "N = 0"),
            // differences on other chips are what ablate is for
            "--unseen", Set.of("N = 0", "N = 2"),
            // an update of weights, or what a host hands over at once
            "--batch", Set.of("N", "N = 1000"));

    private static CommandSpec command(String name) {
        return Objects.requireNonNull(Main.commandLine().getSubcommands().get(name), name)
                .getCommandSpec();
    }

    /** What a user types after an option, and its default if it has one. */
    private static String use(OptionSpec option) {
        String value = defaultOf(option);
        return value == null ? option.paramLabel() : option.paramLabel() + " = " + value;
    }

    /** Providers of defaults come first, as in picocli. */
    private static @Nullable String defaultOf(ArgSpec argument) {
        try {
            CommandLine.IDefaultValueProvider provider = argument.command().defaultValueProvider();
            String provided = provider == null ? null : provider.defaultValue(argument);
            return provided != null ? provided : argument.defaultValue();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The list of commands is made without looking at their classes. */
    @Test
    void theListOfCommandsIsThatOfAllCommands() {
        CommandLine all = Main.commandLine();
        CommandLine list = CommandList.commandLine();
        assertThat(list.getUsageMessage()).isEqualTo(all.getUsageMessage());
        assertThat(list.getCommandSpec().version())
                .isEqualTo(all.getCommandSpec().version());
        assertThat(list.getSubcommands().keySet())
                .containsExactlyElementsOf(all.getSubcommands().keySet())
                .hasSize(Subcommand.values().length);
    }

    /** A command that is called by its name alone is the one that all commands hold under this name. */
    @Test
    void aNameIsThatOfItsClass() {
        Map<String, CommandLine> all = Main.commandLine().getSubcommands();
        for (Subcommand command : Subcommand.values()) {
            assertThat(all).hasEntrySatisfying(command.commandName(), named -> {
                assertThat(named.getCommandSpec().userObject()).isExactlyInstanceOf(command.type());
                assertThat(named.getCommandName()).isEqualTo(command.commandName());
            });
            assertThat(Subcommand.named(command.commandName())).contains(command);
            assertThat(Subcommand.named(command.commandName() + "s")).isEmpty();
        }
    }

    @Test
    void noArgumentsAskForTheList() {
        assertThat(Said.by().out())
                .isEqualTo(Said.by("--help").out())
                .isEqualTo(Main.commandLine().getUsageMessage());
        assertThat(Said.by("-V").out()).isEqualTo(Said.by("--version").out()).startsWith("synram ");
    }

    @Test
    void anOptionIsTheSameInAllCommands() {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (CommandLine command : Main.commandLine().getSubcommands().values()) {
            for (OptionSpec option : command.getCommandSpec().options()) {
                uses.computeIfAbsent(option.longestName(), _ -> new LinkedHashSet<>())
                        .add(use(option));
            }
        }
        assertThat(uses).hasSizeGreaterThan(40);
        uses.values().removeIf(different -> different.size() == 1);
        assertThat(uses).isEqualTo(new TreeMap<>(DIFFERENCES));
    }

    /** Two names for one thing would differ in a hyphen, a plural or a prefix. */
    @Test
    void namesAreWordsInSmallLettersJoinedByHyphens() {
        for (CommandLine command : Main.commandLine().getSubcommands().values()) {
            for (OptionSpec option : command.getCommandSpec().options()) {
                assertThat(option.longestName()).matches("--[a-z]+(-[a-z]+)*");
            }
        }
    }

    @Test
    void mnistHasTheOptionsOfTrain() {
        assertThat(command("mnist").options())
                .extracting(OptionSpec::longestName)
                .containsExactlyInAnyOrderElementsOf(command("train").options().stream()
                        .map(OptionSpec::longestName)
                        .toList());
        assertThat(command("mnist").positionalParameters())
                .extracting(ArgSpec::paramLabel)
                .containsExactly("MODEL");
    }

    /** Both commands end in the same values of the same options, and so in one pipeline. */
    @Test
    void mnistIsTrainWithOtherDefaults() {
        Map<String, Object> mnist = values("mnist");
        assertThat(values("train", "published", "--data", "mnist", "--recipe", "mnist", "--out", "out/mnist"))
                .isEqualTo(mnist);
        assertThat(mnist).containsEntry("MODEL", "published").hasSizeGreaterThan(25);
        assertThat(values("train", "deep", "--data", "digits", "--recipe", "published", "--out", "x", "--fleet", "3"))
                .isEqualTo(values(
                        "mnist", "deep", "--data", "digits", "--recipe", "published", "--out", "x", "--fleet", "3"));
    }

    private static Map<String, Object> values(String... arguments) {
        CommandSpec command =
                Main.commandLine().parseArgs(arguments).subcommand().commandSpec();
        return command.args().stream().collect(toMap(OptionsTest::name, OptionsTest::value));
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static Object value(ArgSpec argument) {
        Object value = argument.getValue();
        return value == null ? List.of() : value;
    }

    /** A value that is none of several names is answered with all of them, as they are typed. */
    @Test
    void namesAreToldAsTheyAreTyped() {
        int options = 0;
        for (CommandLine command : Main.commandLine().getSubcommands().values()) {
            for (OptionSpec option : command.getCommandSpec().options()) {
                if (option.auxiliaryTypes()[0].isEnum()) {
                    List<String> names = new ArrayList<>();
                    option.completionCandidates().forEach(names::add);
                    assertThat(names)
                            .hasSameSizeAs(option.auxiliaryTypes()[0].getEnumConstants())
                            .allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"));
                    Said.refused(
                            "synram: %s: 'slow' is none of %s; see 'synram %s --help'"
                                    .formatted(
                                            option.longestName(), String.join(", ", names), command.getCommandName()),
                            command.getCommandName(),
                            option.longestName(),
                            "slow");
                    options++;
                }
            }
        }
        assertThat(options).isGreaterThan(15);
    }

    @Test
    void everyCommandHasHelpWithAnExample() {
        for (String command : List.of(
                "mnist",
                "calibrate",
                "characterize",
                "multiply",
                "plan",
                "bench",
                "run",
                "train",
                "recalibrate",
                "compare",
                "sweep",
                "chip-server",
                "inspect",
                "spike",
                "completion")) {
            Said said = Said.by("help", command);
            assertThat(said.status()).isZero();
            assertThat(said.out()).contains("Usage: synram " + command, "Example: ");
        }
        for (String command : List.of("play", "calibrate", "characterize")) {
            Said said = Said.by("spike", command, "--help");
            assertThat(said.status()).isZero();
            assertThat(said.out()).contains("Usage: synram spike " + command, "Example: synram spike " + command);
        }
        assertThat(Said.by("completion").out()).contains("complete", "--chip-seed", "inspect");
    }
}
