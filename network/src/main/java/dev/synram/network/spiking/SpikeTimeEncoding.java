package dev.synram.network.spiking;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Values of 0..1 as the times of single spikes: 0 early, 1 late. A bias adds a spike at the same time in every sample.
 *
 * @param earlyMicros time of the spike for 0 in µs, 0 or more
 * @param lateMicros time of the spike for 1 in µs, above the early one
 * @param biasMicros time of the bias in µs, 0 or more; NaN for no bias
 * @param repetitions inputs that spike for one value at the same time, each with weights of its own: as many as a value needs whose
 *     synapse alone is too weak
 * @param largestValue values above this have no spike; above 0, at most 1
 */
public record SpikeTimeEncoding(
        double earlyMicros, double lateMicros, double biasMicros, int repetitions, double largestValue)
        implements SpikeEncoding {

    public SpikeTimeEncoding {
        if (!(earlyMicros >= 0 && lateMicros > earlyMicros) || biasMicros < 0) {
            throw new IllegalArgumentException(
                    "values are encoded from %s to %s µs, with a bias at %s µs; give times of 0 or more, the early one first"
                            .formatted(earlyMicros, lateMicros, biasMicros));
        }
        if (repetitions < 1) {
            throw new IllegalArgumentException(
                    "every value has %s inputs; it must have 1 or more".formatted(repetitions));
        }
        if (!(largestValue > 0 && largestValue <= 1)) {
            throw new IllegalArgumentException(
                    "the largest value that has a spike is %s; it must be above 0, at most 1".formatted(largestValue));
        }
    }

    /** Every value has a spike. */
    public SpikeTimeEncoding(double earlyMicros, double lateMicros, double biasMicros, int repetitions) {
        this(earlyMicros, lateMicros, biasMicros, repetitions, 1);
    }

    @Override
    public SpikeTimeEncoding scaled(double factor) {
        return new SpikeTimeEncoding(
                factor * earlyMicros, factor * lateMicros, factor * biasMicros, repetitions, largestValue);
    }

    @Override
    public SpikeTimeEncoding withRepetitions(int count) {
        return new SpikeTimeEncoding(earlyMicros, lateMicros, biasMicros, count, largestValue);
    }

    @Override
    public int inputs(int values) {
        return repetitions * (values + (hasBias() ? 1 : 0));
    }

    private boolean hasBias() {
        return !Double.isNaN(biasMicros);
    }

    @Override
    public SpikeTrain encode(float[] values) {
        float[] times = new float[inputs(values.length)];
        for (int input = 0; input < times.length; input++) {
            int value = input / repetitions;
            times[input] = (float)
                    (value < values.length ? earlyMicros + values[value] * (lateMicros - earlyMicros) : biasMicros);
        }
        int[] order = IntStream.range(0, times.length)
                .filter(input ->
                        input / repetitions >= values.length || values[input / repetitions] <= (float) largestValue)
                .boxed()
                .sorted(Comparator.comparingDouble(input -> times[input]))
                .mapToInt(Integer::intValue)
                .toArray();
        float[] sorted = new float[order.length];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = times[order[i]];
        }
        return new SpikeTrain(order, sorted);
    }
}
