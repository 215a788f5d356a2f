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

    private final double leastSlope;

    /**
     * Makes a backward pass.
     *
     * @param leastSlope the least slope that a potential has at a spike, in thresholds per membrane time constant: a spike where the
     *     potential hardly rises would have a huge gradient, and recorded spikes may stand where the model's potential falls; above
     *     0, and small for exact gradients
     */
    public EventGradient(double leastSlope) {
        if (!(leastSlope > 0)) {
            throw new IllegalArgumentException(
                    "the least slope at a spike is %s; it must be above 0".formatted(leastSlope));
        }
        this.leastSlope = leastSlope;
    }

    @Override
    public void accumulate(SpikingModel model, ScoredSample sample, List<float[]> into) {
        new Pass(model, sample, into).run();
    }

    private final class Pass {

        private final SpikingModel model;
        private final SpikingTopology topology;
        private final NeuronDynamics dynamics;
        private final ScoredSample sample;
        private final List<float[]> into;
        private final Arrivals arrivals;
        private final SpikeTrain train;
        private final CurrentsAtSpikes modelled;

        /** Derivatives with respect to each neuron's potential and current at the time to which it was followed back. */
        private final double[] potentials;

        private final double[] currents;
        private final double[] times;

        /** The latest spike of each neuron whose release was not passed yet; -1 if there is none. */
        private final int[] held;

        /** The spike of the same neuron before each spike; -1 if there is none. */
        private final int[] previous;

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
            modelled = new CurrentsAtSpikes(model, arrivals, train).find();
            int neurons = topology.neurons();
            potentials = new double[neurons];
            currents = new double[neurons];
            times = new double[neurons];
            Arrays.fill(times, sample.grid().micros());
            spikeTimes = new double[train.count()];
            held = new int[neurons];
            previous = new int[train.count()];
            Arrays.fill(held, -1);
            for (int spike = 0; spike < train.count(); spike++) {
                previous[spike] = held[train.sources()[spike]];
                held[train.sources()[spike]] = spike;
            }
        }

        void run() {
            addSpikeTimes();
            int[] readings = readings();
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

        private void addSpikeTimes() {
            OutputGradients outputs = sample.outputs();
            for (int output = 0; output < outputs.spikes().length; output++) {
                if (outputs.spikes()[output] != Scores.NOWHERE) {
                    spikeTimes[outputs.spikes()[output]] += outputs.times()[output];
                }
            }
        }

        /** Outputs whose potential counts, in the order in which they are read. */
        private int[] readings() {
            int[] points = sample.outputs().points();
            return IntStream.range(0, points.length)
                    .filter(output -> points[output] != Scores.NOWHERE)
                    .boxed()
                    .sorted(Comparator.comparingInt(output -> points[output]))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }

        private double readingTime(int output) {
            return sample.outputs().points()[output] * sample.grid().stepMicros();
        }

        private void read(int output) {
            int neuron = topology.firstOutput() + output;
            moveBack(neuron, readingTime(output));
            potentials[neuron] += sample.outputs().potentials()[output];
        }

        private void moveBack(int neuron, double time) {
            int spike = held[neuron];
            if (spike >= 0) {
                double release = train.micros()[spike] + dynamics.refractoryMicros();
                if (release >= time) {
                    follow(neuron, Math.min(release, times[neuron]));
                    release(neuron, spike);
                }
            }
            follow(neuron, time);
        }

        private void follow(int neuron, double time) {
            double passed = times[neuron] - time;
            if (passed > 0) {
                currents[neuron] = currents[neuron] * dynamics.synapticDecay(passed)
                        + potentials[neuron] * dynamics.response(passed);
                potentials[neuron] *= dynamics.membraneDecay(passed);
                times[neuron] = time;
            }
        }

        /** Before its release, a membrane's potential is fixed; a later spike means that it rises from there later. */
        private void release(int neuron, int spike) {
            spikeTimes[spike] -= potentials[neuron] * modelled.atRelease(spike) / dynamics.membraneMicros();
            potentials[neuron] = 0;
            held[neuron] = -1;
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
            moveBack(neuron, train.micros()[spike]);
            double slope = Math.max(leastSlope, modelled.atSpike(spike) - 1) / dynamics.membraneMicros();
            potentials[neuron] = -spikeTimes[spike] / slope;
            held[neuron] = previous[spike];
        }
    }
}
