package dev.synram.simulator.circuit;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;
import static dev.synram.chip.geometry.ChipGeometry.COLUMNS_PER_QUADRANT;
import static dev.synram.chip.geometry.ChipGeometry.QUADRANTS;

import dev.synram.chip.Cell;
import dev.synram.simulator.drift.Drift;
import dev.synram.simulator.error.Draw;
import dev.synram.simulator.error.ErrorSource;
import dev.synram.simulator.error.Variation;

/**
 * The CADC channels of one hemisphere. A reading is the time that a quadrant's ramp takes to a channel's voltage:
 * {@code slope * (voltage - start) + channel offset}, clipped to 0..255 before and after the digital offset is added.
 */
public final class CadcRow {

    /** Largest reading of a channel: 8 bits. */
    public static final int MAX_READING = 255;

    /** Far beyond all results. */
    private static final int UNLIMITED = 1 << 20;

    /** Steps of the ramp's offset cell for one nominal LSB. */
    private static final float CELLS_PER_LSB = 3.5f;

    private final Variation variation;
    private final boolean clips;
    private final float[] slopeError;
    private final float[] startError;
    private final float[] channelError;
    private final Drift drift;
    private final float[] slope = new float[QUADRANTS];
    private final float[] start = new float[QUADRANTS];
    private final float[] offset = new float[COLUMNS];
    private final float[] digitalOffset = new float[COLUMNS];

    CadcRow(Variation variation) {
        this.variation = variation;
        clips = variation.magnitude(ErrorSource.CADC_CLIPPING) > 0;
        slopeError =
                variation.quadrants(Draw.Kind.CADC_RAMP_SLOPE, 1, variation.magnitude(ErrorSource.CADC_RAMP_SLOPE));
        startError =
                variation.quadrants(Draw.Kind.CADC_RAMP_OFFSET, 0, variation.magnitude(ErrorSource.CADC_RAMP_OFFSET));
        channelError = variation.columns(Draw.Kind.CADC_CHANNEL, 0, variation.magnitude(ErrorSource.CADC_CHANNEL));
        drift = new Drift(variation.draw(Draw.Kind.DRIFT_CADC), variation.magnitude(ErrorSource.DRIFT_CADC), COLUMNS);
    }

    void configure(CellBank cells, double millis) {
        double[] changes = drift.at(millis);
        float[] slopeCells = cells.values(Cell.CADC_RAMP_SLOPE);
        float[] startCells = cells.values(Cell.CADC_RAMP_OFFSET);
        float[] offsetCells = cells.values(Cell.CADC_OFFSET);
        for (int quadrant = 0; quadrant < QUADRANTS; quadrant++) {
            float steepness = Math.max(1f, slopeCells[quadrant]) / Cell.CADC_RAMP_SLOPE.defaultValue();
            slope[quadrant] = slopeError[quadrant] / steepness;
            start[quadrant] = (startCells[quadrant] - Cell.CADC_RAMP_OFFSET.defaultValue()) / CELLS_PER_LSB
                    + startError[quadrant];
        }
        for (int column = 0; column < COLUMNS; column++) {
            offset[column] = (float) (channelError[column] + variation.quality(column) * changes[column]);
            digitalOffset[column] = offsetCells[column];
        }
    }

    /** Readings per nominal LSB. */
    public float slope(int column) {
        return slope[column / COLUMNS_PER_QUADRANT];
    }

    /** The reading of a voltage before rounding, clipping and the digital offset. */
    public double exactReading(int column, double voltage) {
        int quadrant = column / COLUMNS_PER_QUADRANT;
        return slope[quadrant] * (voltage - start[quadrant]) + offset[column];
    }

    /** The reading of a voltage, 0..255; beyond if readings are not clipped. */
    public int read(int column, double voltage, double noise) {
        return withDigitalOffset(column, Math.round(exactReading(column, voltage) + noise));
    }

    /** The lowest reading of a channel that results are made of. */
    public int lowest(int column) {
        return withDigitalOffset(column, clips ? 0 : -UNLIMITED);
    }

    /** The highest reading of a channel that results are made of. */
    public int highest(int column) {
        return withDigitalOffset(column, clips ? MAX_READING : UNLIMITED);
    }

    /** A reading before rounding, in the range of the channel. */
    public double limited(double exact) {
        return clips ? Math.clamp(exact, 0, MAX_READING) : exact;
    }

    private int withDigitalOffset(int column, long reading) {
        if (!clips) {
            return Math.clamp(reading, -UNLIMITED, UNLIMITED) + (int) digitalOffset[column];
        }
        int converted = Math.clamp(reading, 0, MAX_READING);
        return Math.clamp(converted + (long) digitalOffset[column], 0, MAX_READING);
    }

    /** What a channel's digital offset adds. */
    public float digitalOffset(int column) {
        return digitalOffset[column];
    }
}
