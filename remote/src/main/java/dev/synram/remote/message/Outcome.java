package dev.synram.remote.message;

/** What came of a program. */
public sealed interface Outcome permits Failure, Product, Readings, Records {}
