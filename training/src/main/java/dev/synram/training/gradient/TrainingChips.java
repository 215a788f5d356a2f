package dev.synram.training.gradient;

import dev.synram.compiler.Compiler;
import dev.synram.runtime.ChipCluster;

/**
 * Calibrated chips that a network is laid out on together, and how.
 *
 * @param cluster the chips
 * @param compiler lays the network out on them
 */
public record TrainingChips(ChipCluster cluster, Compiler compiler) {

    /** LSB per unit of activation x weight at one send, measured on the chips. */
    public double gain() {
        return cluster.gain();
    }
}
