package dev.synram.cli.command.training;

import dev.synram.cli.command.CommandHeadline;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code synram mnist}: {@code synram train} with the settings of the published network on MNIST. */
@Command(
        name = "mnist",
        defaultValueProvider = MnistCommand.Defaults.class,
        description = {
            CommandHeadline.MNIST,
            "The main job: 'synram train published --data mnist --recipe mnist'. Trains the published network in float, "
                    + "makes a chip, calibrates it, lays the network out on it, retrains it with the chip in the loop, and "
                    + "reports into --out. With --recipe published it is trained from random weights on the chip instead, "
                    + "and on an ideal chip for comparison.",
            "",
            "Example: synram mnist --chip-seed 2 --out out/chip2",
            ""
        })
public final class MnistCommand extends TrainCommand {

    /** What the command takes for granted where {@code synram train} asks or has other values. */
    static final class Defaults implements IDefaultValueProvider {

        private static final String MODEL = "published";
        private static final Map<String, String> OPTIONS =
                Map.of("--data", "mnist", "--recipe", "mnist", "--out", "out/mnist");

        @Override
        public @Nullable String defaultValue(ArgSpec argument) {
            return argument instanceof OptionSpec option ? OPTIONS.get(option.longestName()) : MODEL;
        }
    }
}
