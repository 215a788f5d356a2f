package dev.synram.bench.spiking;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import tools.jackson.databind.json.JsonMapper;

/** The time of the first spike of every neuron in every sample, in µs; infinite if it did not spike. */
public final class FirstSpikes {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** Share of a normal distribution within one standard deviation. */
    private static final double CENTRAL = 0.6827;

    private static final double NANOS_PER_MICRO = 1e3;

    private final double[][] micros;

    /** No spikes. */
    public FirstSpikes(int samples, int neurons) {
        micros = new double[samples][neurons];
        for (double[] ofSample : micros) {
            Arrays.fill(ofSample, Double.POSITIVE_INFINITY);
        }
    }

    /**
     * Spikes that a peer wrote.
     *
     * @param json of each sample a list of pairs of neuron and time
     */
    public static FirstSpikes parse(String json, int samples, int neurons) {
        double[][][] all = MAPPER.readValue(json, double[][][].class);
        FirstSpikes spikes = new FirstSpikes(samples, neurons);
        for (int sample = 0; sample < all.length; sample++) {
            for (double[] spike : all[sample]) {
                spikes.add(sample, (int) spike[0], spike[1]);
            }
        }
        return spikes;
    }

    /** Takes a spike. */
    public void add(int sample, int neuron, double time) {
        micros[sample][neuron] = Math.min(micros[sample][neuron], time);
    }

    /** The time of the first spike, or infinity. */
    public double micros(int sample, int neuron) {
        return micros[sample][neuron];
    }

    /** Number of samples. */
    public int samples() {
        return micros.length;
    }

    /** Number of neurons that spiked, over all samples. */
    public long count() {
        return Arrays.stream(micros)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .count();
    }

    /**
     * How these differ from a reference.
     *
     * @param until spikes of the reference after this time are not compared, so that none is missed only because a run ends
     */
    public SpikeTimeError errorAgainst(FirstSpikes reference, double until) {
        int missing = 0;
        int additional = 0;
        DoubleStream.Builder both = DoubleStream.builder();
        for (int sample = 0; sample < micros.length; sample++) {
            for (int neuron = 0; neuron < micros[sample].length; neuron++) {
                double expected = reference.micros[sample][neuron];
                double found = micros[sample][neuron];
                if (expected <= until && Double.isFinite(found)) {
                    both.add(NANOS_PER_MICRO * (found - expected));
                } else if (expected <= until) {
                    missing++;
                } else if (Double.isInfinite(expected) && found <= until) {
                    additional++;
                }
            }
        }
        double[] errors = both.build().sorted().toArray();
        if (errors.length == 0) {
            throw new IllegalArgumentException(
                    "no spikes to compare: %s are missing, %s additional".formatted(missing, additional));
        }
        double meanSquare =
                Arrays.stream(errors).map(error -> error * error).average().orElseThrow();
        double central = (quantile(errors, 0.5 + CENTRAL / 2) - quantile(errors, 0.5 - CENTRAL / 2)) / 2;
        double largest = Math.max(-errors[0], errors[errors.length - 1]);
        return new SpikeTimeError(
                errors.length, missing, additional, quantile(errors, 0.5), Math.sqrt(meanSquare), central, largest);
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) (share * (sorted.length - 1))];
    }
}
