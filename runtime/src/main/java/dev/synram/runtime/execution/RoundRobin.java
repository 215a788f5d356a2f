package dev.synram.runtime.execution;

import dev.synram.chip.Run;
import dev.synram.chip.Vectors;

/**
 * The samples of a batch that one of several replicas takes: sample {@code i} of a run belongs to replica {@code i %
 * replicas}, whatever the batches are.
 *
 * @param replica its number
 * @param replicas how many there are
 * @param begin number of the batch's first sample in its run
 */
record RoundRobin(int replica, int replicas, long begin) {

    /** Number in the batch of the first sample that it takes. */
    int first() {
        return (int) Math.floorMod(replica - begin, (long) replicas);
    }

    Vectors of(Vectors batch) {
        return batch.every(replicas, first());
    }

    /** The run as the replica counts its samples. */
    Run of(Run run) {
        return run.skip((begin + first()) / replicas - begin);
    }
}
