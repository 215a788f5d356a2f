package dev.synram.cli.option;

import dev.synram.experiment.setting.SettingException;
import dev.synram.experiment.sweep.SweepAxes;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Consecutive seeds.
 *
 * @param first the smallest
 * @param last the largest
 */
record SeedRange(long first, long last) {

    /** The seeds of ranges, one after the other. */
    static List<Long> seeds(List<SeedRange> ranges) {
        double count = ranges.stream()
                .mapToDouble(range -> (double) range.last - range.first + 1)
                .sum();
        if (count > SweepAxes.MOST_VALUES) {
            throw new SettingException(
                    "chipSeed",
                    "names %s seeds; at most %s are supported".formatted((long) count, SweepAxes.MOST_VALUES));
        }
        return ranges.stream()
                .flatMapToLong(range -> LongStream.rangeClosed(range.first, range.last))
                .boxed()
                .toList();
    }
}
