package dev.synram.bench.spiking;

import java.util.Arrays;
import java.util.Comparator;

/**
 * First spikes of a layer in double precision: lines decay exactly, membranes are integrated by the classical Runge-Kutta method in
 * steps of at most 20 ns that end at events, and crossings of the threshold are found by bisection of such a step. With time
 * constants of some µs its error is far below a picosecond.
 */
final class LayerReference {

    private static final double LONGEST_STEP = 0.02;
    private static final int BISECTIONS = 40;

    private final SpikingLayer layer;
    private final int neuron;
    private double up;
    private double down;
    private double potential;

    private LayerReference(SpikingLayer layer, int neuron) {
        this.layer = layer;
        this.neuron = neuron;
    }

    static FirstSpikes firstSpikes(SpikingLayer layer) {
        FirstSpikes spikes = new FirstSpikes(layer.samples().length, layer.neurons());
        for (int sample = 0; sample < layer.samples().length; sample++) {
            double[][] events = layer.samples()[sample].clone();
            Arrays.sort(events, Comparator.comparingDouble(event -> event[1]));
            for (int neuron = 0; neuron < layer.neurons(); neuron++) {
                spikes.add(sample, neuron, new LayerReference(layer, neuron).firstSpike(events));
            }
        }
        return spikes;
    }

    private double firstSpike(double[][] events) {
        double now = 0;
        for (int next = 0; next <= events.length; next++) {
            double end = next < events.length ? Math.min(layer.duration(), events[next][1]) : layer.duration();
            int steps = (int) Math.ceil((end - now) / LONGEST_STEP);
            double step = (end - now) / Math.max(1, steps);
            double half = StrictMath.exp(-step / 2 / layer.tauInput()[neuron]);
            for (int i = 0; i < steps; i++) {
                double after = after(step, half);
                if (after > layer.threshold()[neuron]) {
                    return now + i * step + crossing(step);
                }
                potential = after;
                up *= half * half;
                down *= half * half;
            }
            now = end;
            if (next < events.length) {
                double weight = layer.weights()[(int) events[next][0]][neuron];
                up += Math.max(0, weight);
                down += Math.max(0, -weight);
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    private double crossing(double step) {
        double low = 0;
        double high = step;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (after(middle, StrictMath.exp(-middle / 2 / layer.tauInput()[neuron])) > layer.threshold()[neuron]) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** The potential after a step in whose half the lines keep a share. */
    private double after(double step, double half) {
        double rate = 1 / layer.tauMembrane()[neuron];
        double driveInHalf = drive(half);
        double first = drive(1) - rate * potential;
        double second = driveInHalf - rate * (potential + step / 2 * first);
        double third = driveInHalf - rate * (potential + step / 2 * second);
        double fourth = drive(half * half) - rate * (potential + step * third);
        return potential + step / 6 * (first + 2 * second + 2 * third + fourth);
    }

    private double drive(double kept) {
        return saturated(up * kept) - saturated(down * kept);
    }

    private double saturated(double current) {
        double relative = layer.saturation()[neuron] * current;
        return relative == 0 ? current : current / Math.sqrt(1 + relative * relative);
    }
}
