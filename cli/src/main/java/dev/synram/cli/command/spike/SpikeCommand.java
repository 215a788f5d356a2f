package dev.synram.cli.command.spike;

import dev.synram.cli.command.CommandHeadline;
import picocli.CommandLine.Command;

/** {@code synram spike}: the chip as an emulator of spiking neurons. */
@Command(
        name = "spike",
        description = {CommandHeadline.SPIKE, "", "Example: synram spike play", ""},
        subcommands = {
            SpikePlayCommand.class,
            SpikeTrainCommand.class,
            SpikeRunCommand.class,
            SpikeExportCommand.class,
            SpikeCalibrateCommand.class,
            SpikeCharacterizeCommand.class,
            SpikeDiffCommand.class
        })
public final class SpikeCommand {}
