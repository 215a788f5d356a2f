package dev.synram.files;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Names of temporary files, which tell those of this process from those of others. */
final class PartFileName {

    /** Matches the names of all processes. */
    static final String GLOB = ".synram-*.part";

    private static final int RANDOM_BYTES = 16;
    private static final int PROCESS_BYTES = 4;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PREFIX = ".synram-" + random(PROCESS_BYTES) + "-";

    private PartFileName() {}

    /** A name that nobody can predict. */
    static String next() {
        return PREFIX + random(RANDOM_BYTES) + ".part";
    }

    /** Whether a temporary file was made by this process. */
    static boolean isOwn(Path part) {
        return String.valueOf(part.getFileName()).startsWith(PREFIX);
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
