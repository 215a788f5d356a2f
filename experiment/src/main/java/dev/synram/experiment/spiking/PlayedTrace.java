package dev.synram.experiment.spiking;

import java.util.List;

/**
 * The membrane of a neuron over time, as an ADC read it.
 *
 * @param neuron number of the neuron, from 0
 * @param adc {@code CADC} or {@code MADC}
 * @param repetition in which it was recorded, from 0
 * @param intervalMicroseconds time between two readings in µs; the first is at the beginning
 * @param lsb readings, 0..255 of the CADC, 0..1023 of the MADC
 */
public record PlayedTrace(int neuron, String adc, int repetition, double intervalMicroseconds, List<Integer> lsb) {

    public PlayedTrace {
        lsb = List.copyOf(lsb);
    }

    /** The times of the readings in µs. */
    public double[] micros() {
        double[] times = new double[lsb.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = i * intervalMicroseconds;
        }
        return times;
    }
}
