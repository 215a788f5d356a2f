package dev.synram.data.ecg;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The intervals between the beats of a record, relative to those of the same patient: before and after a beat, each divided by the
 * mean of the record and by the mean of the ten intervals before the last one, much as de Chazal, O'Dwyer and Reilly (2004) have an
 * average over the record and one over neighbouring intervals. An interval without a neighbour counts as the mean of the record.
 */
final class Rhythm {

    /** Number of values of a beat. */
    static final int VALUES = 4;

    private static final int LOCAL = 10;

    private final int[] intervals;
    private final double mean;

    /** Intervals of all beats of a record, two or more. */
    Rhythm(List<Beat> beats) {
        intervals = IntStream.range(1, beats.size())
                .map(i -> beats.get(i).sample() - beats.get(i - 1).sample())
                .toArray();
        mean = Math.max(1, Arrays.stream(intervals).average().orElseThrow());
    }

    /** The values of a beat: 0 for an interval like the others, -1 for half of it or less, 1 for one and a half or more. */
    float[] of(int beat) {
        double before = interval(beat - 1);
        double after = interval(beat);
        double local = IntStream.range(beat - 1 - LOCAL, beat - 1)
                .mapToDouble(this::interval)
                .average()
                .orElseThrow();
        return new float[] {
            relative(before, mean), relative(after, mean), relative(before, local), relative(after, local)
        };
    }

    private double interval(int number) {
        return number >= 0 && number < intervals.length ? intervals[number] : mean;
    }

    private static float relative(double interval, double usual) {
        return (float) Math.clamp(2 * (interval / usual - 1), -1, 1);
    }
}
