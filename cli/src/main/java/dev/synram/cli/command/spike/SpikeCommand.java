package dev.synram.cli.command.spike;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Spec;

/** {@code synram spike}: the chip as an emulator of spiking neurons. */
@Command(
        name = "spike",
        description = {"Emulate spiking neurons on a simulated chip.", "", "Example: synram spike play", ""},
        subcommands = {SpikePlayCommand.class, SpikeCalibrateCommand.class, SpikeCharacterizeCommand.class})
public final class SpikeCommand implements Runnable {

    @Spec
    private CommandLine.Model.CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the specification
    public SpikeCommand() {}

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
