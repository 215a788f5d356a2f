package dev.synram.nir.execution;

import dev.synram.nir.node.Firing;
import dev.synram.nir.node.Graph;
import dev.synram.nir.node.Threshold;
import dev.synram.nir.topology.PlacedNode;
import dev.synram.nir.topology.Source;
import dev.synram.nir.topology.Topology;
import dev.synram.nir.value.NirException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Executes a graph on the host, step by step, in double precision. */
public final class Simulation {

    private static final long MOST_SPIKES = 20_000_000;
    private static final long MOST_TRACED = 1 << 26;

    private final Topology topology;
    private final List<PlacedNode> nodes;
    private final Semantics semantics;

    /**
     * Prepares a graph.
     *
     * @throws NirException if it cannot be executed, as {@link Topology#of} says
     */
    public Simulation(Graph graph, Semantics semantics) {
        topology = Topology.of(graph, semantics.arrival() == Arrival.NEXT_STEP);
        nodes = topology.nodes();
        this.semantics = semantics;
    }

    /** The nodes in the order of execution. */
    public Topology topology() {
        return topology;
    }

    /** Number of elements of all inputs. */
    public int inputs() {
        return topology.inputs().stream()
                .mapToInt(input -> input.output().elements())
                .sum();
    }

    /** Executes the graph from its beginning, without traces. */
    public Execution run(Stimulus stimulus) {
        return run(stimulus, Set.of());
    }

    /**
     * Executes the graph from its beginning.
     *
     * @param traced names of the nodes whose membranes or results are kept
     * @throws NirException if a spike has no input, a traced node does not exist, or there is too much to keep
     */
    public Execution run(Stimulus stimulus, Set<String> traced) {
        return new Run(stimulus, traced).execution();
    }

    /** One execution. */
    private final class Run {

        private final Stimulus stimulus;
        private final int steps;
        private final Cell[] cells = new Cell[nodes.size()];
        private final double[][] in = new double[nodes.size()][];
        private final double[][] out = new double[nodes.size()][];
        private final Map<Integer, List<Spike>> spikes = new TreeMap<>();
        private final Map<Integer, double[][]> traces = new TreeMap<>();
        private long count;

        Run(Stimulus stimulus, Set<String> traced) {
            this.stimulus = stimulus;
            steps = stimulus.steps(semantics.dt());
            long kept = 0;
            for (int i = 0; i < cells.length; i++) {
                PlacedNode node = nodes.get(i);
                cells[i] = Cells.of(node, semantics);
                in[i] = new double[node.input().elements()];
                out[i] = new double[node.output().elements()];
                if (node.node() instanceof Firing || node.node() instanceof Threshold) {
                    spikes.put(i, new ArrayList<>());
                }
            }
            for (String name : traced) {
                int index = topology.indexOf(name);
                kept += (long) steps * out[index].length;
                traces.put(index, new double[kept > MOST_TRACED ? 0 : steps][]);
            }
            if (kept > MOST_TRACED) {
                throw new NirException(String.format(
                        Locale.ROOT,
                        "the traces have %,d values; at most %,d are supported, so trace fewer nodes or steps",
                        kept,
                        MOST_TRACED));
            }
        }

        Execution execution() {
            requireInputs();
            int next = 0;
            List<InputSpike> all = stimulus.spikes();
            double[] values = new double[inputs()];
            for (int step = 0; step < steps; step++) {
                Arrays.fill(values, 0);
                while (next < all.size() && Stimulus.step(all.get(next), semantics.dt()) <= step) {
                    values[all.get(next).neuron()] += all.get(next).value();
                    next++;
                }
                step(step, values);
            }
            Map<String, double[][]> named = new TreeMap<>();
            traces.forEach((index, trace) -> named.put(nodes.get(index).name(), trace));
            List<SpikeTrain> trains = new ArrayList<>();
            spikes.forEach(
                    (index, train) -> trains.add(new SpikeTrain(nodes.get(index).name(), out[index].length, train)));
            return new Execution(semantics.dt(), steps, trains, named);
        }

        private void requireInputs() {
            for (InputSpike spike : stimulus.spikes()) {
                if (spike.neuron() >= inputs()) {
                    throw new NirException("an input spike at element %s; the inputs have %s elements, from 0"
                            .formatted(spike.neuron(), inputs()));
                }
            }
        }

        private void step(int step, double[] values) {
            int begin = 0;
            gatherDelayed();
            for (int i = 0; i < cells.length; i++) {
                List<Source> sources = nodes.get(i).sources();
                if (sources.isEmpty()) {
                    System.arraycopy(values, begin, in[i], 0, in[i].length);
                    begin += in[i].length;
                } else {
                    add(i, false);
                }
                cells[i].step(in[i], out[i]);
                record(i, step);
            }
        }

        /** Before any node computes, results are still those of the step before. */
        private void gatherDelayed() {
            for (int i = 0; i < cells.length; i++) {
                Arrays.fill(in[i], 0);
                add(i, true);
            }
        }

        private void add(int node, boolean delayed) {
            for (Source source : nodes.get(node).sources()) {
                if (source.delayed() == delayed) {
                    double[] result = out[source.node()];
                    for (int i = 0; i < result.length; i++) {
                        in[node][i] += result[i];
                    }
                }
            }
        }

        private void record(int index, int step) {
            List<Spike> train = spikes.get(index);
            if (train != null) {
                for (int i = 0; i < out[index].length; i++) {
                    if (out[index][i] != 0) {
                        train.add(new Spike(step, i));
                        count++;
                    }
                }
                if (count > MOST_SPIKES) {
                    throw new NirException(String.format(
                            Locale.ROOT, "there are more than %,d spikes; simulate a shorter time", MOST_SPIKES));
                }
            }
            double[][] trace = traces.get(index);
            if (trace != null) {
                trace[step] = cells[index].traced(out[index]).clone();
            }
        }
    }
}
