package dev.synram.experiment.model;

import dev.synram.data.LabelledData;
import dev.synram.network.FloatWeights;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 digests, in hexadecimal digits, that tell contents apart. */
public final class ContentDigest {

    private ContentDigest() {}

    /** Distinguishes networks by their weights. */
    public static String of(List<FloatWeights> weights) {
        MessageDigest digest = sha256();
        weights.forEach(matrix -> update(digest, matrix.values()));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Distinguishes samples by their values, order and labels. */
    public static String of(LabelledData samples) {
        MessageDigest digest = sha256();
        update(digest, samples.values());
        digest.update(samples.labels());
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES));
        bytes.asFloatBuffer().put(values);
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime supports SHA-256", e);
        }
    }
}
