package dev.synram.experiment.sweep.work;

import java.io.Serializable;
import java.util.List;

/**
 * What every row of a sweep needs beside its point, in a form that can be sent to other machines.
 *
 * @param networks the networks with their samples, all of one kind; none if chips are measured alone
 * @param runs number of runs of all samples
 * @param seed of the noise
 */
public record SweepWorkload(List<NetworkWorkload> networks, int runs, long seed) implements Serializable {

    public SweepWorkload {
        networks = List.copyOf(networks);
    }
}
