package dev.synram.cli.command;

import dev.synram.cli.console.Console;
import dev.synram.cli.console.TerminalOutput;
import dev.synram.cli.console.UserError;
import dev.synram.cli.option.chip.ChipOptions;
import dev.synram.experiment.remote.ChipAddress;
import dev.synram.experiment.remote.ChipNetwork;
import dev.synram.experiment.remote.ChipService;
import dev.synram.experiment.serving.Listening;
import dev.synram.simulator.Fidelity;
import dev.synram.simulator.SimulatedChip;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code synram chip-server}: a simulated chip for programs elsewhere. */
@Command(
        name = "chip-server",
        description = {
            CommandHeadline.CHIP_SERVER,
            "Other programs use the chip as their own, several in turn. Only this machine is served unless --certificate, --key "
                    + "and --token are given. gRPC is fetched when the command is first used, about 15 MB.",
            "",
            "Example: synram chip-server --chip-seed 2 --port 50051",
            ""
        })
public final class ChipServerCommand implements Callable<Integer> {

    @Mixin
    private final ChipOptions chipOptions = new ChipOptions();

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = Listening.LOOPBACK,
            description = "The interface to listen on; 0.0.0.0 is all. (${DEFAULT-VALUE})")
    private String host = Listening.LOOPBACK;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "50051",
            description = "The port; 0 takes a free one. (${DEFAULT-VALUE})")
    private int port;

    @Option(names = "--certificate", paramLabel = "FILE", description = "The server's certificate for TLS, PEM.")
    private @Nullable Path certificate;

    @Option(names = "--key", paramLabel = "FILE", description = "The private key of the certificate, PEM.")
    private @Nullable Path key;

    @Option(names = "--token", paramLabel = "FILE", description = "A file with the secret that clients must know.")
    private @Nullable Path token;

    @Mixin
    private final Console console = new Console();

    @Override
    public Integer call() throws IOException {
        ChipAddress address = new ChipAddress(host, port);
        Optional<ChipNetwork.Protection> protection = protection();
        try (ChipService service =
                ChipNetwork.find().serve(address, protection, () -> chipOptions.make(Fidelity.FOLDED))) {
            TerminalOutput out = console.out();
            try (SimulatedChip chip = chipOptions.make(Fidelity.FOLDED)) {
                out.format("chip %s at %s:%s%n", chip.id(), host, service.port());
            }
            out.flush();
            service.await();
        }
        return 0;
    }

    private Optional<ChipNetwork.Protection> protection() {
        if (certificate != null && key != null && token != null) {
            return Optional.of(new ChipNetwork.Protection(certificate, key, token));
        }
        if (certificate != null || key != null || token != null) {
            throw new UserError("--certificate, --key and --token belong together; give all three or none");
        }
        return Optional.empty();
    }
}
