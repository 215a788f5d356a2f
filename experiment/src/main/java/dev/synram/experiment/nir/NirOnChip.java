package dev.synram.experiment.nir;

import dev.synram.nir.execution.Execution;

/**
 * What a chip did with a graph, to be compared.
 *
 * @param chip on which
 * @param execution its spikes
 * @param toleranceSeconds by which times of one spike may differ on the host, in seconds of the graph; 0 or more
 */
public record NirOnChip(NirChip chip, Execution execution, double toleranceSeconds) {}
