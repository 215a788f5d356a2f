package dev.synram.simulator.circuit;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;
import static dev.synram.chip.geometry.ChipGeometry.COLUMNS_PER_QUADRANT;
import static dev.synram.chip.geometry.ChipGeometry.SIGNED_INPUTS;

import dev.synram.chip.Block;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Stimulus;
import dev.synram.chip.random.CounterRandom;
import dev.synram.kernel.Kernels;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.simulator.error.ErrorSource;
import dev.synram.simulator.error.Variation;
import dev.synram.simulator.noise.TemporalNoise;
import java.util.Map;

/** All circuits of one hemisphere with their errors, and what the ADCs read of them without multiplying. */
public final class HemisphereCircuits {

    private static final long RESET_READING = 3;
    private static final long VOLTAGE_READING = 4;
    private static final long TRACE = 5;

    private static final double MADC_PER_LSB = 4;
    private static final int MADC_MAX = 1023;
    private static final double MADC_NOISE_PER_LSB = 0.5;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double INTERVAL_MICROS = Chip.MADC_INTERVAL_NANOS / NANOS_PER_MICRO;

    private final CellBank cells;
    private final double settling;
    private final DriverBank drivers;
    private final EventDisturbance disturbance;
    private final SynapseArray synapses;
    private final NeuronRow neurons;
    private final SpikingNeurons spiking;
    private final CadcRow cadc;
    private final TemporalNoise noise;
    private final DriverPlasticity plasticity;
    private final CorrelationSensors correlation;

    /** Draws the circuits of a hemisphere. */
    public HemisphereCircuits(long chipSeed, int index, ChipParameters parameters, Kernels kernels) {
        Variation variation = new Variation(chipSeed, index, parameters);
        cells = new CellBank(index, variation);
        settling = variation.magnitude(ErrorSource.INPUT_SETTLING);
        drivers = new DriverBank(variation);
        disturbance = new EventDisturbance(variation);
        synapses = new SynapseArray(variation, kernels);
        neurons = new NeuronRow(variation);
        cadc = new CadcRow(variation);
        noise = new TemporalNoise(variation);
        spiking = new SpikingNeurons(variation, neurons, noise);
        plasticity = new DriverPlasticity(variation, drivers);
        correlation = new CorrelationSensors(variation);
    }

    /**
     * Applies this hemisphere's share of all cells, at a time of the chip's clock.
     *
     * @param millis the clock, 0 or more
     */
    public void configure(Map<Cell, WrittenCells> written, double millis) {
        cells.take(written);
        drivers.configure(cells);
        synapses.configure(cells);
        neurons.configure(cells, millis);
        spiking.configure(cells);
        plasticity.configure(cells);
        correlation.configure(cells);
        cadc.configure(cells, millis);
    }

    /** The synapse drivers. */
    public DriverBank drivers() {
        return drivers;
    }

    /** What befalls events on their way to the synapses. */
    public EventDisturbance disturbance() {
        return disturbance;
    }

    /** The synapses. */
    public SynapseArray synapses() {
        return synapses;
    }

    /** The neurons. */
    public NeuronRow neurons() {
        return neurons;
    }

    /** What neurons have beside what multiplies. */
    public SpikingNeurons spiking() {
        return spiking;
    }

    /** The short-term plasticity of the synapse drivers. */
    public DriverPlasticity plasticity() {
        return plasticity;
    }

    /** The correlation sensors of the synapses. */
    public CorrelationSensors correlation() {
        return correlation;
    }

    /** The channels of the CADC. */
    public CadcRow cadc() {
        return cadc;
    }

    /** The temporal noise. */
    public TemporalNoise noise() {
        return noise;
    }

    /** Share of the charge still on its way that misses the reading: 1, or 0 when inputs act at once. */
    public double settling() {
        return settling;
    }

