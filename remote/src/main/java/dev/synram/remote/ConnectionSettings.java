package dev.synram.remote;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a chip is reached.
 *
 * @param server where its server listens
 * @param exclusive whether nobody else may use the chip until it is closed
 * @param patience for how long a lost connection is tried again before the chip has failed, 0 or more
 * @param protection of the connection; without it the server must be on this machine
 */
public record ConnectionSettings(
        Endpoint server, boolean exclusive, Duration patience, Optional<Protection> protection) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public ConnectionSettings {
        if (patience.isNegative()) {
            throw new IllegalArgumentException("a connection is tried again for 0 or more seconds, not " + patience);
        }
        if (protection.isEmpty()) {
            server.requireLoopback();
        }
    }

    /** A server on this machine, whose chip is shared; lost connections are tried again for 30 s. */
    public static ConnectionSettings to(Endpoint server) {
        return to(server, Optional.empty());
    }

    /** A server on any machine, if the connection is protected. */
    public static ConnectionSettings to(Endpoint server, Optional<Protection> protection) {
        return new ConnectionSettings(server, false, PATIENCE, protection);
    }

    /** The same for the only user. */
    public ConnectionSettings exclusively() {
        return new ConnectionSettings(server, true, patience, protection);
    }

    /** The same with another patience. */
    public ConnectionSettings withPatience(Duration time) {
        return new ConnectionSettings(server, exclusive, time, protection);
    }

    /**
     * TLS, and the secret that the server asks for.
     *
     * @param certificates file with the certificates that are trusted, PEM
     * @param token the secret
     */
    public record Protection(Path certificates, String token) {

        public Protection {
            TokenCheck.requireSendable(token);
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "certificates %s, token not shown".formatted(certificates);
        }
    }
}
