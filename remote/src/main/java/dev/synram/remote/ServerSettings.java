package dev.synram.remote;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a chip is served.
 *
 * @param endpoint where the server listens; this machine only, unless connections are protected
 * @param mostSessions how many users may have a session at once, at least 1
 * @param idle after which time without a call a session ends, more than 0
 * @param protection of connections, if any
 */
public record ServerSettings(Endpoint endpoint, int mostSessions, Duration idle, Optional<Protection> protection) {

    private static final int SESSIONS = 16;
    private static final Duration IDLE = Duration.ofMinutes(30);

    public ServerSettings {
        if (mostSessions < 1) {
            throw new IllegalArgumentException("a server has at least 1 session, not " + mostSessions);
        }
        if (!idle.isPositive()) {
            throw new IllegalArgumentException("sessions end after more than no time, not " + idle);
        }
        if (protection.isEmpty()) {
            endpoint.requireLoopback();
        }
    }

    /** For users on this machine: 16 sessions, which end after half an hour without a call. */
    public static ServerSettings local(int port) {
        return at(new Endpoint("localhost", port), Optional.empty());
    }

    /** The same for users on any machine, if connections are protected. */
    public static ServerSettings at(Endpoint endpoint, Optional<Protection> protection) {
        return new ServerSettings(endpoint, SESSIONS, IDLE, protection);
    }

    /** The same with another number of sessions. */
    public ServerSettings withMostSessions(int sessions) {
        return new ServerSettings(endpoint, sessions, idle, protection);
    }

    /** The same with another time after which sessions end. */
    public ServerSettings withIdle(Duration time) {
        return new ServerSettings(endpoint, mostSessions, time, protection);
    }

    /**
     * TLS, and a secret that clients must know.
     *
     * @param certificate file with the server's certificate, PEM
     * @param key file with its private key, PEM
     * @param token the secret
     */
    public record Protection(Path certificate, Path key, String token) {

        public Protection {
            TokenCheck.requireSendable(token);
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "certificate %s, key %s, token not shown".formatted(certificate, key);
        }
    }
}
