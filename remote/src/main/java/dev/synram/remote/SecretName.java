package dev.synram.remote;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Names that cannot be guessed. */
final class SecretName {

    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SecretName() {}

    /** A new one, in hexadecimal. */
    static String next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
