package dev.synram.training.gradient;

import dev.synram.compiler.Compiler;
import dev.synram.runtime.ChipCluster;

/**
 * Calibrated chips on which a network is placed together, with their compiler.
 *
 * @param cluster the chips
 * @param compiler compiler for these chips
 */
public record TrainingChips(ChipCluster cluster, Compiler compiler) {

    /** LSB per unit of activation x weight at one send, measured on the chips. */
    public double gain() {
        return cluster.gain();
    }
}
