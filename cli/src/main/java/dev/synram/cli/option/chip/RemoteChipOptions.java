package dev.synram.cli.option.chip;

import dev.synram.chip.Chip;
import dev.synram.cli.console.UserError;
import dev.synram.experiment.remote.ChipAddress;
import dev.synram.experiment.remote.ChipNetwork;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A chip behind a network in place of a simulated one. */
public final class RemoteChipOptions {

    @Option(
            names = "--server",
            paramLabel = "HOST:PORT",
            description = "Use the chip of a server, such as 'synram chip-server', instead of a simulated one.")
    private @Nullable String server;

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            description = "Certificates that are trusted, PEM, for a chip on another machine.")
    private @Nullable Path certificates;

    @Option(names = "--token", paramLabel = "FILE", description = "A file with the secret that clients must know.")
    private @Nullable Path token;

    /** Whether a chip is named. */
    public boolean isNamed() {
        return server != null;
    }

    /**
     * Connects to the chip, if one is named.
     *
     * @throws UserError if options are missing
     */
    public Optional<Chip> connect() {
        if ((certificates == null) != (token == null)) {
            throw new UserError("--trust and --token belong together; give both or none");
        }
        if (server == null) {
            if (token != null) {
                throw new UserError("--trust and --token are for the chip of a server; name it with --server");
            }
            return Optional.empty();
        }
        Optional<ChipNetwork.Access> access = certificates != null && token != null
                ? Optional.of(new ChipNetwork.Access(certificates, token))
                : Optional.empty();
        ChipAddress address = ChipAddress.parse(server);
        return Optional.of(ChipNetwork.find().connect(address, access));
    }
}
