package dev.synram.experiment.remote;

import dev.synram.chip.Chip;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/**
 * Reaches chips behind a network, and puts chips there. The module {@code synram-remote} provides one on gRPC; it is found if it is
 * on the class path.
 */
public interface ChipNetwork {

    /**
     * The network on the class path.
     *
     * @throws ChipNetworkException if there is none
     */
    static ChipNetwork find() {
        return ServiceLoader.load(ChipNetwork.class)
                .findFirst()
                .orElseThrow(
                        () -> new ChipNetworkException(
                                "chips behind a network need gRPC, which is not here; run ./synram in a copy of the sources, which fetches it, or add synram-remote to the class path"));
    }

    /**
     * Connects to a chip, whose cells have their defaults then, and whose weights are 0.
     *
     * @param access over TLS; without it the server must be on this machine
     * @throws ChipNetworkException if there is no server, or it refuses
     */
    Chip connect(ChipAddress server, Optional<Access> access);

    /**
     * Serves a chip.
     *
     * @param protection over TLS; without it only this machine is served
     * @param powerOn switches the chip on, each time as it is after power-on
     * @throws ChipNetworkException if a server cannot be started there
     */
    ChipService serve(ChipAddress server, Optional<Protection> protection, Supplier<? extends Chip> powerOn);

    /**
     * What a client of a server with {@link Protection} needs.
     *
     * @param certificates file with the certificates that are trusted, PEM
     * @param token file with the secret
     */
    record Access(Path certificates, Path token) {}

    /**
     * What a server for other machines needs.
     *
     * @param certificate file with its certificate, PEM
     * @param key file with its private key, PEM
     * @param token file with the secret that clients must know
     */
    record Protection(Path certificate, Path key, Path token) {}
}
