package dev.synram.nir.value;

import java.nio.charset.StandardCharsets;

/** Names of nodes, fields and metadata: the links of an HDF5 file. */
public final class Names {

    private static final int MOST_CHARACTERS = 1024;

    private Names() {}

    /**
     * Checks a name.
     *
     * @throws NirException if it is blank, very long, "." or "..", or contains / or control characters
     */
    public static void require(String name) {
        if (name.isBlank()
                || name.length() > MOST_CHARACTERS
                || name.equals(".")
                || name.equals("..")
                || name.indexOf('/') >= 0
                || name.chars().anyMatch(Character::isISOControl)) {
            throw new NirException(
                    "name '%s' cannot be used; it must have 1..%s characters, none of them / or a control character, and not be . or .."
                            .formatted(name, MOST_CHARACTERS));
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            throw new NirException("name '%s' is no valid Unicode text; choose another".formatted(name));
        }
    }
}
