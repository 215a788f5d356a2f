package dev.synram.experiment.nir.chip;

import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.chip.Chip;
import dev.synram.compiler.spiking.PlacementException;
import dev.synram.network.spiking.NetworkResponse;
import dev.synram.network.spiking.NeuronDynamics;
import dev.synram.network.spiking.SpikingModel;
import dev.synram.network.spiking.TimeGrid;
import dev.synram.nir.execution.Execution;
import dev.synram.nir.execution.InputSpike;
import dev.synram.nir.execution.Spike;
import dev.synram.nir.execution.SpikeTrain;
import dev.synram.nir.execution.Stimulus;
import dev.synram.nir.node.Firing;
import dev.synram.nir.topology.PlacedNode;
import dev.synram.runtime.spiking.ChipExecution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A graph on a calibrated chip. Where weights are too large for one synapse, several share them. */
public final class PlacedGraph {

    private static final double MICROS = 1e6 / NeuronDynamics.BIOLOGICAL_FACTOR;
    private static final double STEP_MICROS = 0.5;

    private static final double ROUNDING = 1e-6;

    /** As many as a quarter of a circuit's rows. */
    private static final int MOST_SYNAPSES = 64;

    private final ChipGraph graph;
    private final SpikingModel model;
    private final List<Integer> synapses;
    private final ChipExecution onChip;

    private PlacedGraph(ChipGraph graph, SpikingModel model, List<Integer> synapses, ChipExecution onChip) {
        this.graph = graph;
        this.model = model;
        this.synapses = synapses;
        this.onChip = onChip;
    }

    /**
     * Places a graph, with as many synapses a weight as its weights need and as fit.
     *
     * @param calibration of the chip, for the targets of the graph
     * @param seed draws the noise
     * @throws dev.synram.experiment.setting.SettingException if the neurons were calibrated for others than the graph has
     * @throws PlacementException if it does not fit with one synapse a weight
     */
    public static PlacedGraph place(ChipGraph graph, Chip chip, SpikingCalibration calibration, long seed) {
        graph.requireNeuronsOf(calibration.targets());
        Function<SpikingModel, ChipExecution> placing =
                model -> new ChipExecution(chip, calibration, model.topology(), seed);
        ChipExecution single = placing.apply(graph.model());
        List<Integer> ones = Collections.nCopies(graph.model().weights().size(), 1);
        PlacedGraph best = new PlacedGraph(graph, graph.model(), ones, single);
        // More synapses may need more circuits a neuron, on which each does less.
        for (double share : new double[] {1, 0.5, 0.25}) {
            double[] largest = Arrays.stream(single.largestWeights())
                    .map(weight -> share * weight)
                    .toArray();
            List<Integer> needed = needed(graph.model(), largest);
            for (int most = Collections.max(needed); most > 1 && best.limited() > 0; most = most * 3 / 4) {
                int limit = most;
                List<Integer> synapses =
                        needed.stream().map(count -> Math.min(count, limit)).toList();
                best = best.orBetter(best.shared(synapses, largest, placing));
            }
        }
        return best;
    }

    private PlacedGraph orBetter(Optional<PlacedGraph> other) {
        return other.filter(placed -> placed.limited() < limited()).orElse(this);
    }

    /** The graph with several synapses a weight, if it needs no more runs so. */
    private Optional<PlacedGraph> shared(
            List<Integer> counts, double[] largest, Function<SpikingModel, ChipExecution> placing) {
        SpikingModel shared = SharedWeights.share(graph.model(), counts, largest);
        try {
            ChipExecution execution = placing.apply(shared);
            return execution.runs() > onChip.runs()
                    ? Optional.empty()
                    : Optional.of(new PlacedGraph(graph, shared, counts, execution));
        } catch (PlacementException e) {
            return Optional.empty(); // fewer synapses a weight may fit
        }
    }

    /** For each projection, how many synapses its largest weight needs. */
    private static List<Integer> needed(SpikingModel model, double[] largest) {
        List<Integer> needed = new ArrayList<>();
        for (int i = 0; i < largest.length; i++) {
            double most = 1;
            for (float weight : model.weights().get(i)) {
                most = Math.max(most, Math.abs(weight) / largest[i]);
            }
            needed.add((int) Math.min(MOST_SYNAPSES, Math.ceil(most)));
        }
        return needed;
    }

    /** How many weights are larger than their synapses together. */
    private int limited() {
        int limited = 0;
        int projection = 0;
        double[] largest = onChip.largestWeights();
        for (int i = 0; i < synapses.size(); i++) {
            double most = synapses.get(i) * largest[projection] * (1 + ROUNDING);
            projection += synapses.get(i);
            for (float weight : graph.model().weights().get(i)) {
                limited += Math.abs(weight) > most ? 1 : 0;
            }
        }
        return limited;
    }

    /**
     * Executes the graph from its beginning.
     *
     * @param dt seconds of a step of the host, in which spikes are told
     * @throws dev.synram.nir.value.NirException as {@link ChipGraph#requireSpikes}
     */
    public ChipGraphExecution run(Stimulus stimulus, double dt) {
        graph.requireSpikes(stimulus);
        TimeGrid grid = TimeGrid.of(STEP_MICROS, stimulus.seconds() * MICROS);
        NetworkResponse response =
                onChip.run(model, List.of(input(stimulus)), grid, 0).getFirst();
        int weights = 0;
        for (float[] values : graph.model().weights()) {
            for (float weight : values) {
                weights += weight == 0 ? 0 : 1;
            }
        }
        int steps = Math.max(1, (int) Math.ceil(stimulus.seconds() / dt - 1e-3));
        Execution execution = new Execution(dt, steps, trains(graph, response, dt, steps), Map.of());
        return new ChipGraphExecution(execution, weights, limited(), onChip.runs(), onChip.droppedEvents());
    }

    private static dev.synram.network.spiking.SpikeTrain input(Stimulus stimulus) {
        List<InputSpike> spikes = stimulus.spikes();
        int[] sources = new int[spikes.size()];
        float[] micros = new float[sources.length];
        for (int i = 0; i < sources.length; i++) {
            InputSpike spike = spikes.get(i);
            sources[i] = spike.neuron();
            micros[i] = (float) (spike.seconds() * MICROS);
        }
        return new dev.synram.network.spiking.SpikeTrain(sources, micros);
    }

    private static List<SpikeTrain> trains(ChipGraph graph, NetworkResponse response, double dt, int steps) {
        List<SpikeTrain> trains = new ArrayList<>();
        int first = 0;
        for (PlacedNode node : graph.nodes()) {
            int neurons = node.output().elements();
            if (node.node() instanceof Firing) {
                trains.add(new SpikeTrain(node.name(), neurons, spikes(response, first, neurons, dt, steps)));
            }
            first += neurons;
        }
        return trains;
    }

    private static List<Spike> spikes(NetworkResponse response, int first, int neurons, double dt, int steps) {
        List<Spike> spikes = new ArrayList<>();
        dev.synram.network.spiking.SpikeTrain all = response.spikes();
        for (int i = 0; i < all.count(); i++) {
            int neuron = all.sources()[i] - first;
            int step = (int) Math.floor(all.micros()[i] / MICROS / dt);
            if (neuron >= 0 && neuron < neurons && step < steps) {
                spikes.add(new Spike(step, neuron));
            }
        }
        spikes.sort(Comparator.comparingInt(Spike::step).thenComparingInt(Spike::neuron));
        return spikes;
    }
}
