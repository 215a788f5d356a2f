package dev.synram.chip.simulated;

import static dev.synram.chip.ChipGeometry.COLUMNS;

import dev.synram.chip.Run;
import dev.synram.chip.random.CounterRandom;
import dev.synram.chip.random.NormalQuantile;
import dev.synram.chip.simulated.ChipParameters.NoiseParameters;

/**
 * Temporal noise of the results of one hemisphere. Every number is keyed by chip, hemisphere, run, vector and column.
 *
 * <p>A result is the difference of two rounded readings. The folded model rounds once, so the rounding error of the
 * baseline (a variance of 1/12) is part of the noise here, as is the noise of the baseline's reading.
 */
final class TemporalNoise {

    private static final double ROUNDING_VARIANCE = 1.0 / 12.0;
    private static final long COMMON = 1;
    private static final long COLUMN = 2;
    private static final long RESET = 3;

    private final long key;
    private final float[] columnScale;
    private final double constantVariance;
    private final double varianceOfEvent;
    private final float read;
    private final float common;

    TemporalNoise(long chipSeed, int hemisphere, NoiseParameters parameters) {
        key = Draw.of(chipSeed, hemisphere, Draw.Kind.TEMPORAL_NOISE).key();
        columnScale = Draw.of(chipSeed, hemisphere, Draw.Kind.NOISE_SCALE)
                .normals(COLUMNS, 1.0, parameters.columnSpread());
        constantVariance = parameters.membrane() * parameters.membrane()
                + 2 * parameters.read() * parameters.read()
                + (parameters.read() > 0 ? ROUNDING_VARIANCE : 0);
        varianceOfEvent = parameters.event() * parameters.event();
        read = (float) parameters.read();
        common = (float) parameters.common();
    }

    /**
     * Adds noise to the results of one vector.
     *
     * @param values one value a column from {@code firstColumn} on
     * @param events number of events that the vector sent
     */
    void addTo(float[] values, int firstColumn, int columns, int events, Run run, long vector) {
        long vectorKey = vectorKey(run, vector);
        float shared = common * CounterRandom.normal(vectorKey, COMMON);
        float deviation = (float) Math.sqrt(constantVariance + events * varianceOfEvent);
        long columnKey = CounterRandom.combine(vectorKey, COLUMN);
        long bits = 0;
        for (int i = 0; i < columns; i++) {
            int column = firstColumn + i;
            boolean even = (column & 1) == 0;
            if (even || i == 0) {
                bits = CounterRandom.bits(columnKey, column >> 1);
            }
            float normal = NormalQuantile.of((int) (even ? bits : bits >>> Integer.SIZE));
            values[i] += shared + deviation * columnScale[column] * normal;
        }
    }

    /** Noise of reading one reset membrane. */
    float ofReading(int column, Run run) {
        long vectorKey = vectorKey(run, 0);
        return read * CounterRandom.normal(CounterRandom.combine(vectorKey, RESET), column);
    }

    private long vectorKey(Run run, long vector) {
        return CounterRandom.combine(key ^ run.key(), run.firstVector() + vector);
    }
}
