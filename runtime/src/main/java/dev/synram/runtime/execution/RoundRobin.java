package dev.synram.runtime.execution;

import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;

/**
 * The samples of a batch that one of several replicas takes: sample {@code i} belongs to replica {@code i %
 * replicas}, whatever the batches are.
 *
 * @param replica its number
 * @param replicas how many there are
 * @param begin number of the batch's first sample, as the noise key counts
 */
public record RoundRobin(int replica, int replicas, long begin) {

    /** Number in the batch of the first sample that it takes. */
    public int first() {
        return (int) Math.floorMod(replica - begin, (long) replicas);
    }

    /** The samples that it takes. */
    public Vectors of(Vectors batch) {
        return batch.every(replicas, first());
    }

    /** The noise key as the replica counts its samples. */
    public NoiseKey of(NoiseKey noise) {
        return noise.skip((begin + first()) / replicas - begin);
    }
}
