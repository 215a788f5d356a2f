package dev.synram.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of files and arrays, in hexadecimal digits. */
public final class Checksum {

    private static final int BUFFER = 1 << 16;

    private Checksum() {}

    /** SHA-256 of a file, in hexadecimal digits. */
    public static String sha256(Path file) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            byte[] buffer = new byte[BUFFER];
            while (in.read(buffer) >= 0) {
                // the stream feeds the digest
            }
        }
        return text(digest);
    }

    /** SHA-256 of some bytes after each other, in hexadecimal digits. */
    public static String sha256(byte[]... parts) {
        return text(digest(), parts);
    }

    /** The value of a digest after some more input. */
    static String text(MessageDigest digest, byte[]... more) {
        for (byte[] part : more) {
            digest.update(part);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime supports SHA-256", e);
        }
    }
}
