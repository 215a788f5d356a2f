package dev.synram.cli.option.chip;

import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Consecutive seeds.
 *
 * @param first the smallest
 * @param last the largest
 */
record SeedRange(long first, long last) {

    /** How many there are, which may be more than an integer holds. */
    double count() {
        return (double) last - first + 1;
    }

    /** The seeds, in their order. */
    Stream<Long> seeds() {
        return LongStream.rangeClosed(first, last).boxed();
    }

    @Override
    public String toString() {
        return first == last ? Long.toString(first) : "%s..%s".formatted(first, last);
    }
}
