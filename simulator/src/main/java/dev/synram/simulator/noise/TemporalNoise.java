package dev.synram.simulator.noise;

import static dev.synram.chip.ChipGeometry.COLUMNS;

import dev.synram.chip.NoiseKey;
import dev.synram.chip.random.CounterRandom;
import dev.synram.kernel.data.LaneGroup;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.simulator.error.Draw;
import dev.synram.simulator.error.ErrorSource;

/**
 * Temporal noise of one hemisphere, source by source. Every number is keyed by chip, hemisphere, noise key, vector and column.
 */
public final class TemporalNoise {

    private static final long COMMON = 1;
    private static final long LANES = 2;

    private final long key;
    private final float[] columnScale;
    private final double reset;
    private final double membrane;
    private final double event;
    private final double reading;
    private final double common;

    /** The noise of a hemisphere, with magnitudes from the parameters. */
    public TemporalNoise(long chipSeed, int hemisphere, ChipParameters parameters) {
        key = Draw.of(chipSeed, hemisphere, Draw.Kind.TEMPORAL_NOISE).key();
        columnScale = Draw.of(chipSeed, hemisphere, Draw.Kind.NOISE_SCALE)
                .normals(COLUMNS, 1.0, parameters.magnitude(ErrorSource.NOISE_SPREAD));
        reset = parameters.magnitude(ErrorSource.NOISE_RESET);
        membrane = parameters.magnitude(ErrorSource.NOISE_MEMBRANE);
        event = parameters.magnitude(ErrorSource.NOISE_EVENT);
        reading = parameters.magnitude(ErrorSource.NOISE_READING);
        common = parameters.magnitude(ErrorSource.NOISE_COMMON);
    }

    /** How much larger than the mean the noise of a column is. */
    public float columnScale(int column) {
        return columnScale[column];
    }

    /** Variance on a membrane some time after its reset, with a number of events in between. */
    public double membraneVariance(double micros, double leakRate, int events) {
        double walked = leakRate == 0 ? micros : -StrictMath.expm1(-2 * leakRate * micros) / (2 * leakRate);
        return reset * reset + membrane * membrane * walked + event * event * events;
    }

    /** Variance that a time without events adds to a membrane. */
    public double walkVariance(double micros, double leakRate) {
        return membraneVariance(micros, leakRate, 0) - reset * reset;
    }

    /** Variance that one event adds to a membrane. */
    public double eventVariance() {
        return event * event;
    }

    /** Variance of one reading of a channel. */
    public double readingVariance() {
        return reading * reading;
    }

    /** The key of all noise of one vector. */
    public long vectorKey(NoiseKey noise, long vector) {
        return CounterRandom.combine(key ^ noise.key(), noise.offset() + vector);
    }

    /** The key of the noise of interleaved vectors. */
    public long laneStream(NoiseKey noise) {
        return CounterRandom.combine(key ^ noise.key(), LANES);
    }

    /**
     * Sets the keys of the vectors of a lane group.
     *
     * @param stream as named by {@link #laneStream}
     * @param vector the number of the vector in the first lane
     * @param step from the vector in a lane to the one in the next
     * @param group receives the keys
     */
    public static void laneKeys(long stream, long vector, int step, LaneGroup group) {
        for (int i = 0; 2 * i < group.lanes(); i++) {
            group.evenKeys[i] = CounterRandom.bits(stream, vector + 2L * i * step);
            group.oddKeys[i] = CounterRandom.bits(stream, vector + (2L * i + 1) * step);
        }
    }

    /** The noise that all columns of a reading share. */
    public float common(long vectorKey) {
        return (float) (common * CounterRandom.normal(vectorKey, COMMON));
    }

    /** The same for the lanes of a group, from normal numbers. */
    public void common(float[] normals, float[] target) {
        for (int lane = 0; lane < target.length; lane++) {
            target[lane] = (float) common * normals[lane];
        }
    }
}
