package dev.synram.nir.difference;

/**
 * A single change that makes two executions equal.
 *
 * @param kind what is changed
 * @param side which execution is changed, A or B
 * @param node name of the changed node; empty if the change is of the whole execution
 * @param field name of the changed field, or of the setting
 * @param from its value before
 * @param to its value after
 */
public record Cause(Kind kind, Side side, String node, String field, String from, String to) {

    /** What is changed. */
    public enum Kind {
        /** The unit of the times in the file. */
        UNIT_OF_TIME,
        /** The length of a step. */
        STEP,
        /** What happens to the membrane at a spike. */
        RESET,
        /** Whether a membrane at the threshold spikes. */
        THRESHOLD,
        /** Whether spikes are seen, or made, a step later. */
        ONE_STEP,
        /** How the equations are solved. */
        INTEGRATION,
        /** The membrane before the first step. */
        START,
        /** The delay of a node, or the node itself. */
        DELAY,
        /** Another field of a node. */
        FIELD,
        /** The edges of the graph. */
        EDGES
    }

    /** Which of two executions. */
    public enum Side {
        /** The first. */
        A,
        /** The second. */
        B
    }
}
