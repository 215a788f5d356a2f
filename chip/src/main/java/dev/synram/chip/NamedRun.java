package dev.synram.chip;

/** A run whose name does not change. */
record NamedRun(long key, long firstVector) implements Run {}
