package dev.synram.simulator.circuit;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;

import dev.synram.simulator.error.Draw;
import dev.synram.simulator.error.ErrorSource;
import dev.synram.simulator.error.Variation;

/** The draws of an error of synapses, a row at a time. What has no magnitude is not drawn. */
final class SynapseDraws {

    private final double deviation;
    private final Draw draw;
    private final float[] normals;

    /**
     * Prepares the draws of a hemisphere.
     *
     * @param perSynapse number of draws a synapse has
     */
    SynapseDraws(Variation variation, ErrorSource source, Draw.Kind kind, int perSynapse) {
        deviation = variation.magnitude(source);
        draw = variation.draw(kind);
        normals = new float[perSynapse * COLUMNS];
    }

    /** Draws the synapses of a row. */
    void drawRow(int row) {
        if (deviation != 0) {
            draw.fill(normals, (long) row * normals.length);
        }
    }

    /** Standard deviation of the error. */
    double deviation() {
        return deviation;
    }

    /** A standard normal number of the row; 0 where the error has no magnitude. */
    double normal(int position) {
        return normals[position];
    }

    /** The error of a synapse of the row. */
    double of(int column) {
        return deviation * normals[column];
    }
}
