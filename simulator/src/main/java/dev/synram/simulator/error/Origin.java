package dev.synram.simulator.error;

/** Where the nominal magnitude of an error source comes from. */
public enum Origin {
    /** A figure of a public source. */
    PUBLISHED,

    /** Computed from published data. */
    DERIVED,

    /** Our estimate: nothing is published, or only that it exists. */
    ESTIMATE
}
