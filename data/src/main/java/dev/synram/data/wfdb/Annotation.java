package dev.synram.data.wfdb;

/**
 * A remark at a point of a record.
 *
 * @param sample number of the sample, from 0
 * @param code what is there, 0..49: a kind of beat, or something else ({@code ecgcodes.h} of the WFDB library)
 */
public record Annotation(int sample, int code) {}
