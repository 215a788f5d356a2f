package dev.synram.network.spiking;

import java.util.Arrays;

/**
 * A number for every class; the largest is the answer.
 *
 * @param values the numbers
 * @param origins where each comes from: the point of the trace, or the number of the spike; {@link #NOWHERE} if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // the caller's own; scores are never compared as records
public record Scores(double[] values, int[] origins) {

    /** No point and no spike. */
    public static final int NOWHERE = -1;

    static Scores of(int count) {
        int[] origins = new int[count];
        Arrays.fill(origins, NOWHERE);
        return new Scores(new double[count], origins);
    }

    void raise(int output, double value, int origin) {
        if (value > values[output]) {
            set(output, value, origin);
        }
    }

    void set(int output, double value, int origin) {
        values[output] = value;
        origins[output] = origin;
    }

    /** Number of classes. */
    public int count() {
        return values.length;
    }

    /** The class with the largest number; of equal ones the first, or -1 if all are equal, as when no output spiked. */
    public int answer() {
        int best = 0;
        boolean equal = true;
        for (int i = 1; i < values.length; i++) {
            equal &= values[i] == values[0];
            best = values[i] > values[best] ? i : best;
        }
        return equal && values.length > 1 ? NOWHERE : best;
    }
}
