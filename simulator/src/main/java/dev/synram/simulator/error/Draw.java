package dev.synram.simulator.error;

import dev.synram.chip.random.CounterRandom;
import dev.synram.chip.random.NormalQuantile;

/**
 * The static errors of one kind of circuit, drawn from the chip's seed: instance {@code i} has the same error whatever
 * else is drawn.
 */
public record Draw(long key) {

    /** What an error belongs to. The numbers are part of every chip's identity and never change. */
    public enum Kind {
        DRIVER_SLOPE(1),
        DRIVER_OFFSET(2),
        DRIVER_TOP(3),
        SYNAPSE_GAIN(4),
        SYNAPSE_UNIT(5),
        EXCITATORY_STRENGTH(6),
        INHIBITORY_STRENGTH(7),
        SOFT_LIMIT(9),
        RESET_POTENTIAL(10),
        CADC_RAMP_SLOPE(11),
        CADC_RAMP_OFFSET(12),
        CADC_CHANNEL(13),
        NOISE_SCALE(14),
        TEMPORAL_NOISE(15),
        DRIVER_RAMP(16),
        SYNAPSE_BIAS(17),
        EXCITATORY_SPEED(18),
        INHIBITORY_SPEED(19),
        EXCITATORY_CURRENT(20),
        INHIBITORY_CURRENT(21),
        INPUT_SATURATION(22),
        LEAK_POTENTIAL(23),
        LEAK_CONDUCTANCE(24),
        DRIFT_EXCITATORY_STRENGTH(25),
        DRIFT_INHIBITORY_STRENGTH(26),
        DRIFT_TEMPERATURE(27),
        DRIFT_EXCITATORY_CURRENT(28),
        DRIFT_INHIBITORY_CURRENT(29),
        DRIFT_CADC(30),
        DRIVER_GAIN(31),
        SYNAPSE_EXCITATORY(32),
        STRENGTH_QUADRANT(33),
        TIME_CONSTANT_QUADRANT(34),
        POTENTIAL_QUADRANT(35),
        QUALITY_CHIP(36),
        QUALITY_QUADRANT(37),
        NOISE_OUTLIER(38),
        NOISE_SLOW(39),
        CELL_REWRITE(40),
        EVENT_DISTURBANCE(41),
        SYNAPSE_OFFSET(42),
        SOFT_LIMIT_KNEE(43),
        THRESHOLD(44),
        THRESHOLD_QUADRANT(45),
        RESET_CONDUCTANCE(46),
        MEMBRANE_CAPACITANCE(47),
        OFFSET_CURRENT(48),
        EXCITATORY_REVERSAL(49),
        INHIBITORY_REVERSAL(50),
        EXCITATORY_MODULATION(51),
        INHIBITORY_MODULATION(52),
        ADAPTATION_TIME_CONSTANT(53),
        ADAPTATION_STRENGTH(54),
        ADAPTATION_JUMP(55),
        ADAPTATION_POTENTIAL(56),
        EXPONENTIAL_POTENTIAL(57),
        EXPONENTIAL_SLOPE(58),
        COMPARTMENT_CONDUCTANCE(59),
        PLASTICITY_OFFSET(60),
        CAUSAL_AMPLITUDE(61),
        ACAUSAL_AMPLITUDE(62),
        CAUSAL_TIME_CONSTANT(63),
        ACAUSAL_TIME_CONSTANT(64),
        CORRELATION_AMPLITUDE_QUADRANT(65),
        CORRELATION_TIME_CONSTANT_QUADRANT(66),
        CAUSAL_BASELINE(67),
        ACAUSAL_BASELINE(68),
        SPIKING_NOISE(70);

        private final int stream;

        Kind(int stream) {
            this.stream = stream;
        }
    }

    /** The draws of one kind in a hemisphere of a chip. */
    public static Draw of(long chipSeed, int hemisphere, Kind kind) {
        long chip = CounterRandom.combine(0, chipSeed);
        return new Draw(CounterRandom.combine(CounterRandom.combine(chip, hemisphere), kind.stream));
    }

    /** A standard normal number, the same each time for an instance. */
    public double normal(long instance) {
        return CounterRandom.normal(key, instance);
    }

    /** The standard normal numbers of consecutive instances, several times as fast as one at a time. */
    public void fill(float[] normals, long firstInstance) {
        int[] bits = new int[normals.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = (int) CounterRandom.bits(key, firstInstance + i);
        }
        NormalQuantile.of(bits, normals, bits.length);
    }

    /** {@code mean + spread * normal} of every instance. */
    public float[] normals(int instances, double mean, double spread) {
        float[] values = new float[instances];
        for (int i = 0; i < instances; i++) {
            values[i] = (float) (mean + spread * normal(i));
        }
        return values;
    }
}
