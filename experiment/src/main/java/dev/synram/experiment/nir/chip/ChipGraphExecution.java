package dev.synram.experiment.nir.chip;

import dev.synram.nir.execution.Execution;

/**
 * What a graph did on a chip.
 *
 * @param execution its spikes in time of the graph, in the steps of the host
 * @param weights number of weights that are not 0
 * @param limitedWeights how many of them are larger than the synapses that fit
 * @param runs in parts that fit the chip; 1 if the graph fits as a whole
 * @param droppedEvents events that found an output of the crossbar busy, and were lost
 */
public record ChipGraphExecution(Execution execution, int weights, int limitedWeights, int runs, long droppedEvents) {}
