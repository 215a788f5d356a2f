package dev.synram.runtime;

import dev.synram.chip.Chip;
import dev.synram.chip.Run;
import dev.synram.chip.Vectors;
import dev.synram.compiler.MacStep;
import dev.synram.compiler.Placement;
import dev.synram.compiler.Tile;
import dev.synram.network.QuantizedWeights;

/**
 * Executes single multiplications of a program on a chip: writes the weights of each configuration, multiplies tile by
 * tile, and adds row tiles digitally with 8-bit saturation, as the chip's processors do.
 *
 * @param chip the chip, calibrated by whoever owns it
 */
public record MacExecutor(Chip chip) {

    /**
     * Multiplies all vectors with the matrix of a step.
     *
     * @param run names the execution; tiles draw their noise from parts of it
     * @param inputs vectors of 5-bit activations, as long as the matrix has rows
     * @param results receives 8-bit results, as long as the matrix has columns
     */
    public void execute(MacStep step, QuantizedWeights weights, Run run, Vectors inputs, Vectors results) {
        int written = -1;
        for (Placement placement : step.placements()) {
            if (placement.configuration() != written) {
                written = placement.configuration();
                write(step, weights, written);
            }
            multiply(step, placement, run.part(placement.pass()), inputs, results);
        }
    }

    private void write(MacStep step, QuantizedWeights weights, int configuration) {
        for (Placement placement : step.placements()) {
            if (placement.configuration() == configuration) {
                Tile tile = placement.tile();
                chip.writeWeights(
                        placement.block(),
                        weights.block(tile.firstInput(), tile.inputs(), tile.firstOutput(), tile.outputs()));
            }
        }
    }

    private void multiply(MacStep step, Placement placement, Run run, Vectors inputs, Vectors results) {
        Tile tile = placement.tile();
        Vectors activations = inputs.slice(tile.firstInput(), tile.inputs());
        Vectors sums = results.slice(tile.firstOutput(), tile.outputs());
        if (tile.firstInput() == 0) {
            chip.multiply(placement.block(), step.settings(), run, activations, sums);
            return;
        }
        Vectors partial = Vectors.zeros(inputs.count(), tile.outputs());
        chip.multiply(placement.block(), step.settings(), run, activations, partial);
        addSaturating(partial, sums);
    }

    private static void addSaturating(Vectors addends, Vectors sums) {
        for (int v = 0; v < sums.count(); v++) {
            int from = addends.start(v);
            int to = sums.start(v);
            for (int i = 0; i < sums.length(); i++) {
                int sum = sums.data()[to + i] + addends.data()[from + i];
                sums.data()[to + i] = (byte) Math.clamp(sum, Byte.MIN_VALUE, Byte.MAX_VALUE);
            }
        }
    }
}
