package dev.synram.training.spiking;

import dev.synram.experiment.spiking.learning.SpikingChipAnswers;
import dev.synram.experiment.spiking.learning.SpikingTrainingResult;
import dev.synram.experiment.spiking.trained.TrainedSpikingNetwork;

/**
 * A trained network.
 *
 * @param network with its weights after training on the host and in the loop
 * @param result accuracies and history
 * @param answers to the test samples before and after training in the loop
 */
public record SpikingTrained(TrainedSpikingNetwork network, SpikingTrainingResult result, SpikingChipAnswers answers) {}
