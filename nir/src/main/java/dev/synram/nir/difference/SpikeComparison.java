package dev.synram.nir.difference;

import dev.synram.nir.execution.Execution;
import dev.synram.nir.execution.Spike;
import dev.synram.nir.execution.SpikeTrain;
import dev.synram.nir.value.NirException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Compares the spikes of two executions, neuron by neuron. Nodes are paired by name, or in the order of execution if their
 * names are different. With one step, the steps of spikes must be equal; with different ones, their times may differ by the
 * longer step.
 */
public final class SpikeComparison {

    private static final double ROUNDING = 1e-9;

    private final Execution a;
    private final Execution b;
    private final double tolerance;

    private SpikeComparison(Execution a, Execution b, double least) {
        this.a = a;
        this.b = b;
        tolerance = Math.max(least, a.dt() == b.dt() ? 0.5 * a.dt() : Math.max(a.dt(), b.dt()) * (1 + ROUNDING));
    }

    /**
     * The first difference, if there is any: the earliest, and of those at one time that of the node which is executed
     * first.
     *
     * @throws NirException if the executions have other nodes or numbers of neurons
     */
    public static Optional<FirstDifference> first(Execution a, Execution b) {
        return first(a, b, 0);
    }

    /**
     * The same, where times of one spike may differ.
     *
     * @param seconds by which they may differ at least
     */
    public static Optional<FirstDifference> first(Execution a, Execution b, double seconds) {
        return new SpikeComparison(a, b, seconds).first();
    }

    /**
     * How many spikes the executions share, node by node in the order of A. Spikes of a neuron are paired in order, each at most once.
     *
     * @param seconds by which the times of one spike may differ at least
     * @throws NirException if the executions have other nodes or numbers of neurons
     */
    public static List<SharedSpikes> shared(Execution a, Execution b, double seconds) {
        return new SpikeComparison(a, b, seconds).shared();
    }

    private List<SharedSpikes> shared() {
        List<SharedSpikes> all = new ArrayList<>();
        for (Map.Entry<SpikeTrain, SpikeTrain> pair : pairs()) {
            List<List<Double>> left = times(pair.getKey(), a.dt());
            List<List<Double>> right = times(pair.getValue(), b.dt());
            int shared = 0;
            for (int neuron = 0; neuron < left.size(); neuron++) {
                shared += shared(left.get(neuron), right.get(neuron));
            }
            all.add(new SharedSpikes(
                    pair.getKey().node(),
                    pair.getKey().spikes().size(),
                    pair.getValue().spikes().size(),
                    shared));
        }
        return all;
    }

    private int shared(List<Double> left, List<Double> right) {
        int shared = 0;
        int next = 0;
        for (double time : left) {
            while (next < right.size() && right.get(next) < time - tolerance) {
                next++;
            }
            if (next < right.size() && right.get(next) <= time + tolerance) {
                shared++;
                next++;
            }
        }
        return shared;
    }

    private Optional<FirstDifference> first() {
        Optional<FirstDifference> first = Optional.empty();
        for (Map.Entry<SpikeTrain, SpikeTrain> pair : pairs()) {
            Optional<FirstDifference> found = first(pair.getKey(), pair.getValue());
            if (found.isPresent()
                    && (first.isEmpty()
                            || found.get().seconds() < first.get().seconds() - 0.5 * Math.min(a.dt(), b.dt()))) {
                first = found;
            }
        }
        return first;
    }

    private List<Map.Entry<SpikeTrain, SpikeTrain>> pairs() {
        Map<String, SpikeTrain> named = new TreeMap<>();
        b.trains().forEach(train -> named.put(train.node(), train));
        boolean byName = a.trains().size() == named.size()
                && a.trains().stream().map(SpikeTrain::node).allMatch(named::containsKey);
        if (a.trains().size() != b.trains().size()) {
            throw different();
        }
        List<Map.Entry<SpikeTrain, SpikeTrain>> pairs = new ArrayList<>();
        for (int i = 0; i < a.trains().size(); i++) {
            SpikeTrain left = a.trains().get(i);
            SpikeTrain right =
                    byName ? named.getOrDefault(left.node(), left) : b.trains().get(i);
            if (left.neurons() != right.neurons()) {
                throw different();
            }
            pairs.add(Map.entry(left, right));
        }
        return pairs;
    }

    private NirException different() {
        return new NirException(
                "the spiking nodes of A (%s) and B (%s) do not correspond; compare networks with as many of them, of equal sizes"
                        .formatted(names(a), names(b)));
    }

    private static String names(Execution execution) {
        return String.join(
                ", ",
                execution.trains().stream()
                        .map(train -> "%s with %s neurons".formatted(train.node(), train.neurons()))
                        .toList());
    }

    private Optional<FirstDifference> first(SpikeTrain left, SpikeTrain right) {
        List<List<Double>> leftTimes = times(left, a.dt());
        List<List<Double>> rightTimes = times(right, b.dt());
        Optional<FirstDifference> first = Optional.empty();
        for (int neuron = 0; neuron < left.neurons(); neuron++) {
            Optional<FirstDifference> found = first(left.node(), neuron, leftTimes.get(neuron), rightTimes.get(neuron));
            if (found.isPresent()
                    && (first.isEmpty() || found.get().seconds() < first.get().seconds())) {
                first = found;
            }
        }
        return first;
    }

    private static List<List<Double>> times(SpikeTrain train, double dt) {
        List<List<Double>> times = new ArrayList<>();
        for (int i = 0; i < train.neurons(); i++) {
            times.add(new ArrayList<>());
        }
        for (Spike spike : train.spikes()) {
            times.get(spike.neuron()).add(spike.step() * dt);
        }
        return times;
    }

    private Optional<FirstDifference> first(String node, int neuron, List<Double> left, List<Double> right) {
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            OptionalDouble one = i < left.size() ? OptionalDouble.of(left.get(i)) : OptionalDouble.empty();
            OptionalDouble other = i < right.size() ? OptionalDouble.of(right.get(i)) : OptionalDouble.empty();
            if (one.isEmpty() || other.isEmpty() || Math.abs(one.getAsDouble() - other.getAsDouble()) > tolerance) {
                return Optional.of(new FirstDifference(node, neuron, i, one, other));
            }
        }
        return Optional.empty();
    }
}
