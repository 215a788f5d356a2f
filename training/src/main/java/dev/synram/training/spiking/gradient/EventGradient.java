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

    /** One sample, from its end to its beginning: derivatives of all neurons move back together, from event to event. */
    private final class Pass {

        private final SpikingModel model;
        private final SpikingTopology topology;
        private final NeuronDynamics dynamics;
        private final ScoredSample sample;
        private final List<float[]> into;
        private final Arrivals arrivals;
        private final SpikeTrain train;
        private final CurrentsAtSpikes modelled;

        /** Derivatives with respect to each neuron's potential and current at the time that was reached. */
        private final double[] potentials;

        private final double[] currents;
        private double reached;

        /** Whether anything was followed yet: what happened after the last that counts has no derivative. */
        private boolean begun;

        /** The spikes of the same neuron before and after each spike; -1 if there is none. */
        private final int[] previous;

        private final int[] next;

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
            reached = sample.grid().micros();
            spikeTimes = new double[train.count()];
            previous = new int[train.count()];
            next = new int[train.count()];
            int[] latest = new int[neurons];
            Arrays.fill(latest, -1);
            Arrays.fill(next, -1);
            for (int spike = 0; spike < train.count(); spike++) {
                int neuron = train.sources()[spike];
                previous[spike] = latest[neuron];
                if (latest[neuron] >= 0) {
                    next[latest[neuron]] = spike;
                }
                latest[neuron] = spike;
            }
        }

        void run() {
            addSpikeTimes();
            int[] readings = readings();
            int nextReading = readings.length - 1;
            int nextRelease = train.count() - 1;
            int nextSpike = train.count() - 1;
            int nextArrival = arrivals.count() - 1;
            while (nextReading >= 0 || nextRelease >= 0 || nextArrival >= 0) {
                double reading = nextReading < 0 ? Double.NEGATIVE_INFINITY : readingTime(readings[nextReading]);
                double release = nextRelease < 0 ? Double.NEGATIVE_INFINITY : releaseTime(nextRelease);
                double spike = nextSpike < 0 ? Double.NEGATIVE_INFINITY : train.micros()[nextSpike];
                double arrival = nextArrival < 0 ? Double.NEGATIVE_INFINITY : arrivals.time(nextArrival);
                if (release >= spike && release >= reading && release >= arrival) {
                    release(nextRelease--);
                } else if (reading >= spike && reading >= arrival) {
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

        private double releaseTime(int spike) {
            return train.micros()[spike] + dynamics.refractoryMicros();
        }

        private void read(int output) {
            moveBack(readingTime(output));
            begun = true;
            potentials[topology.firstOutput() + output] += sample.outputs().potentials()[output];
        }

        private void moveBack(double time) {
            double passed = reached - time;
            if (passed <= 0) {
                return;
            }
            reached = time;
            if (begun) {
                double synaptic = dynamics.synapticDecay(passed);
                double membrane = dynamics.membraneDecay(passed);
                double response = dynamics.response(passed);
                for (int neuron = 0; neuron < currents.length; neuron++) {
                    currents[neuron] = currents[neuron] * synaptic + potentials[neuron] * response;
                    potentials[neuron] *= membrane;
                }
            }
        }

        /** The end of a refractory time; a recorded spike may come before it, and then waits for that spike. */
        private void release(int spike) {
            if (next[spike] < 0 || train.micros()[next[spike]] > releaseTime(spike)) {
                moveBack(releaseTime(spike));
                hold(spike);
            }
        }

        /** Before its release, a membrane's potential is fixed; a later spike means that it rises from there later. */
        private void hold(int spike) {
            int neuron = train.sources()[spike];
            spikeTimes[spike] -= potentials[neuron] * modelled.atRelease(spike) / dynamics.membraneMicros();
            potentials[neuron] = 0;
        }

        /** An event arrives: it adds to the gradients of its weights, and to the derivative with respect to its time. */
        private void arrive(int event) {
            double time = arrivals.time(event);
            moveBack(time);
            if (!begun || time >= sample.grid().micros()) {
                return;
            }
            double sum = 0;
            for (int i = 0; i < topology.projections().size(); i++) {
                Projection projection = topology.projections().get(i);
                if (projection.transmits(arrivals.source(event))) {
                    sum += arrive(projection, projection.row(arrivals.source(event)), i);
                }
            }
            if (arrivals.spike(event) >= 0) {
                spikeTimes[arrivals.spike(event)] += sum;
            }
        }

        private double arrive(Projection projection, int row, int number) {
            float[] weights = model.weights().get(number);
            float[] gradients = into.get(number);
            double perCurrent = 1 / dynamics.synapticMicros();
            double perPotential = 1 / dynamics.membraneMicros();
            int first = projection.firstTarget();
            double sum = 0;
            for (int target = 0; target < projection.targets(); target++) {
                double current = currents[first + target];
                gradients[row + target] += (float) current;
                sum += weights[row + target] * (current * perCurrent - potentials[first + target] * perPotential);
            }
            return sum;
        }

        private void spike(int spike) {
            double time = train.micros()[spike];
            moveBack(time);
            double slope = Math.max(leastSlope, modelled.atSpike(spike) - 1) / dynamics.membraneMicros();
            potentials[train.sources()[spike]] = -spikeTimes[spike] / slope;
            begun |= spikeTimes[spike] != 0;
            int before = previous[spike];
            if (before >= 0 && releaseTime(before) >= time) {
                hold(before);
            }
        }
    }
}
