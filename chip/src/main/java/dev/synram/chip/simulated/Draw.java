package dev.synram.chip.simulated;

import dev.synram.chip.random.CounterRandom;

/**
 * The static errors of one kind of circuit, drawn from the chip's seed: instance {@code i} has the same error whatever
 * else is drawn.
 */
record Draw(long key) {

    /** What an error belongs to. The numbers are part of every chip's identity and never change. */
    enum Kind {
        DRIVER_SLOPE(1),
        DRIVER_OFFSET(2),
        DRIVER_TOP(3),
        SYNAPSE_GAIN(4),
        SYNAPSE_UNIT(5),
        EXCITATORY_STRENGTH(6),
        INHIBITORY_STRENGTH(7),
        NEURON_OFFSET(8),
        NEURON_FLOOR(9),
        NEURON_REST(10),
        CADC_QUADRANT_SLOPE(11),
        CADC_QUADRANT_OFFSET(12),
        CADC_CHANNEL_OFFSET(13),
        NOISE_SCALE(14),
        TEMPORAL_NOISE(15);

        private final int stream;

        Kind(int stream) {
            this.stream = stream;
        }
    }

    static Draw of(long chipSeed, int hemisphere, Kind kind) {
        long chip = CounterRandom.combine(0, chipSeed);
        return new Draw(CounterRandom.combine(CounterRandom.combine(chip, hemisphere), kind.stream));
    }

    double normal(long instance) {
        return CounterRandom.normal(key, instance);
    }

    /** {@code mean + spread * normal} of every instance. */
    float[] normals(int instances, double mean, double spread) {
        float[] values = new float[instances];
        for (int i = 0; i < instances; i++) {
            values[i] = (float) (mean + spread * normal(i));
        }
        return values;
    }
}
