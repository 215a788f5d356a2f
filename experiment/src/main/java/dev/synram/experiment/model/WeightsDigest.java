package dev.synram.experiment.model;

import dev.synram.network.FloatWeights;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A digest that distinguishes networks by their weights. */
public final class WeightsDigest {

    private WeightsDigest() {}

    /** SHA-256 of all weights, in hexadecimal digits. */
    public static String of(List<FloatWeights> weights) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (FloatWeights matrix : weights) {
                ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(matrix.values().length, Float.BYTES));
                bytes.asFloatBuffer().put(matrix.values());
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime supports SHA-256", e);
        }
    }
}
