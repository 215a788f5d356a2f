package dev.synram.cli;

import dev.synram.cli.command.BenchCommand;
import dev.synram.cli.command.CalibrateCommand;
import dev.synram.cli.command.CharacterizeCommand;
import dev.synram.cli.command.ChipServerCommand;
import dev.synram.cli.command.CommandHeadline;
import dev.synram.cli.command.CompareCommand;
import dev.synram.cli.command.CompletionCommand;
import dev.synram.cli.command.InspectCommand;
import dev.synram.cli.command.MultiplyCommand;
import dev.synram.cli.command.PlanCommand;
import dev.synram.cli.command.RecalibrateCommand;
import dev.synram.cli.command.RunCommand;
import dev.synram.cli.command.serve.ServeCommand;
import dev.synram.cli.command.spike.SpikeCommand;
import dev.synram.cli.command.sweep.SweepCommand;
import dev.synram.cli.command.training.AblateCommand;
import dev.synram.cli.command.training.MnistCommand;
import dev.synram.cli.command.training.TrainCommand;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;

/**
 * The commands, in the order of their list. Their classes and annotations are not looked at before they are needed, which takes
 * longer than all else that a short command does.
 */
enum Subcommand {
    MNIST("mnist", CommandHeadline.MNIST),
    CALIBRATE("calibrate", CommandHeadline.CALIBRATE),
    CHARACTERIZE("characterize", CommandHeadline.CHARACTERIZE),
    MULTIPLY("multiply", CommandHeadline.MULTIPLY),
    SPIKE("spike", CommandHeadline.SPIKE),
    PLAN("plan", CommandHeadline.PLAN),
    BENCH("bench", CommandHeadline.BENCH),
    RUN("run", CommandHeadline.RUN),
    RECALIBRATE("recalibrate", CommandHeadline.RECALIBRATE),
    COMPARE("compare", CommandHeadline.COMPARE),
    SWEEP("sweep", CommandHeadline.SWEEP),
    SERVE("serve", CommandHeadline.SERVE),
    CHIP_SERVER("chip-server", CommandHeadline.CHIP_SERVER),
    TRAIN("train", CommandHeadline.TRAIN),
    ABLATE("ablate", CommandHeadline.ABLATE),
    INSPECT("inspect", CommandHeadline.INSPECT),
    HELP("help", "Display help information about the specified command."),
    COMPLETION("completion", CommandHeadline.COMPLETION);

    private final String commandName;
    private final String headline;

    Subcommand(String commandName, String headline) {
        this.commandName = commandName;
        this.headline = headline;
    }

    /** The command that users call by a name. */
    static Optional<Subcommand> named(String name) {
        return Arrays.stream(values())
                .filter(command -> command.commandName.equals(name))
                .findFirst();
    }

    /** What users type. */
    String commandName() {
        return commandName;
    }

    /** What it does, in one sentence. */
    String headline() {
        return headline;
    }

    /** Whether it tells about other commands, and so needs all of them. */
    boolean tellsAboutOthers() {
        return this == HELP || this == COMPLETION;
    }

    /** The class with its options. */
    Class<?> type() {
        return switch (this) {
            case MNIST -> MnistCommand.class;
            case CALIBRATE -> CalibrateCommand.class;
            case CHARACTERIZE -> CharacterizeCommand.class;
            case MULTIPLY -> MultiplyCommand.class;
            case SPIKE -> SpikeCommand.class;
            case PLAN -> PlanCommand.class;
            case BENCH -> BenchCommand.class;
            case RUN -> RunCommand.class;
            case RECALIBRATE -> RecalibrateCommand.class;
            case COMPARE -> CompareCommand.class;
            case SWEEP -> SweepCommand.class;
            case SERVE -> ServeCommand.class;
            case CHIP_SERVER -> ChipServerCommand.class;
            case TRAIN -> TrainCommand.class;
            case ABLATE -> AblateCommand.class;
            case INSPECT -> InspectCommand.class;
            case HELP -> CommandLine.HelpCommand.class;
            case COMPLETION -> CompletionCommand.class;
        };
    }
}
