package dev.synram.runtime.execution;

import dev.synram.chip.Run;

/** A part of whichever run it was named after last, so that naming the parts of a run takes no memory. */
final class RunPart implements Run {

    private long key;
    private long firstVector;

    /**
     * Becomes a part of a run.
     *
     * @param part number of the part
     * @param pieces as how many vectors each of those that the run counts is sent
     */
    RunPart nameAfter(Run run, int part, int pieces) {
        key = run.partKey(part);
        firstVector = run.firstVector() * pieces;
        return this;
    }

    @Override
    public long key() {
        return key;
    }

    @Override
    public long firstVector() {
        return firstVector;
    }
}
