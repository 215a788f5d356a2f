package dev.synram.bench;

/** What a peer computes. */
public enum PeerModel {
    /** Plain fp32 layers. */
    DIGITAL,
    /** A linear model of the chip, as in its public software. */
    MOCK
}
