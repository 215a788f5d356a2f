package dev.synram.experiment.spiking.encoding;

import dev.synram.chip.random.CounterRandom;
import dev.synram.network.spiking.SpikeEncoding;
import dev.synram.network.spiking.SpikeTrain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Values of 0..1 as rates: the more an input tells, the more spikes it has within a window. Poisson trains are drawn from the seed and the
 * values of the sample, so a sample always has the same spikes, and another one has others.
 *
 * @param earlyMicros begin of the window in µs, 0 or more
 * @param lateMicros its end in µs, after the begin
 * @param spikesAtZero mean number of spikes in the window for 0, 0..1000
 * @param spikesAtOne the same for 1; values between have numbers between
 * @param intervals between the spikes
 * @param bias whether further inputs have the spikes of a value of 1 in every sample
 * @param repetitions inputs for one value, each with weights of its own, 1 or more; regular ones spike at the same times
 * @param seed draws Poisson trains
 */
public record RateEncoding(
        double earlyMicros,
        double lateMicros,
        double spikesAtZero,
        double spikesAtOne,
        SpikeIntervals intervals,
        boolean bias,
        int repetitions,
        long seed)
        implements SpikeEncoding {

    private static final int MOST_SPIKES = 1000;

    public RateEncoding {
        if (!(earlyMicros >= 0 && lateMicros > earlyMicros) || !Double.isFinite(lateMicros)) {
            throw new IllegalArgumentException(
                    "rates last from %s to %s µs; give times of 0 or more, the early one first"
                            .formatted(earlyMicros, lateMicros));
        }
        if (!(Math.min(spikesAtZero, spikesAtOne) >= 0 && Math.max(spikesAtZero, spikesAtOne) <= MOST_SPIKES)) {
            throw new IllegalArgumentException("0 has %s spikes and 1 has %s; both must be 0..%s"
                    .formatted(spikesAtZero, spikesAtOne, MOST_SPIKES));
        }
        if (repetitions < 1) {
            throw new IllegalArgumentException(
                    "every value has %s inputs; it must have 1 or more".formatted(repetitions));
        }
    }

    /** The mean number of spikes of an input, if all values are as frequent. */
    public double meanSpikes() {
        return (spikesAtZero + spikesAtOne) / 2;
    }

    @Override
    public RateEncoding scaled(double factor) {
        return new RateEncoding(
                factor * earlyMicros,
                factor * lateMicros,
                spikesAtZero,
                spikesAtOne,
                intervals,
                bias,
                repetitions,
                seed);
    }

    @Override
    public RateEncoding withRepetitions(int count) {
        return new RateEncoding(earlyMicros, lateMicros, spikesAtZero, spikesAtOne, intervals, bias, count, seed);
    }

    /** The same with other Poisson trains. */
    public RateEncoding withSeed(long other) {
        return new RateEncoding(
                earlyMicros, lateMicros, spikesAtZero, spikesAtOne, intervals, bias, repetitions, other);
    }

    @Override
    public int inputs(int values) {
        return repetitions * (values + (bias ? 1 : 0));
    }

    /** A spike of an input. */
    private record Spike(int input, double micros) {}

    @Override
    public SpikeTrain encode(float[] values) {
        long key = CounterRandom.combine(CounterRandom.mix(seed), Arrays.hashCode(values));
        List<Spike> spikes = new ArrayList<>();
        for (int input = 0; input < inputs(values.length); input++) {
            int value = input / repetitions;
            double told = value < values.length ? values[value] : 1;
            double count = spikesAtZero + told * (spikesAtOne - spikesAtZero);
            if (count > 0) {
                addSpikes(input, (lateMicros - earlyMicros) / count, CounterRandom.combine(key, input), spikes);
            }
        }
        spikes.sort(Comparator.comparingDouble(Spike::micros)); // stable: by input at the same time
        int[] sources = spikes.stream().mapToInt(Spike::input).toArray();
        float[] micros = new float[sources.length];
        for (int i = 0; i < micros.length; i++) {
            micros[i] = (float) spikes.get(i).micros();
        }
        return new SpikeTrain(sources, micros);
    }

    private void addSpikes(int input, double interval, long key, List<Spike> into) {
        boolean regular = intervals == SpikeIntervals.REGULAR;
        double time = earlyMicros + (regular ? interval / 2 : interval * exponential(key, 0));
        for (long draw = 1; time < lateMicros; draw++) {
            into.add(new Spike(input, time));
            time += regular ? interval : interval * exponential(key, draw);
        }
    }

    private static double exponential(long key, long draw) {
        return -Math.log(((CounterRandom.bits(key, draw) >>> 11) + 0.5) * 0x1p-53);
    }
}
