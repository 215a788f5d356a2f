package dev.synram.compiler.spiking.runs;

import dev.synram.network.spiking.NeuronPopulation;
import dev.synram.network.spiking.Projection;
import dev.synram.network.spiking.SpikeTrain;
import dev.synram.network.spiking.SpikingModel;
import dev.synram.network.spiking.SpikingTopology;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Neurons of a model that run on a chip at once, and all that acts on them. Sources that are no neurons of the part are its inputs: those
 * of the model that act on it, and then other neurons, whose recorded spikes are replayed. Neurons follow each other as in the model.
 * A part of all neurons has all inputs of the model.
 */
public final class ModelPart {

    private static final int NONE = -1;

    private final SpikingTopology whole;
    private final int first;
    private final SpikingTopology topology;
    private final List<Slice> slices = new ArrayList<>();

    /** The input of the part for every source of the model, or none. */
    private final int[] inputs;

    /** The weights of a projection that belong to the part: of some of its sources, and some of its targets. */
    private record Slice(int projection, int firstSource, int firstTarget) {}

    /**
     * Cuts neurons out of a model.
     *
     * @param first number of the first neuron
     * @param populations what the neurons belong to, in their order
     */
    ModelPart(SpikingTopology whole, int first, List<NeuronPopulation> populations) {
        this.whole = whole;
        this.first = first;
        int neurons = populations.stream().mapToInt(NeuronPopulation::size).sum();
        inputs = new int[whole.inputs() + whole.neurons()];
        int count = numberInputs(neurons);
        List<Projection> projections = new ArrayList<>();
        for (int i = 0; i < whole.projections().size(); i++) {
            addSlices(i, neurons, count, projections);
        }
        topology = new SpikingTopology(Math.max(1, count), populations, projections, whole.dynamics());
    }

    private int numberInputs(int neurons) {
        Arrays.fill(inputs, NONE);
        boolean[] acting = new boolean[inputs.length];
        Arrays.fill(acting, 0, whole.inputs(), neurons == whole.neurons());
        for (Projection projection : whole.projections()) {
            if (projection.firstTarget() < first + neurons && projection.firstTarget() + projection.targets() > first) {
                Arrays.fill(acting, projection.firstSource(), projection.firstSource() + projection.sources(), true);
            }
        }
        int count = 0;
        for (int source = 0; source < inputs.length; source++) {
            if (acting[source] && !isOwn(source, neurons)) {
                inputs[source] = count++;
            }
        }
        return count;
    }

    private boolean isOwn(int source, int neurons) {
        int neuron = source - whole.inputs();
        return neuron >= first && neuron < first + neurons;
    }

    /** Sources before the part's neurons, these neurons, and sources behind them each have numbers that follow each other. */
    private void addSlices(int number, int neurons, int count, List<Projection> into) {
        Projection projection = whole.projections().get(number);
        int firstTarget = Math.max(first, projection.firstTarget());
        int targets = Math.min(first + neurons, projection.firstTarget() + projection.targets()) - firstTarget;
        if (targets <= 0) {
            return;
        }
        int own = whole.inputs() + first;
        int[] borders = {0, own, own + neurons, inputs.length};
        for (int i = 1; i < borders.length; i++) {
            int from = Math.max(borders[i - 1], projection.firstSource());
            int sources = Math.min(borders[i], projection.firstSource() + projection.sources()) - from;
            if (sources > 0) {
                int source = isOwn(from, neurons) ? count + from - own : inputs[from];
                into.add(new Projection(source, sources, firstTarget - first, targets));
                slices.add(new Slice(number, from - projection.firstSource(), firstTarget - projection.firstTarget()));
            }
        }
    }

    /** The part as a model of its own. */
    public SpikingTopology topology() {
        return topology;
    }

    /** The number in the model of the part's first neuron. */
    public int firstNeuron() {
        return first;
    }

    /** Whether only inputs of the model and neurons before those of the part act on it. */
    boolean needsEarlierOnly() {
        for (int source = whole.inputs() + first; source < inputs.length; source++) {
            if (inputs[source] != NONE) {
                return false;
            }
        }
        return true;
    }

    /** The projections of the model that act on this part, by their numbers. */
    public List<Integer> projections() {
        return slices.stream().map(Slice::projection).toList();
    }

    /** The part with its weights of a model. */
    public SpikingModel of(SpikingModel model) {
        SpikingModel part = SpikingModel.zero(topology);
        for (int i = 0; i < slices.size(); i++) {
            Slice slice = slices.get(i);
            Projection projection = topology.projections().get(i);
            int stride = whole.projections().get(slice.projection()).targets();
            float[] weights = model.weights().get(slice.projection());
            for (int source = 0; source < projection.sources(); source++) {
                System.arraycopy(
                        weights,
                        (slice.firstSource() + source) * stride + slice.firstTarget(),
                        part.weights().get(i),
                        source * projection.targets(),
                        projection.targets());
            }
        }
        return part;
    }

    /**
     * What acts on the part in one sample.
     *
     * @param sample spikes of the model's inputs
     * @param recorded spikes of neurons of earlier parts, by their numbers in the model; they act after the delay of spikes
     * @param endMicros end of the sample in µs; what would act later is left out
     */
    public SpikeTrain inputs(SpikeTrain sample, SpikeTrain recorded, double endMicros) {
        SpikeTrain replayed = recorded.renamed(neuron -> inputs[whole.inputs() + neuron])
                .delayed(whole.dynamics().delayMicros(), endMicros);
        return sample.renamed(source -> inputs[source]).with(replayed);
    }
}
