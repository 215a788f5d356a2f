package dev.synram.network.layer;

/**
 * How the host turns samples into activations.
 *
 * @param signed whether activations may be negative
 * @param norm normalization before that
 * @param rows how activations are laid out over rows of the array
 */
public record Encoding(boolean signed, ChannelNorm norm, RowSlices rows) {

    /** Activations of 5 bits, with or without a sign, of samples as they are. */
    public static Encoding plain(boolean signed) {
        return new Encoding(signed, ChannelNorm.NONE, RowSlices.PLAIN);
    }

    /** The same with or without a sign. */
    public Encoding withSign(boolean newSigned) {
        return new Encoding(newSigned, norm, rows);
    }

    /** The same with another normalization. */
    public Encoding withNorm(ChannelNorm other) {
        return new Encoding(signed, other, rows);
    }

    /** The same, laid out over rows in another way. */
    public Encoding withRows(RowSlices others) {
        return new Encoding(signed, norm, others);
    }

    @Override
    public String toString() {
        return (norm.isNone() ? "" : ", normalized") + (rows.isPlain() ? "" : ", " + rows);
    }
}
