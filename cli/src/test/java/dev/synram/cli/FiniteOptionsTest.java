package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** What is no finite number is no value of any option. */
class FiniteOptionsTest {

    private static final Set<Class<?>> REAL = Set.of(double.class, Double.class, float.class, Float.class);

    private record RealOption(CommandLine command, OptionSpec option) {}

    private static void collect(CommandLine command, List<RealOption> found) {
        for (OptionSpec option : command.getCommandSpec().options()) {
            if (REAL.contains(option.type())
                    || Arrays.stream(option.auxiliaryTypes()).anyMatch(REAL::contains)) {
                found.add(new RealOption(command, option));
            }
        }
        command.getSubcommands().values().forEach(each -> collect(each, found));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "nan", "Infinity", "-Infinity", "1e400", "-1e400", "1e39f", "0x1p3", ""})
    void everyRealOptionRefusesIt(String value) {
        List<RealOption> options = new ArrayList<>();
        collect(Main.commandLine(), options);
        assertThat(options).as("options that are real numbers").hasSizeGreaterThan(20);
        for (RealOption each : options) {
            String name = each.option().longestName();
            String given = each.option().isMultiValue() && each.option().type() == Map.class ? "x=" + value : value;
            assertThatThrownBy(() -> each.command().parseArgs(name + "=" + given))
                    .as("%s %s", each.command().getCommandName(), name)
                    .isInstanceOf(ParameterException.class)
                    .satisfies(problem -> assertThat(problem.getMessage()).contains(name, "number"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "+1", "-0.5", ".5", "1.", "1e-3", "1E+3"})
    void numbersAreTakenAsTheyAre(String value) {
        CommandLine.ParseResult train = Main.commandLine()
                .parseArgs("train", "net.onnx", "--data", "mnist", "--rate=" + value, "--drift", value)
                .subcommand();
        assertThat(train.<Float>matchedOptionValue("--rate", 0f)).isEqualTo(Float.parseFloat(value));
        assertThat(train.<Double>matchedOptionValue("--drift", 0.0)).isEqualTo(Double.parseDouble(value));
    }
}
