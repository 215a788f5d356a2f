package dev.synram.edge;

import dev.synram.runtime.Classification;

/**
 * Classified samples.
 *
 * @param numbers of the samples in their file, from 0
 * @param classification of these samples
 */
@SuppressWarnings("ArrayRecordComponent") // one element a sample; never compared as records
record Classified(int[] numbers, Classification classification) {}
