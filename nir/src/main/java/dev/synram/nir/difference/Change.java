package dev.synram.nir.difference;

/** A change to try, and the execution that has it. */
record Change(Cause cause, Setup changed) {}
