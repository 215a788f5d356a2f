package dev.synram.simulator.error;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;
import static dev.synram.chip.geometry.ChipGeometry.COLUMNS_PER_QUADRANT;
import static dev.synram.chip.geometry.ChipGeometry.QUADRANTS;
import static dev.synram.chip.geometry.ChipGeometry.SIGNED_INPUTS;

/**
 * The static errors of the circuits of one hemisphere. Quadrants and chips are not equally good: all errors of the instances
 * of a quadrant are larger or smaller by a common factor.
 */
public final class Variation {

    private final long chipSeed;
    private final int hemisphere;
    private final ChipParameters parameters;
    private final double[] quality = new double[QUADRANTS];

    /** Draws how good the quadrants of a hemisphere are. */
    public Variation(long chipSeed, int hemisphere, ChipParameters parameters) {
        this.chipSeed = chipSeed;
        this.hemisphere = hemisphere;
        this.parameters = parameters;
        double ofChip = magnitude(ErrorSource.QUALITY_CHIP)
                * Draw.of(chipSeed, 0, Draw.Kind.QUALITY_CHIP).normal(0);
        Draw ofQuadrants = draw(Draw.Kind.QUALITY_QUADRANT);
        for (int quadrant = 0; quadrant < QUADRANTS; quadrant++) {
            double ofQuadrant = magnitude(ErrorSource.QUALITY_QUADRANT) * ofQuadrants.normal(quadrant);
            quality[quadrant] = StrictMath.exp(ofChip + ofQuadrant);
        }
    }

    /** What the circuits are meant to do. */
    public ChipParameters.Design design() {
        return parameters.design();
    }

    /** The magnitude of an error source. */
    public double magnitude(ErrorSource source) {
        return parameters.magnitude(source);
    }

    /** The draws of one kind in this hemisphere. */
    public Draw draw(Draw.Kind kind) {
        return Draw.of(chipSeed, hemisphere, kind);
    }

    /** The draws of one kind that all hemispheres of the chip share. */
    public Draw drawOfChip(Draw.Kind kind) {
        return Draw.of(chipSeed, 0, kind);
    }

    /** {@code mean + deviation * normal} of every column, with a larger deviation in a worse quadrant. */
    public float[] columns(Draw.Kind kind, double mean, double deviation) {
        Draw draw = draw(kind);
        float[] values = new float[COLUMNS];
        for (int column = 0; column < COLUMNS; column++) {
            values[column] = (float) (mean + deviation * quality(column) * draw.normal(column));
        }
        return values;
    }

    /** The same of every synapse driver; even and odd drivers belong to one quadrant each. */
    public float[] drivers(Draw.Kind kind, double mean, double deviation) {
        Draw draw = draw(kind);
        float[] values = new float[SIGNED_INPUTS];
        for (int driver = 0; driver < SIGNED_INPUTS; driver++) {
            values[driver] = (float) (mean + deviation * quality[driver % QUADRANTS] * draw.normal(driver));
        }
        return values;
    }

    /** {@code mean + deviation * normal} of every quadrant. */
    public float[] quadrants(Draw.Kind kind, double mean, double deviation) {
        return draw(kind).normals(QUADRANTS, mean, deviation);
    }

    /** By how much the errors of a column are larger than on an average chip. */
    public double quality(int column) {
        return quality[column / COLUMNS_PER_QUADRANT];
    }
}
