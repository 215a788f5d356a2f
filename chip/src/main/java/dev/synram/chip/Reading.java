package dev.synram.chip;

import dev.synram.chip.geometry.Neuron;

/** What an ADC is asked for, where several readings are made in one call of {@link Chip#read}. */
public sealed interface Reading permits Reading.Membranes, Reading.Voltage, Reading.Trace {

    /**
     * All membranes of a hemisphere, see {@link Chip#readMembranes}.
     *
     * @param hemisphere whose membranes
     * @param microsAfterReset time from the end of the reset to the reading in µs
     * @param noise key of the noise
     */
    record Membranes(int hemisphere, double microsAfterReset, NoiseKey noise) implements Reading {}

    /**
     * One voltage in all columns of a hemisphere, see {@link Chip#readVoltage}.
     *
     * @param hemisphere whose columns
     * @param cellValue the voltage as the value of an analog cell
     * @param noise key of the noise
     */
    record Voltage(int hemisphere, int cellValue, NoiseKey noise) implements Reading {}

    /**
     * One membrane over time, see {@link Chip#recordMembrane}.
     *
     * @param neuron whose membrane
     * @param stimulus the vector that is sent
     * @param samples how many
     * @param noise key of the noise
     */
    record Trace(Neuron neuron, Stimulus stimulus, int samples, NoiseKey noise) implements Reading {}
}
