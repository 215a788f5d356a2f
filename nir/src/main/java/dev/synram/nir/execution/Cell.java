package dev.synram.nir.execution;

/** A node that computes step by step. */
interface Cell {

    /**
     * Computes one step.
     *
     * @param in sum of its inputs
     * @param out receives its results
     */
    void step(double[] in, double[] out);

    /** What is traced of it after a step, of the results that it had: its membranes if it has any. */
    default double[] traced(double[] out) {
        return out;
    }
}
