package dev.synram.kernel.data;

/**
 * Standard normal numbers of several streams, and which of them are drawn next: some consecutive groups of {@value #GROUP}
 * numbers. Stream {@code s} begins at {@code s * stride} in {@link #numbers}.
 */
public final class NormalStreams {

    /** Numbers of a group. */
    public static final int GROUP = 32;

    /** Pairs of numbers of a group. */
    public static final int PAIRS = GROUP / 2;

    /** Groups of a stream: enough for the columns of a hemisphere at any offset. */
    public static final int GROUPS = 12;

    /** Name the streams. */
    public final long[] keys;

    /** A row of numbers a stream. */
    public final float[] numbers;

    private final int stride;
    private int count;
    private int firstGroup;
    private int groups;

    /**
     * Makes room.
     *
     * @param streams the largest number of streams
     * @param groups the largest number of groups of each
     */
    public NormalStreams(int streams, int groups) {
        keys = new long[streams];
        stride = groups * GROUP;
        numbers = new float[streams * stride];
    }

    /**
     * Selects what is drawn.
     *
     * @param streams the number of streams, whose {@link #keys} the caller sets
     * @param first number of the first group in each stream
     * @param groupCount number of groups of each stream; the last one's number is below {@value #GROUPS}
     */
    public void select(int streams, int first, int groupCount) {
        count = streams;
        firstGroup = first;
        groups = groupCount;
    }

    /** Distance between streams. */
    public int stride() {
        return stride;
    }

    /** Number of streams. */
    public int count() {
        return count;
    }

    /** Number of the first group in each stream. */
    public int firstGroup() {
        return firstGroup;
    }

    /** Number of groups of each stream. */
    public int groups() {
        return groups;
    }
}
