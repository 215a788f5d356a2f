package dev.synram.compiler.spiking.runs;

import dev.synram.compiler.spiking.ModelPlacement;

/**
 * What a chip runs at once.
 *
 * @param part of a model
 * @param placement of the part on the chip
 */
public record PlacedPart(ModelPart part, ModelPlacement placement) {}
