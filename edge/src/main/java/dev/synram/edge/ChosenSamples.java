package dev.synram.edge;

import dev.synram.data.LabelledData;

/**
 * Samples that are taken from a file.
 *
 * @param numbers of the samples in the file, from 0
 * @param data the samples in the order of a network's input
 */
@SuppressWarnings("ArrayRecordComponent") // one element a sample; never compared as records
record ChosenSamples(int[] numbers, LabelledData data) {}
