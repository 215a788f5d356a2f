package dev.synram.service.scheduling;

/**
 * Time and energy of a sample on a chip; computed by models, not measured.
 *
 * @param microseconds time of a sample within a batch
 * @param millijoules energy of a sample
 */
public record ModelledSample(double microseconds, double millijoules) {}
