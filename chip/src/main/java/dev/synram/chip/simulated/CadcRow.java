package dev.synram.chip.simulated;

import static dev.synram.chip.ChipGeometry.COLUMNS;
import static dev.synram.chip.ChipGeometry.COLUMNS_PER_QUADRANT;

import dev.synram.chip.simulated.ChipParameters.CadcParameters;

/** The CADC channels of one hemisphere. */
final class CadcRow {

    static final int MAX_READING = 255;

    private final float[] slope;
    private final float[] offset;
    private final float[] digitalOffset = new float[COLUMNS];

    CadcRow(long chipSeed, int hemisphere, CadcParameters parameters) {
        int quadrants = COLUMNS / COLUMNS_PER_QUADRANT;
        slope = Draw.of(chipSeed, hemisphere, Draw.Kind.CADC_QUADRANT_SLOPE)
                .normals(quadrants, 1.0, parameters.quadrantSlopeSpread());
        float[] quadrantOffset = Draw.of(chipSeed, hemisphere, Draw.Kind.CADC_QUADRANT_OFFSET)
                .normals(quadrants, 0, parameters.quadrantOffsetSpread());
        offset = Draw.of(chipSeed, hemisphere, Draw.Kind.CADC_CHANNEL_OFFSET)
                .normals(COLUMNS, 0, parameters.channelOffsetSpread());
        for (int column = 0; column < COLUMNS; column++) {
            offset[column] += quadrantOffset[column / COLUMNS_PER_QUADRANT];
        }
    }

    void configure(int[] offsetCells, int first) {
        for (int column = 0; column < COLUMNS; column++) {
            digitalOffset[column] = offsetCells[first + column];
        }
    }

    /** Readings per LSB of membrane voltage. */
    float slope(int column) {
        return slope[column / COLUMNS_PER_QUADRANT];
    }

    /** What a channel adds to every reading. */
    float offset(int column) {
        return offset[column] + digitalOffset[column];
    }
}