    /** CADC readings of the membranes some time after their reset, one a column. */
    public int[] readMembranes(double microsAfterReset, NoiseKey noiseKey) {
        long key = CounterRandom.combine(noise.vectorKey(noiseKey, 0), RESET_READING);
        float[] common = noise.common(noise.vectorKey(noiseKey, 0));
        int[] readings = new int[COLUMNS];
        for (int column = 0; column < COLUMNS; column++) {
            double deviation = Math.sqrt(noise.membraneVariance(microsAfterReset, neurons.leakRate(column), 0));
            double potential = neurons.potential(column, microsAfterReset)
                    + noise.columnScale(column) * deviation * CounterRandom.normal(key, 2L * column);
            readings[column] = read(column, neurons.amplified(column, potential), key, common);
        }
        return readings;
    }

    /** CADC readings of one voltage that all channels are connected to, one a column. */
    public int[] readVoltage(int cellValue, NoiseKey noiseKey) {
        long key = CounterRandom.combine(noise.vectorKey(noiseKey, 0), VOLTAGE_READING);
        float[] common = noise.common(noise.vectorKey(noiseKey, 0));
        double voltage = NeuronRow.voltage(cellValue);
        int[] readings = new int[COLUMNS];
        for (int column = 0; column < COLUMNS; column++) {
            readings[column] = read(column, voltage, key, common);
        }
        return readings;
    }

    /**
     * A CADC reading of a voltage, 0..255.
     *
     * @param key names the noise of the channels
     * @param common noise of each quadrant
     */
    public int reading(int column, double voltage, long key, float[] common) {
        return read(column, voltage, key, common);
    }

    private int read(int column, double voltage, long key, float[] common) {
        double ofChannel = noise.columnScale(column)
                * Math.sqrt(noise.readingVariance())
                * CounterRandom.normal(key, 2L * column + 1);
        double ofQuadrant = common[column / COLUMNS_PER_QUADRANT];
        return Math.clamp(cadc.read(column, voltage, ofQuadrant + ofChannel), 0, CadcRow.MAX_READING);
    }

    /** Records one membrane with the fast ADC; see {@link dev.synram.chip.Chip#recordMembrane}. */
    public int[] record(int column, Stimulus stimulus, int samples, NoiseKey noiseKey) {
        double[] charges = new double[SIGNED_INPUTS];
        int events = 0;
        for (int input = 0; input < SIGNED_INPUTS; input++) {
            if (stimulus.activations()[input] != 0) {
                charges[events++] = signedCharge(input, stimulus.activations()[input], column);
            }
        }
        Membrane membrane = new Membrane(neurons, column, false);
        double eventMicros = stimulus.settings().eventIntervalNanos() / NANOS_PER_MICRO;
        int total = events * stimulus.settings().numSends();
        long key = CounterRandom.combine(noise.vectorKey(noiseKey, 0), TRACE);
        int[] trace = new int[samples];
        double now = 0;
        int sent = 0;
        for (int sample = 0; sample < samples; sample++) {
            double until = sample * INTERVAL_MICROS;
            while (sent < total && sent * eventMicros <= until) {
                membrane.advance(sent * eventMicros - now);
                now = sent * eventMicros;
                membrane.receive(charges[sent % events]);
                sent++;
            }
            membrane.advance(until - now);
            now = until;
            double voltage = neurons.amplified(column, membrane.potential());
            double reading = MADC_PER_LSB * (voltage + MADC_NOISE_PER_LSB * CounterRandom.normal(key, sample));
            trace[sample] = Math.clamp(Math.round(reading), 0, MADC_MAX);
        }
        return trace;
    }

    /** Charge of one event on the line of a column: positive on the excitatory, negative on the inhibitory one. */
    private double signedCharge(int input, int activation, int column) {
        float[] current = new float[1];
        Block cell = new Block(0, input, 1, column, 1);
        synapses.currents(cell, 0, current);
        float pulse = Math.max(0, drivers.pulse(input, activation) - drivers.shortening(column));
        double charge = (double) pulse * current[0];
        return synapses.signedWeight(input, column) >= 0 ? charge : -charge;
    }
}
