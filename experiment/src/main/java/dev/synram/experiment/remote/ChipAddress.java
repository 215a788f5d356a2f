package dev.synram.experiment.remote;

import dev.synram.experiment.setting.SettingException;

/**
 * Where a chip is served.
 *
 * @param host a name or address
 * @param port 1..65535, or 0 for a server that takes a free one
 */
public record ChipAddress(String host, int port) {

    private static final int LARGEST_PORT = 65_535;

    public ChipAddress {
        SettingException.require("port", port, 0, LARGEST_PORT);
    }

    /**
     * Reads {@code HOST:PORT}.
     *
     * @throws SettingException if it is something else
     */
    public static ChipAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1 || !text.substring(colon + 1).matches("\\d{1,5}")) {
            throw new SettingException(
                    "server", "'%s' is no server; give HOST:PORT, such as localhost:50051".formatted(text));
        }
        return new ChipAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }
}
