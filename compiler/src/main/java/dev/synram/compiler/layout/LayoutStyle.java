package dev.synram.compiler.layout;

import java.util.Locale;

/** By which rules a network is laid out. */
public enum LayoutStyle {
    /**
     * So that batches are done as soon as possible: shifted copies of convolutions, a row for each input of matrices without
     * negative weights, and groups of chips that each hold all of the network.
     */
    OPTIMIZED,

    /** As the chip's public software does: layer by layer, every matrix once, two rows for each input. */
    PUBLIC;

    /** The name as users type it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
