package dev.synram.remote.message;

import java.util.List;

/**
 * What ADCs gave.
 *
 * @param readings in the order of the {@link Read}
 */
public record Readings(List<Values> readings) implements Outcome {

    /**
     * One reading.
     *
     * @param values one a column, or one a sample
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Values(int[] values) {}
}
