package dev.synram.simulator.noise;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;
import static dev.synram.chip.geometry.ChipGeometry.QUADRANTS;

import dev.synram.chip.NoiseKey;
import dev.synram.chip.random.CounterRandom;
import dev.synram.kernel.data.LaneGroup;
import dev.synram.simulator.error.Draw;
import dev.synram.simulator.error.ErrorSource;
import dev.synram.simulator.error.Variation;

/**
 * Temporal noise of one hemisphere, source by source. Every number is keyed by chip, hemisphere, noise key, vector and column.
 */
public final class TemporalNoise {

    private static final long[] COMMON_OF_QUADRANT = {1, 3};
    private static final long LANES = 2;

    /** One column in so many is noisier: 3 %. */
    private static final int COLUMNS_PER_OUTLIER = 33;

    private final long key;
    private final float[] columnScale;
    private final double reset;
    private final double membrane;
    private final double event;
    private final double reading;
    private final double common;

    /** The noise of a hemisphere, with magnitudes from the parameters. */
    public TemporalNoise(Variation variation) {
        key = variation.draw(Draw.Kind.TEMPORAL_NOISE).key();
        columnScale = variation.columns(Draw.Kind.NOISE_SCALE, 1.0, variation.magnitude(ErrorSource.NOISE_SPREAD));
        double excess = variation.magnitude(ErrorSource.NOISE_OUTLIER);
        long outliers = variation.draw(Draw.Kind.NOISE_OUTLIER).key();
        for (int column = 0; column < COLUMNS; column++) {
            if (CounterRandom.below(COLUMNS_PER_OUTLIER, outliers, column) == 0) {
                columnScale[column] *= (float) (1 + excess);
            }
        }
        reset = variation.magnitude(ErrorSource.NOISE_RESET);
        membrane = variation.magnitude(ErrorSource.NOISE_MEMBRANE);
        event = variation.magnitude(ErrorSource.NOISE_EVENT);
        reading = variation.magnitude(ErrorSource.NOISE_READING);
        common = variation.magnitude(ErrorSource.NOISE_COMMON);
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

    /** Random walk of a column's membrane in LSB per square root of µs. */
    public double membraneDeviation(int column) {
        return membrane * columnScale[column];
    }

    /** How much larger the noise of a membrane is in a time with events, one a row of synapses, than without. */
    public double eventNoiseScale(int events, double micros) {
        return membrane == 0 ? 1 : Math.sqrt(1 + event * event * events / (membrane * membrane * micros));
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

    /** The noise that all columns of a quadrant share in a reading, for each quadrant. */
    public float[] common(long vectorKey) {
        float[] shared = new float[QUADRANTS];
        for (int quadrant = 0; quadrant < QUADRANTS; quadrant++) {
            shared[quadrant] = (float) (common * CounterRandom.normal(vectorKey, COMMON_OF_QUADRANT[quadrant]));
        }
        return shared;
    }

    /** The same for the lanes of a group, a row a quadrant, from as many normal numbers. */
    public void common(float[] normals, float[] target) {
        for (int i = 0; i < target.length; i++) {
            target[i] = (float) common * normals[i];
        }
    }
}
