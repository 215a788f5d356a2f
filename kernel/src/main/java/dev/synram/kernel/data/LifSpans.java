package dev.synram.kernel.data;

/**
 * The lanes that are integrated: each array holds the first lane of a span and the one after its last, in turn, multiples of {@link
 * LifTable#GROUP}. A span lies in one half of the lanes.
 *
 * @param lines lanes whose lines are integrated, among them all lanes of the other two
 * @param joints lanes of the first half some of which are {@linkplain LifTable#joined joined}; those across are among the lines
 * @param membranes lanes whose membranes are integrated
 */
@SuppressWarnings("ArrayRecordComponent") // shared by runs; never compared
public record LifSpans(int[] lines, int[] joints, int[] membranes) {

    /** No lanes. */
    public static final LifSpans NONE = of();

    /** Spans of lanes none of which is joined. */
    public static LifSpans of(int... lanes) {
        return new LifSpans(lanes, new int[0], lanes);
    }
}
