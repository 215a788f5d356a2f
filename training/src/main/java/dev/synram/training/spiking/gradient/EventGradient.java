package dev.synram.training.spiking.gradient;

import dev.synram.network.spiking.NeuronDynamics;
import dev.synram.network.spiking.Projection;
import dev.synram.network.spiking.Scores;
import dev.synram.network.spiking.SpikeTrain;
import dev.synram.network.spiking.SpikingModel;
import dev.synram.network.spiking.SpikingTopology;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Exact gradients from the times of spikes (EventProp, Wunderlich and Pehle 2021): derivatives with respect to potential and current
 * of every neuron are followed backward in time between events, where they have a closed form, and change at its spikes. Synaptic
 * currents at spikes are those of the model for the recorded times.
 */
public final class EventGradient implements BackwardPass {

    /** The least slope of a potential at a spike; recorded spikes may stand where the model's potential hardly rises. */
    private static final double LEAST_SLOPE = 0.1;

    @Override
    public void accumulate(SpikingModel model, ScoredSample sample, List<float[]> into) {
        new Pass(model, sample, into).run();
    }

    private static final class Pass {

        private final SpikingModel model;
        private final SpikingTopology topology;
        private final NeuronDynamics dynamics;
        private final ScoredSample sample;
        private final List<float[]> into;
        private final Arrivals arrivals;
        private final SpikeTrain train;
        private final double[] currentsAtSpikes;

        /** Derivatives with respect to each neuron's potential and current at the time to which it was followed back. */
        private final double[] potentials;

        private final double[] currents;
        private final double[] times;

        /** Derivative with respect to the time of each spike, through its events. */
        private final double[] spikeTimes;

        Pass(SpikingModel model, ScoredSample sample, List<float[]> into) {
            this.model = model;
            this.sample = sample;
            this.into = into;
            topology = model.topology();
            dynamics = topology.dynamics();
            train = sample.response().spikes();
            arrivals = new Arrivals(topology, sample.input(), train);
            currentsAtSpikes = new CurrentsAtSpikes(model, arrivals, train).find();
            int neurons = topology.neurons();
            potentials = new double[neurons];
            currents = new double[neurons];
            times = new double[neurons];
            Arrays.fill(times, sample.grid().micros());
            spikeTimes = new double[train.count()];
        }

        void run() {
            if (topology.output().spikes()) {
                addFirstSpikes();
            }
            int[] readings = topology.output().spikes() ? new int[0] : readings();
            int nextReading = readings.length - 1;
            int nextSpike = train.count() - 1;
            int nextArrival = arrivals.count() - 1;
            while (nextReading >= 0 || nextSpike >= 0 || nextArrival >= 0) {
                double reading = nextReading < 0 ? Double.NEGATIVE_INFINITY : readingTime(readings[nextReading]);
                double spike = nextSpike < 0 ? Double.NEGATIVE_INFINITY : train.micros()[nextSpike];
                double arrival = nextArrival < 0 ? Double.NEGATIVE_INFINITY : arrivals.time(nextArrival);
                if (reading >= spike && reading >= arrival) {
                    read(readings[nextReading--]);
                } else if (arrival >= spike) {
                    arrive(nextArrival--);
                } else {
                    spike(nextSpike--);
                }
            }
        }

        private void addFirstSpikes() {
            Scores scores = sample.scores();
            for (int output = 0; output < scores.count(); output++) {
                if (scores.origins()[output] != Scores.NOWHERE) {
                    spikeTimes[scores.origins()[output]] -= sample.scoreGradients()[output];
                }
            }
        }

        /** Outputs in the order in which they are read. */
        private int[] readings() {
            return IntStream.range(0, sample.scores().count())
                    .boxed()
                    .sorted(Comparator.comparingDouble(this::readingTime))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }

        private double readingTime(int output) {
            return sample.scores().origins()[output] * sample.grid().stepMicros();
        }

        private void read(int output) {
            int neuron = topology.firstOutput() + output;
            moveBack(neuron, readingTime(output));
            potentials[neuron] += sample.scoreGradients()[output];
        }

        private void moveBack(int neuron, double time) {
            double passed = times[neuron] - time;
            if (passed > 0) {
                currents[neuron] = currents[neuron] * dynamics.synapticDecay(passed)
                        + potentials[neuron] * dynamics.response(passed);
                potentials[neuron] *= dynamics.membraneDecay(passed);
                times[neuron] = time;
            }
        }

        /** An event arrives: it adds to the gradients of its weights, and to the derivative with respect to its time. */
        private void arrive(int event) {
            int source = arrivals.source(event);
            double time = arrivals.time(event);
            if (time >= sample.grid().micros()) {
                return;
            }
            double sum = 0;
            for (int i = 0; i < topology.projections().size(); i++) {
                Projection projection = topology.projections().get(i);
                if (projection.transmits(source)) {
                    float[] weights = model.weights().get(i);
                    float[] gradients = into.get(i);
                    int row = projection.row(source);
                    for (int target = 0; target < projection.targets(); target++) {
                        int neuron = projection.firstTarget() + target;
                        moveBack(neuron, time);
                        gradients[row + target] += (float) currents[neuron];
                        sum += weights[row + target]
                                * (currents[neuron] / dynamics.synapticMicros()
                                        - potentials[neuron] / dynamics.membraneMicros());
                    }
                }
            }
            if (arrivals.spike(event) >= 0) {
                spikeTimes[arrivals.spike(event)] += sum;
            }
        }

        private void spike(int spike) {
            int neuron = train.sources()[spike];
            double time = train.micros()[spike];
            double release = time + dynamics.refractoryMicros();
            double slope = Math.max(LEAST_SLOPE, currentsAtSpikes[spike] - 1) / dynamics.membraneMicros();
            if (times[neuron] > release) {
                moveBack(neuron, release);
                double current = currentsAtSpikes[spike] * dynamics.synapticDecay(dynamics.refractoryMicros());
                spikeTimes[spike] -= potentials[neuron] * current / dynamics.membraneMicros();
            }
            currents[neuron] *= dynamics.synapticDecay(times[neuron] - time);
            times[neuron] = time;
            potentials[neuron] = -spikeTimes[spike] / slope + sample.spikeGradients()[neuron];
        }
    }
}
