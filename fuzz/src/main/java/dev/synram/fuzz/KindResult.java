package dev.synram.fuzz;

import java.util.ArrayList;
import java.util.List;

/**
 * What happened to the files of one kind.
 *
 * @param kind name of the kind
 * @param files number of files
 * @param refused number of files that were refused as they should be
 * @param faults the first other exceptions, with their seeds; at most {@value #MOST_FAULTS}
 * @param slowest the file that took most time, in milliseconds of its thread
 * @param largest the file that took most memory, in bytes allocated by its thread
 */
public record KindResult(String kind, int files, int refused, List<String> faults, Extreme slowest, Extreme largest) {

    /** A file that is slower takes too long. */
    public static final long MOST_MILLIS = 5_000;

    /** A file for which more is allocated, over all of its reading, takes too much. */
    public static final long MOST_BYTES = 128_000_000;

    static final int MOST_FAULTS = 20;

    /** Copies the faults. */
    public KindResult {
        faults = List.copyOf(faults);
    }

    /**
     * A largest amount.
     *
     * @param amount how much
     * @param seed of the file
     */
    public record Extreme(long amount, long seed) {

        static final Extreme NONE = new Extreme(0, 0);

        Extreme or(long other, long otherSeed) {
            return other > amount ? new Extreme(other, otherSeed) : this;
        }
    }

    /** Number of files that were read. */
    public int accepted() {
        return files - refused - faults.size();
    }

    /** Everything that must not happen; empty if nothing did. */
    public List<String> complaints() {
        List<String> all = new ArrayList<>(faults);
        if (slowest.amount() > MOST_MILLIS) {
            all.add("seed %s takes %s ms; at most %s are allowed"
                    .formatted(slowest.seed(), slowest.amount(), MOST_MILLIS));
        }
        if (largest.amount() > MOST_BYTES) {
            all.add("seed %s takes %s bytes; at most %s are allowed"
                    .formatted(largest.seed(), largest.amount(), MOST_BYTES));
        }
        if (refused < files / 20) {
            all.add("only %s of %s files are refused; the damage is not seen".formatted(refused, files));
        }
        return all;
    }

    static String heading() {
        return "| kind | files | refused | accepted | faults | slowest, ms | largest, MB |%n|---|---:|---:|---:|---:|---:|---:|"
                .formatted();
    }

    String row() {
        return "| %s | %s | %s | %s | %s | %s | %s |"
                .formatted(
                        kind,
                        files,
                        refused,
                        accepted(),
                        faults.size(),
                        slowest.amount(),
                        largest.amount() / 1_000_000);
    }
}
