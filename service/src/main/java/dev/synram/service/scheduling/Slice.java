package dev.synram.service.scheduling;

/**
 * Some runs of a work, which are computed together.
 *
 * @param work that they belong to
 * @param first number of the first run
 * @param count how many
 */
record Slice(Work work, int first, int count) {}
