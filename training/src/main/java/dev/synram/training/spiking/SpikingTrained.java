package dev.synram.training.spiking;

import dev.synram.experiment.spiking.learning.SpikingTrainingResult;
import dev.synram.network.spiking.SpikingModel;

/**
 * A trained network.
 *
 * @param model with its weights after training
 * @param result accuracies and history
 */
public record SpikingTrained(SpikingModel model, SpikingTrainingResult result) {}
