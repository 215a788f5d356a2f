package dev.synram.network.spiking;

import java.util.Arrays;

/** Spikes of neurons in order of time, as they are found step by step. */
final class SpikeList {

    private static final int INITIAL = 64;

    private int[] neurons = new int[INITIAL];
    private double[] times = new double[INITIAL];
    private int count;

    int count() {
        return count;
    }

    int neuron(int spike) {
        return neurons[spike];
    }

    double time(int spike) {
        return times[spike];
    }

    /** Adds a spike that is not before those of steps before the one that begins with a spike. */
    void add(int neuron, double time, int firstOfStep) {
        if (count == times.length) {
            neurons = Arrays.copyOf(neurons, 2 * count);
            times = Arrays.copyOf(times, 2 * count);
        }
        int at = count++;
        while (at > firstOfStep && (times[at - 1] > time || (times[at - 1] == time && neurons[at - 1] > neuron))) {
            times[at] = times[at - 1];
            neurons[at] = neurons[at - 1];
            at--;
        }
        times[at] = time;
        neurons[at] = neuron;
    }

    SpikeTrain train() {
        float[] micros = new float[count];
        for (int i = 0; i < count; i++) {
            micros[i] = (float) times[i];
        }
        return new SpikeTrain(Arrays.copyOf(neurons, count), micros);
    }
}
