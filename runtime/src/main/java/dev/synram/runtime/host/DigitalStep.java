package dev.synram.runtime.host;

/** What the chip's processors do between two multiplications, on the results of some nodes. */
@FunctionalInterface
public interface DigitalStep {

    /** Computes a node's results. */
    void run();
}
