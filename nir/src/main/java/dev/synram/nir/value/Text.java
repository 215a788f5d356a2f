package dev.synram.nir.value;

import java.util.Locale;

/**
 * A text.
 *
 * @param text without the character 0, which ends texts in HDF5
 */
public record Text(String text) implements Value {

    private static final int MOST_CHARACTERS = 65_536;

    public Text {
        if (text.indexOf(0) >= 0) {
            throw new NirException("text contains the character 0, which ends texts in HDF5; remove it");
        }
        if (text.length() > MOST_CHARACTERS) {
            throw new NirException(String.format(
                    Locale.ROOT,
                    "text has %,d characters; at most %,d are supported, so shorten it",
                    text.length(),
                    MOST_CHARACTERS));
        }
    }
}
