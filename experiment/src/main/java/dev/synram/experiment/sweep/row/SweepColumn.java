package dev.synram.experiment.sweep.row;

/**
 * A column of the rows of a sweep.
 *
 * @param name in small letters with underscores, for SQL
 * @param unit of its values; empty for text, counts and numbers
 * @param meaning what it holds
 * @param type of its values
 */
public record SweepColumn(String name, String unit, String meaning, Type type) {

    /** What the values of a column are. */
    public enum Type {
        /** Whole numbers of 64 bits. */
        WHOLE,
        /** Numbers in double precision. */
        NUMBER,
        /** Text. */
        TEXT
    }
}
