package dev.synram.client;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Which server a client asks, and how patiently.
 *
 * @param server its address, such as {@code http://127.0.0.1:8000}
 * @param token of the user, if the server asks for one
 * @param certificates file of the certificates that are trusted (PEM); those of Java if there is none
 * @param timeout how long a call takes at most, repetitions included
 * @param retries how often a call is made again if the server is full, starting, or cannot be reached, 0 or more
 */
public record ClientSettings(
        URI server, Optional<String> token, Optional<Path> certificates, Duration timeout, int retries) {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int RETRIES = 5;

    public ClientSettings {
        String scheme = String.valueOf(server.getScheme());
        if (server.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new IllegalArgumentException(
                    "server is '%s'; it must be an address such as http://127.0.0.1:8000".formatted(server));
        }
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("timeout is %s; it must be above 0".formatted(timeout));
        }
        if (retries < 0) {
            throw new IllegalArgumentException("retries is %s; it must be 0 or more".formatted(retries));
        }
    }

    /** Without a token, with 30 s for a call and up to five repetitions. */
    public static ClientSettings to(URI server) {
        return new ClientSettings(server, Optional.empty(), Optional.empty(), TIMEOUT, RETRIES);
    }

    /** The same with a token. */
    public ClientSettings withToken(String ofUser) {
        return new ClientSettings(server, Optional.of(ofUser), certificates, timeout, retries);
    }

    /** The same with certificates that are trusted. */
    public ClientSettings withCertificates(Path file) {
        return new ClientSettings(server, token, Optional.of(file), timeout, retries);
    }

    /** The same with another time. */
    public ClientSettings withTimeout(Duration other) {
        return new ClientSettings(server, token, certificates, other, retries);
    }

    /** The same with another number of repetitions. */
    public ClientSettings withRetries(int other) {
        return new ClientSettings(server, token, certificates, timeout, other);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "ClientSettings[server=%s, timeout=%s, retries=%s]".formatted(server, timeout, retries);
    }
}
