package dev.synram.nir.difference;

import dev.synram.nir.execution.Execution;
import java.util.List;
import java.util.Optional;

/**
 * How two executions differ, and why.
 *
 * @param a the first execution
 * @param b the second execution
 * @param shared how many spikes they share, node by node
 * @param first the first spike that differs; none if all spikes are equal
 * @param causes single changes each of which makes all spikes equal, what is known to differ first; with this stimulus
 *     they cannot be told apart
 * @param nearest if there is no such change, the one with which the first difference is latest, if any helps
 * @param tried number of changes that were executed
 */
public record Diagnosis(
        Execution a,
        Execution b,
        List<SharedSpikes> shared,
        Optional<FirstDifference> first,
        List<Cause> causes,
        Optional<Cause> nearest,
        int tried) {

    public Diagnosis {
        shared = List.copyOf(shared);
        causes = List.copyOf(causes);
    }
}
