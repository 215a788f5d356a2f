package dev.synram.cli.command.spike;

import picocli.CommandLine.Command;

/** {@code synram spike}: the chip as an emulator of spiking neurons. */
@Command(
        name = "spike",
        description = {"Emulate spiking neurons on a simulated chip.", "", "Example: synram spike play", ""},
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
