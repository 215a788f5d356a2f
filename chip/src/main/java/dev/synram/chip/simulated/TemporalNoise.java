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
        columnScale =
                Draw.of(chipSeed, hemisphere, Draw.Kind.NOISE_SCALE).normals(COLUMNS, 1.0, parameters.columnSpread());
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
     * @param scratch holds one value a column from {@code firstColumn} on
     * @param events number of events that the vector sent
     */
    void addTo(Scratch scratch, int firstColumn, int columns, int events, Run run, long vector) {
        long vectorKey = vectorKey(run, vector);
        drawBits(scratch.bits, firstColumn, columns, CounterRandom.combine(vectorKey, COLUMN));
        NormalQuantile.of(scratch.bits, scratch.normals, columns);
        float shared = common * CounterRandom.normal(vectorKey, COMMON);
        float deviation = (float) Math.sqrt(constantVariance + events * varianceOfEvent);
        for (int i = 0; i < columns; i++) {
            scratch.sums[i] += shared + deviation * columnScale[firstColumn + i] * scratch.normals[i];
        }
    }

    /** One hash serves an even column and the odd one after it. */
    private static void drawBits(int[] bits, int firstColumn, int columns, long key) {
        int last = firstColumn + columns;
        for (int column = firstColumn & ~1; column < last; column += 2) {
            long hash = CounterRandom.bits(key, column >> 1);
            if (column >= firstColumn) {
                bits[column - firstColumn] = (int) hash;
            }
            if (column + 1 < last) {
                bits[column + 1 - firstColumn] = (int) (hash >>> Integer.SIZE);
            }
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
