package dev.synram.experiment.sweep;

import java.io.Serializable;

/**
 * What every row of a sweep needs beside its point, in a form that can be sent to other machines.
 *
 * @param network the content of a {@code .synram} file; empty in a sweep without a network
 * @param activations of all test samples, one after the other
 * @param labels of the samples
 * @param runs number of runs of all samples
 * @param seed of the noise
 */
@SuppressWarnings("ArrayRecordComponent") // large; never compared as records
public record SweepWorkload(byte[] network, byte[] activations, byte[] labels, int runs, long seed)
        implements Serializable {

    /** Whether a network runs on the chips. */
    public boolean hasNetwork() {
        return network.length > 0;
    }
}
