package dev.synram.bench.spiking;

import dev.synram.chip.random.CounterRandom;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * A layer of leaky integrate-and-fire neurons and what it receives. Every neuron {@code n} follows
 *
 * <pre>{@code
 * dv/dt = -v / tauMembrane[n] + f(up) - f(down),   f(x) = x / sqrt(1 + (saturation[n] x)^2)
 * dup/dt = -up / tauInput[n],   ddown/dt = -down / tauInput[n]
 * }</pre>
 *
 * and an event of input {@code i} adds {@code weights[i][n]} to {@code up}, or what it is below 0 to {@code down}. It begins at {@code
 * v = 0}, spikes at {@code threshold[n]}, and stays at {@code reset[n]} for the refractory time. Times are µs of the chip;
 * potentials have a unit of their own.
 *
 * @param duration of a sample
 * @param refractory time after a spike
 * @param tauMembrane time constants of the membranes
 * @param tauInput time constants of the inputs
 * @param threshold potentials at which the neurons spike
 * @param reset potentials after a spike
 * @param saturation how strongly the inputs saturate; 0 if they are linear
 * @param weights one array an input, one weight a neuron, in potential per µs
 * @param samples of each sample its events, each an input and its time
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SpikingLayer(
        double duration,
        double refractory,
        double[] tauMembrane,
        double[] tauInput,
        double[] threshold,
        double[] reset,
        double[] saturation,
        double[][] weights,
        double[][][] samples) {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private static final double MICROS = 38;
    private static final double REFRACTORY = 2;
    private static final double TAU_MEMBRANE = 6;
    private static final double TAU_INPUT = 5.5;
    private static final double MEAN_WEIGHT = 0.03;
    private static final double WEIGHT_DEVIATION = 0.06;
    private static final int COORDINATES = 5;
    private static final int REPEATED = 5;
    private static final double FIRST = 2;
    private static final double LATEST = 22;
    private static final double APART = 0.1;
    private static final long WEIGHTS = 1;
    private static final long TIMES = 2;

    public SpikingLayer {
        require("tau_input", tauInput.length, tauMembrane.length);
        require("threshold", threshold.length, tauMembrane.length);
        require("reset", reset.length, tauMembrane.length);
        require("saturation", saturation.length, tauMembrane.length);
        for (double[] ofInput : weights) {
            require("weights of an input", ofInput.length, tauMembrane.length);
        }
        for (double[][] sample : samples) {
            for (double[] event : sample) {
                if (event.length != 2 || !(event[0] >= 0 && event[0] < weights.length) || !(event[1] >= 0)) {
                    throw new IllegalArgumentException("an event is %s; it must be [input, time] with an input 0..%s"
                            .formatted(Arrays.toString(event), weights.length - 1));
                }
            }
        }
    }

    private static void require(String field, int count, int neurons) {
        if (count != neurons) {
            throw new IllegalArgumentException(
                    "%s has %s values, but there are %s neurons".formatted(field, count, neurons));
        }
    }

    /**
     * Neurons with random weights and 25 inputs, as wide as those that learn the Yin-Yang data set (Kriener et al. 2021): five
     * coordinates, each sent by five inputs, one event an input in 38 µs.
     */
    public static SpikingLayer drawn(int neurons, int samples, long seed) {
        int inputs = COORDINATES * REPEATED;
        double[][] weights = new double[inputs][neurons];
        for (int i = 0; i < inputs * neurons; i++) {
            double normal = CounterRandom.normal(CounterRandom.combine(seed, WEIGHTS), i);
            weights[i / neurons][i % neurons] = MEAN_WEIGHT + WEIGHT_DEVIATION * normal;
        }
        double[][][] events = new double[samples][inputs][];
        for (int sample = 0; sample < samples; sample++) {
            for (int input = 0; input < inputs; input++) {
                long at = (long) sample * COORDINATES + input / REPEATED;
                double uniform = (CounterRandom.bits(CounterRandom.combine(seed, TIMES), at) >>> 11) * 0x1p-53;
                events[sample][input] = new double[] {input, FIRST + (LATEST - FIRST) * uniform + APART * input};
            }
        }
        return new SpikingLayer(
                MICROS,
                REFRACTORY,
                filled(neurons, TAU_MEMBRANE),
                filled(neurons, TAU_INPUT),
                filled(neurons, 1),
                filled(neurons, 0),
                filled(neurons, 0),
                weights,
                events);
    }

    private static double[] filled(int count, double value) {
        double[] values = new double[count];
        Arrays.fill(values, value);
        return values;
    }

    /**
     * Reads a layer.
     *
     * @throws IllegalArgumentException if the text is not a layer, naming what is wrong
     */
    public static SpikingLayer parse(String json) {
        try {
            return MAPPER.readValue(json, SpikingLayer.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a layer of spiking neurons: " + e.getOriginalMessage(), e);
        }
    }

    /** The layer as JSON, fields in snake case. */
    public String json() {
        return MAPPER.writeValueAsString(this);
    }

    /** Number of neurons. */
    public int neurons() {
        return threshold.length;
    }

    /** Number of inputs. */
    public int inputs() {
        return weights.length;
    }

    /** The same with another refractory time: one longer than a sample leaves the first spikes only. */
    public SpikingLayer withRefractory(double micros) {
        return new SpikingLayer(
                duration, micros, tauMembrane, tauInput, threshold, reset, saturation, weights, samples);
    }

    /** The same with thresholds that are higher by a factor. */
    public SpikingLayer withThresholds(double factor) {
        double[] higher = Arrays.stream(threshold).map(value -> value * factor).toArray();
        return new SpikingLayer(
                duration, refractory, tauMembrane, tauInput, higher, reset, saturation, weights, samples);
    }
}
