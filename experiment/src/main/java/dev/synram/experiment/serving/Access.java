package dev.synram.experiment.serving;

import dev.synram.experiment.setting.SettingException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Who may use a service, and what is kept about it.
 *
 * @param tokens file of the users' hashed tokens; without one everybody who can connect may do everything
 * @param certificate file of a certificate chain in PEM, for TLS
 * @param key file of its private key in PEM, not encrypted
 * @param audit file that a line is added to for each request
 */
public record Access(Optional<Path> tokens, Optional<Path> certificate, Optional<Path> key, Optional<Path> audit) {

    public Access {
        if (certificate.isPresent() != key.isPresent()) {
            String missing = certificate.isPresent() ? "tlsKey" : "tlsCertificate";
            throw new SettingException(missing, "is missing; TLS needs a certificate and its key");
        }
    }

    /** Everybody who can connect, without TLS. */
    public static Access open() {
        return new Access(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same with a file of tokens. */
    public Access withTokens(Path file) {
        return new Access(Optional.of(file), certificate, key, audit);
    }

    /** Refuses to serve other hosts without tokens. */
    void requireFor(Listening listening) {
        if (tokens.isEmpty() && !listening.isLoopback()) {
            throw new SettingException(
                    "host",
                    "is '%s', which other hosts reach, but no tokens are given; add --tokens FILE, or leave --host out"
                            .formatted(listening.host()));
        }
    }
}
