package dev.synram.training.spiking.gradient;

import dev.synram.network.spiking.NeuronDynamics;
import dev.synram.network.spiking.Projection;
import dev.synram.network.spiking.SpikeTrain;
import dev.synram.network.spiking.SpikingModel;
import dev.synram.network.spiking.SpikingTopology;
import dev.synram.network.spiking.TimeGrid;
import java.util.Arrays;
import java.util.List;

/**
 * Backpropagation through time with surrogate gradients (SuperSpike, Zenke and Ganguli 2018): a spike is a step function of the
 * potential, whose derivative is replaced by {@code 1 / (steepness |V - 1| + 1)^2}. Potentials and spikes are those that were
 * recorded, on the grid of the traces; between two points, the model's equations hold exactly. Resets are not differentiated.
 */
public final class SurrogateGradient implements BackwardPass {

    private final float steepness;

    /**
     * Makes a backward pass.
     *
     * @param steepness how fast the surrogate falls with the distance from the threshold, above 0
     */
    public SurrogateGradient(double steepness) {
        if (!(steepness > 0)) {
            throw new IllegalArgumentException(
                    "the steepness of a surrogate gradient is %s; it must be above 0".formatted(steepness));
        }
        this.steepness = (float) steepness;
    }

    @Override
    public void accumulate(SpikingModel model, ScoredSample sample, List<float[]> into) {
        new Pass(model, sample, into).run();
    }

    /** One sample, from its end to its beginning. */
    private final class Pass {

        private final SpikingModel model;
        private final SpikingTopology topology;
        private final NeuronDynamics dynamics;
        private final ScoredSample sample;
        private final TimeGrid grid;
        private final List<float[]> into;
        private final int neurons;
        private final boolean[] spiking;
        private final boolean[] spiked;
        private final int spikeLag;
        private final Arrivals arrivals;
        private final float[] potentials;
        private final float[] spikes;

        /** Derivatives with respect to synaptic currents, at every point of the grid. */
        private final float[] currents;

        private int nextSpike;
        private int nextArrival;

        Pass(SpikingModel model, ScoredSample sample, List<float[]> into) {
            this.model = model;
            this.sample = sample;
            this.into = into;
            topology = model.topology();
            dynamics = topology.dynamics();
            grid = sample.grid();
            neurons = topology.neurons();
            spiking = topology.spiking();
            spiked = new boolean[neurons];
            potentials = new float[neurons];
            spikes = new float[neurons];
            currents = new float[grid.points() * neurons];
            spikeLag = Math.max(0, (int) Math.round(dynamics.delayMicros() / grid.stepMicros() - 0.5));
            nextSpike = sample.response().spikes().count() - 1;
            arrivals = new Arrivals(topology, sample.input(), sample.response().spikes());
            nextArrival = arrivals.count() - 1;
        }

        void run() {
            float membrane = (float) dynamics.membraneDecay(grid.stepMicros());
            float synaptic = (float) dynamics.synapticDecay(grid.stepMicros());
            float response = (float) dynamics.response(grid.stepMicros());
            for (int point = grid.steps(); point > 0; point--) {
                addOutputs(point);
                addSpikes(point);
                addWeights(point);
                int at = point * neurons;
                for (int neuron = 0; neuron < neurons; neuron++) {
                    currents[at - neurons + neuron] = synaptic * currents[at + neuron] + response * potentials[neuron];
                    potentials[neuron] *= membrane;
                }
            }
        }

        private void addOutputs(int point) {
            OutputGradients outputs = sample.outputs();
            for (int output = 0; output < outputs.points().length; output++) {
                if (outputs.points()[output] == point) {
                    potentials[topology.firstOutput() + output] += (float) outputs.potentials()[output];
                }
            }
        }

        /** Derivatives with respect to spikes become some with respect to potentials. */
        private void addSpikes(int point) {
            noteSpikes(point);
            Arrays.fill(spikes, 0);
            System.arraycopy(sample.spikes(), 0, spikes, 0, sample.spikes().length);
            int at = Math.min(point + spikeLag, grid.steps()) * neurons;
            for (int i = 0; i < topology.projections().size(); i++) {
                Projection projection = topology.projections().get(i);
                int source = projection.firstSource() - topology.inputs();
                if (source >= 0) {
                    addTargets(projection, model.weights().get(i), source, at);
                }
            }
            float[] traces = sample.response().traces();
            for (int neuron = 0; neuron < neurons; neuron++) {
                if (spiking[neuron]) {
                    float distance = spiked[neuron] ? 0 : Math.abs(traces[point * neurons + neuron] - 1);
                    float slope = 1 / (steepness * distance + 1);
                    float kept = spiked[neuron] ? 0 : potentials[neuron];
                    potentials[neuron] = kept + slope * slope * spikes[neuron];
                }
            }
        }

        private void addTargets(Projection projection, float[] weights, int firstSource, int at) {
            int targets = projection.targets();
            for (int source = 0; source < projection.sources(); source++) {
                float sum = 0;
                for (int target = 0; target < targets; target++) {
                    sum += weights[source * targets + target] * currents[at + projection.firstTarget() + target];
                }
                spikes[firstSource + source] += sum;
            }
        }

        /** Finds who spiked in the step before a point. */
        private void noteSpikes(int point) {
            Arrays.fill(spiked, false);
            SpikeTrain train = sample.response().spikes();
            while (nextSpike >= 0 && grid.step(train.micros()[nextSpike]) >= point - 1) {
                spiked[train.sources()[nextSpike--]] = true;
            }
        }

        /** Adds to the gradients of weights whose events arrive in the step before a point. */
        private void addWeights(int point) {
            double end = point * grid.stepMicros();
            while (nextArrival >= 0 && arrivals.time(nextArrival) >= end - grid.stepMicros()) {
                addWeights(arrivals.source(nextArrival), end - arrivals.time(nextArrival), point);
                nextArrival--;
            }
        }

        private void addWeights(int source, double remaining, int point) {
            if (remaining < 0) {
                return;
            }
            float decay = (float) dynamics.synapticDecay(remaining);
            float response = (float) dynamics.response(remaining);
            for (int i = 0; i < topology.projections().size(); i++) {
                Projection projection = topology.projections().get(i);
                if (projection.transmits(source)) {
                    float[] gradients = into.get(i);
                    int row = projection.row(source);
                    int first = projection.firstTarget();
                    int at = point * neurons + first;
                    for (int target = 0; target < projection.targets(); target++) {
                        gradients[row + target] +=
                                decay * currents[at + target] + response * potentials[first + target];
                    }
                }
            }
        }
    }
}
