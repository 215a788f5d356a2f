package dev.synram.remote.message;

/**
 * Readings of an ADC.
 *
 * @param values one a column, or one a sample
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Readings(int[] values) implements Outcome {}
