package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.cli.console.ErrorReporter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** What options of all commands say about values that they do not take, without words of Java. */
class OptionValuesTest {

    private static final Set<Class<?>> WHOLE = Set.of(int.class, Integer.class, long.class, Long.class);
    private static final Set<Class<?>> SWITCHES = Set.of(boolean.class, Boolean.class);
    private static final Set<Class<?>> NAMES = Set.of(String.class);

    private record Given(CommandLine command, OptionSpec option) {

        boolean isOneOf(Set<Class<?>> types) {
            return types.contains(option.type())
                    || Arrays.stream(option.auxiliaryTypes()).anyMatch(types::contains);
        }

        String refusal(String value) {
            String given = option.type() == Map.class ? "x=" + value : value;
            try {
                command.parseArgs(option.longestName() + "=" + given);
            } catch (ParameterException e) {
                return ErrorReporter.describe(e);
            }
            return "nothing";
        }
    }

    private static Stream<Given> options() {
        List<Given> found = new ArrayList<>();
        collect(Main.commandLine(), found);
        return found.stream();
    }

    private static void collect(CommandLine command, List<Given> found) {
        command.getCommandSpec().options().stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                .forEach(option -> found.add(new Given(command, option)));
        command.getSubcommands().values().forEach(each -> collect(each, found));
    }

    @ParameterizedTest
    @CsvSource({
        "1.5,is not a whole number; give one such as 8",
        "'1,2',is not a whole number; give one such as 8",
        "many,is not a whole number; give one such as 8",
        "0x10,is not a whole number; give one such as 8",
        "99999999999999999999,is too large; give a smaller number",
        "-99999999999999999999,is too small; give a larger number"
    })
    void wholeNumbersAreAskedFor(String value, String message) {
        List<Given> whole = options()
                .filter(each -> each.isOneOf(WHOLE))
                .filter(each -> each.option().splitRegex().isEmpty())
                .toList();
        assertThat(whole)
                .hasSizeGreaterThan(30)
                .allSatisfy(each -> assertThat(each.refusal(value))
                        .contains(each.option().longestName(), "'" + value + "' " + message));
    }

    @Test
    void switchesAreTrueOrFalse() {
        List<Given> switches = options().filter(each -> each.isOneOf(SWITCHES)).toList();
        assertThat(switches)
                .hasSizeGreaterThan(20)
                .allSatisfy(each -> assertThat(each.refusal("perhaps"))
                        .contains(each.option().longestName(), "'perhaps' is neither true nor false"));
    }

    /** Whatever its type: names of files cannot hold the character with the number 0. */
    @Test
    void noOptionAnswersWithWordsOfJava() {
        List<Given> all = options().filter(each -> !each.isOneOf(NAMES)).toList();
        assertThat(all)
                .hasSizeGreaterThan(150)
                .allSatisfy(
                        each -> assertThat(each.refusal("a\0b"))
                                .contains("'a\0b'")
                                .doesNotContainPattern(
                                        "\\b(int|long|boolean|double|float|short|byte|enum)\\b|java|Exception|[a-z]\\.[A-Z]|converter"));
    }

    @Test
    void numbersAreTakenAsTheyAre() {
        CommandLine.ParseResult plan = Main.commandLine()
                .parseArgs("plan", "mnist", "--batch=+5", "--chip-seed", "-9223372036854775808", "--resident=TRUE")
                .subcommand();
        assertThat(plan.<Integer>matchedOptionValue("--batch", 0)).isEqualTo(5);
        assertThat(plan.<Long>matchedOptionValue("--chip-seed", 0L)).isEqualTo(Long.MIN_VALUE);
        assertThat(plan.<Boolean>matchedOptionValue("--resident", false)).isTrue();
    }

    @Test
    void theNameIsToldInOneLine() {
        Said.refused(
                "Invalid value for option '--chip-seed': '1,2' is not a whole number; give one such as 8; see 'synram plan --help'",
                "plan",
                "mnist",
                "--chip-seed",
                "1,2");
    }
}
