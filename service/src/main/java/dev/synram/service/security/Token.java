package dev.synram.service.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A token as it is kept: 256 random bits need no slow hash.
 *
 * @param user whose it is
 * @param hash SHA-256 of the token, hexadecimal
 * @param expires the first day, in UTC, on which it is refused
 */
public record Token(User user, String hash, LocalDate expires) {

    private static final int BYTES = 32;

    /** The hash of a token. */
    static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A new secret. */
    static String secret() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** The line of a file of tokens. */
    String line() {
        return "%s %s %s %s".formatted(user.name(), user.role(), expires, hash);
    }
}
