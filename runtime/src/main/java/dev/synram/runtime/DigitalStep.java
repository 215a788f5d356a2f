package dev.synram.runtime;

/** What the chip's processors do between two multiplications, on the results of some nodes. */
@FunctionalInterface
interface DigitalStep {

    /** Computes a node's results. */
    void run();
}
