package dev.synram.kernel;

import dev.synram.kernel.data.LaneGroup;
import dev.synram.kernel.data.LaneWeights;

/** Sums what the events of interleaved vectors bring to each column. */
public interface ChargeKernel {

    /**
     * {@code sums[c][l] = sum over k of weights[k][firstColumn + c] * pulses[k][l]} for the group's columns {@code c} and
     * lanes {@code l}. Every sum is made of fused multiply-adds in the order of {@code k}.
     *
     * @param weights inputs x columns of the block, in LSB per unit of pulse length
     * @param group holds pulses and receives sums; those of columns up to the end of a panel are computed too
     */
    void multiply(LaneWeights weights, LaneGroup group);
}
