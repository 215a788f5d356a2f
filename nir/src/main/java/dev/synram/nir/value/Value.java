package dev.synram.nir.value;

/** What a field of a node or its metadata holds. */
public sealed interface Value permits Tensor, Integers, Text, Metadata {}
