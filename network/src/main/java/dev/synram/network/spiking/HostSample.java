package dev.synram.network.spiking;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One sample on the host. All neurons move on by equal steps; a neuron that may spike in a step, or is released in it, is solved
 * again from event to event. No step is longer than the delay of spikes, so spikes act in later steps only.
 */
final class HostSample {

    private final SpikingModel model;
    private final NeuronDynamics dynamics;
    private final HostStep step;
    private final List<Projection> projections;
    private final int inputs;
    private final boolean[] spiking;
    private double[] potentials;
    private double[] currents;
    private double[] after;
    private double[] currentsAfter;
    private final double[] addedPotentials;
    private final double[] addedCurrents;

    /** What excitatory events of the step add to currents. */
    private final float[] excitation;

    private final double[] released;
    private final SpikeTrain train;
    private final SpikeList spikes = new SpikeList();
    private int nextInput;
    private int nextSpike;
    private int arrivals;
    private int[] sources = new int[16];
    private double[] times = new double[16];

    HostSample(SpikingModel model, HostStep step, SpikeTrain train) {
        this.model = model;
        this.step = step;
        this.train = train;
        dynamics = step.dynamics();
        SpikingTopology topology = model.topology();
        projections = topology.projections();
        inputs = topology.inputs();
        spiking = topology.spiking();
        potentials = new double[spiking.length];
        currents = new double[spiking.length];
        after = new double[spiking.length];
        currentsAfter = new double[spiking.length];
        addedPotentials = new double[spiking.length];
        addedCurrents = new double[spiking.length];
        excitation = new float[spiking.length];
        released = new double[spiking.length];
    }

    /** Runs a number of steps of several parts each, and notes the potentials after each step. */
    NetworkResponse run(int steps, int parts) {
        int neurons = spiking.length;
        float[] traces = new float[(steps + 1) * neurons];
        for (int i = 0; i < steps * parts; i++) {
            advance(i * step.micros(), (i + 1) * step.micros());
            if ((i + 1) % parts == 0) {
                int at = (i + 1) / parts * neurons;
                for (int neuron = 0; neuron < neurons; neuron++) {
                    traces[at + neuron] = (float) potentials[neuron];
                }
            }
        }
        return new NetworkResponse(spikes.train(), traces);
    }

    private void advance(double from, double to) {
        collect(to);
        int firstOfStep = spikes.count();
        moveOn();
        for (int neuron = 0; neuron < spiking.length; neuron++) {
            if (!spiking[neuron]) {
                continue;
            }
            if (released[neuron] >= to) {
                after[neuron] = 0;
            } else if (released[neuron] > from || mayCross(neuron)) {
                after[neuron] = solve(neuron, from, to, firstOfStep);
            }
        }
        double[] before = potentials;
        potentials = after;
        after = before;
        before = currents;
        currents = currentsAfter;
        currentsAfter = before;
    }

    /** A potential rises towards the current, which is at most as large as if all excitatory events came first and none decayed. */
    private boolean mayCross(int neuron) {
        double most = Math.max(0, currents[neuron]) + excitation[neuron];
        return most > 1 && potentials[neuron] + (most - potentials[neuron]) * (1 - step.membrane()) > 1;
    }

    /** All neurons, as if none spiked. */
    private void moveOn() {
        double membrane = step.membrane();
        double response = step.response();
        double current = step.current();
        for (int neuron = 0; neuron < potentials.length; neuron++) {
            after[neuron] = membrane * potentials[neuron] + response * currents[neuron] + addedPotentials[neuron];
            currentsAfter[neuron] = current * currents[neuron] + addedCurrents[neuron];
        }
    }

    /** Finds the events that arrive before a time, and what they add to currents and potentials at that time. */
    private void collect(double to) {
        Arrays.fill(addedPotentials, 0);
        Arrays.fill(addedCurrents, 0);
        Arrays.fill(excitation, 0);
        arrivals = 0;
        while (true) {
            double input = nextInput < train.count() ? train.micros()[nextInput] : Double.POSITIVE_INFINITY;
            double spike = nextSpike < spikes.count()
                    ? spikes.time(nextSpike) + dynamics.delayMicros()
                    : Double.POSITIVE_INFINITY;
            double time = Math.min(input, spike);
            if (!(time < to)) {
                return;
            }
            int source = input <= spike ? train.sources()[nextInput++] : inputs + spikes.neuron(nextSpike++);
            note(source, time);
            add(source, dynamics.synapticDecay(to - time), dynamics.response(to - time));
        }
    }

    private void note(int source, double time) {
        if (arrivals == times.length) {
            sources = Arrays.copyOf(sources, 2 * arrivals);
            times = Arrays.copyOf(times, 2 * arrivals);
        }
        sources[arrivals] = source;
        times[arrivals++] = time;
    }

    private void add(int source, double decay, double response) {
        for (int i = 0; i < projections.size(); i++) {
            Projection projection = projections.get(i);
            if (projection.transmits(source)) {
                float[] weights = model.weights().get(i);
                int row = projection.row(source);
                int first = projection.firstTarget();
                for (int target = 0; target < projection.targets(); target++) {
                    addedCurrents[first + target] += decay * weights[row + target];
                    addedPotentials[first + target] += response * weights[row + target];
                    excitation[first + target] += Math.max(0, weights[row + target]);
                }
            }
        }
    }

    /** The potential of one neuron after a step, event by event; its spikes are added. */
    private double solve(int neuron, double from, double to, int firstOfStep) {
        double time = from;
        double potential = potentials[neuron];
        double current = currents[neuron];
        for (int arrival = 0; arrival <= arrivals; arrival++) {
            double end = arrival < arrivals ? Math.max(from, times[arrival]) : to;
            while (time < end) {
                MembraneSegment segment = new MembraneSegment(dynamics, potential, current);
                if (released[neuron] > time) {
                    double until = Math.min(end, released[neuron]);
                    current = segment.currentAfter(until - time);
                    potential = 0;
                    time = until;
                    continue;
                }
                OptionalDouble crossing = segment.crossing(end - time);
                double passed = crossing.orElse(end - time);
                current = segment.currentAfter(passed);
                potential = segment.potentialAfter(passed);
                time = crossing.isPresent() ? time + passed : end;
                if (crossing.isPresent()) {
                    spikes.add(neuron, time, firstOfStep);
                    released[neuron] = Math.max(time + dynamics.refractoryMicros(), Math.nextUp(time));
                    potential = 0;
                }
            }
            if (arrival < arrivals) {
                current += weight(sources[arrival], neuron);
            }
        }
        return potential;
    }

    private double weight(int source, int neuron) {
        double sum = 0;
        for (int i = 0; i < projections.size(); i++) {
            Projection projection = projections.get(i);
            int target = neuron - projection.firstTarget();
            if (projection.transmits(source) && target >= 0 && target < projection.targets()) {
                sum += model.weights().get(i)[projection.row(source) + target];
            }
        }
        return sum;
    }
}
