package dev.synram.simulator.spiking;

import static dev.synram.chip.MacSettings.CYCLE_NANOS;
import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;

import dev.synram.chip.random.CounterRandom;
import dev.synram.chip.spiking.EventCounters;
import dev.synram.chip.spiking.EventLabel;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import dev.synram.kernel.LifKernel;
import dev.synram.kernel.data.LifState;
import dev.synram.kernel.data.LifTable;
import dev.synram.simulator.circuit.EventDisturbance;
import dev.synram.simulator.circuit.HemisphereCircuits;
import dev.synram.simulator.circuit.SpikingCircuit;
import dev.synram.simulator.spiking.event.Arrivals;
import dev.synram.simulator.spiking.event.EventDelays;
import dev.synram.simulator.spiking.event.EventRouter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One run, in blocks as long as the fastest way from a spike to a synapse. */
final class Emulation {

    private static final double MICROS_PER_CYCLE = CYCLE_NANOS / 1e3;
    private static final long ROUTER = 1;
    private static final long THRESHOLDS = 2;
    private static final long MEMBRANES = 3;
    private static final long SPIKE_TIMES = 4;
    private static final long GROUPS = 5;
    private static final long EVENTS = 6;

    private final Network network;
    private final LifKernel kernel;
    private final SpikingRun run;
    private final long key;
    private final SpikingCircuit[] circuits;
    private final LifTable table;
    private final EventRouter router;
    private final BlockEvents events;
    private final int[] perStep;
    private final LifState state;
    private final EdgeSolver edges;
    private final List<CoupledNeurons> coupled = new ArrayList<>();
    private final int[] spikes;
    private final Recorder recorder;
    private final double[] adaptations;
    private final boolean traced;
    private final Plasticity plasticity;
    private final Optional<CorrelationRecorder> correlation;
    private int blockStart;
    private long eventNumber;

    /**
     * Begins a run.
     *
     * @param workspace which no other run uses before this one is over
     */
    Emulation(Network network, LifKernel kernel, SpikingRun run, long key, Workspace workspace) {
        this.network = network;
        this.kernel = kernel;
        this.run = run;
        this.key = key;
        circuits = network.circuits();
        table = network.table();
        spikes = new int[circuits.length];
        router = new EventRouter(network.routing(), run, CounterRandom.combine(key, ROUTER));
        plasticity = new Plasticity(network);
        correlation = run.correlationRow().isPresent()
                ? Optional.of(
                        new CorrelationRecorder(network, run.correlationRow().getAsInt(), run.cycles()))
                : Optional.empty();
        ActiveLanes active = network.active(run);
        traced = Recorder.wanted(run);
        adaptations = new double[traced ? circuits.length : 0];
        events = workspace.events();
        perStep = workspace.perStep();
        state = workspace.state();
        state.restart(table, active.spans(), traced);
        recorder = new Recorder(network, run, key, state);
        Thresholds thresholds = new Thresholds(circuits, CounterRandom.combine(key, THRESHOLDS));
        edges = new EdgeSolver(circuits, table, state, events, thresholds, this::spike);
        long membranes = CounterRandom.combine(key, MEMBRANES);
        boolean[] wanted = active.lanes();
        int[] spans = active.spans().lines();
        for (int i = 0; i < spans.length; i += 2) {
            for (int lane = spans[i]; lane < spans[i + 1]; lane++) {
                boolean own = wanted[lane] && !network.coupled(lane);
                state.potential[lane] =
                        run.fromReset() ? (float) circuits[lane].membrane().resetPotential() : network.rest(lane);
                state.threshold[lane] = own ? (float) thresholds.next(lane) : Float.POSITIVE_INFINITY;
                state.phaseChanged(table, lane);
                state.random[lane] = (int) CounterRandom.bits(membranes, lane) | 1;
            }
        }
        long ofGroups = CounterRandom.combine(key, GROUPS);
        for (CoupledGroup group : network.groups()) {
            if (group.members().stream().anyMatch(lane -> wanted[lane])) {
                coupled.add(new CoupledNeurons(
                        network,
                        group,
                        run.fromReset(),
                        thresholds,
                        CounterRandom.combine(ofGroups, group.members().getFirst()),
                        this::spike));
            }
        }
    }

    SpikingRecord play() {
        if (traced) {
            for (int group = 0; group < coupled.size(); group++) {
                observe(group);
            }
            recorder.begin(adaptations);
        }
        for (blockStart = 0; blockStart < run.cycles(); blockStart += EventDelays.LOOP) {
            router.route(blockStart + EventDelays.NEURON);
            receive();
            state.blockStart = blockStart / table.cycles;
            kernel.advance(table, state, network.steps(), edges);
            if (traced) {
                traceJoined();
            }
            advanceCoupled();
        }
        router.route(run.cycles() + EventDelays.NEURON);
        return new SpikingRecord(
                router.recorded(),
                recorder.cadc(),
                recorder.madc(),
                counters(),
                correlation.map(recorded -> recorded.read(key)));
    }

    private void receive() {
        Arrivals arrivals = router.arrivals();
        events.clear();
        state.clearArrivals();
        Arrays.fill(perStep, 0);
        for (int i = 0; i < arrivals.count(); i++) {
            int cycle = arrivals.cycle(i) - blockStart;
            if (correlation.isPresent()) {
                EventLabel label = new EventLabel(arrivals.label(i));
                correlation.get().event(arrivals.cycle(i), arrivals.busOutput(i), label);
            }
            int step = cycle / table.cycles;
            for (RowCharge charge : network.charges().of(arrivals.busOutput(i), arrivals.label(i))) {
                float scale = scale(charge, arrivals.cycle(i));
                if (charge.empty()) {
                    continue;
                }
                events.add(charge, cycle, scale);
                if (charge.excitatory().length > 0) {
                    kernel.arrive(state, charge.excitatory(), charge.first(), scale, cycle, false);
                }
                if (charge.inhibitory().length > 0) {
                    kernel.arrive(state, charge.inhibitory(), charge.first(), scale, cycle, true);
                }
                perStep[2 * step + state.half(charge.first())]++;
            }
        }
        arrivals.clear();
        for (int i = 0; i < perStep.length; i++) {
            if (perStep[i] > 0) {
                HemisphereCircuits hemisphere = network.hemisphere(i % 2 * (circuits.length / 2));
                state.noiseScale[i] = (float) hemisphere.noise().eventNoiseScale(perStep[i], table.micros);
            }
        }
    }

    /** What befalls an event on its way, and the plasticity of its driver, as a factor of its charges. */
    private float scale(RowCharge charge, int cycle) {
        float plastic = charge.driver() == RowCharge.NO_DRIVER ? 1 : plasticity.scale(charge.driver(), cycle);
        EventDisturbance disturbance =
                network.circuitsOf(charge.first() / COLUMNS).disturbance();
        return disturbance.none()
                ? plastic
                : plastic * (float) disturbance.share(CounterRandom.combine(key, EVENTS), eventNumber++);
    }

    /** Copies what the ADCs may see of a joined membrane to the lane of the other circuit. */
    private void traceJoined() {
        for (int lane = 0; lane < state.lanes; lane++) {
            int partner = table.partner(lane);
            if (partner != LifState.NONE) {
                for (int at = 0; at < state.steps * state.lanes; at += state.lanes) {
                    state.potentialAfter[at + partner] = state.potentialAfter[at + lane];
                }
            }
        }
    }

    private void advanceCoupled() {
        if (coupled.isEmpty() && !traced) {
            return;
        }
        int[] next = new int[coupled.size()];
        for (int step = 0; step < state.steps; step++) {
            int from = step * table.cycles;
            for (int group = 0; group < next.length; group++) {
                next[group] = coupled.get(group).step(events, from, table.cycles, next[group]);
                if (traced) {
                    observe(group);
                    trace(group, step);
                }
            }
            if (traced) {
                double start = (blockStart + from) * MICROS_PER_CYCLE;
                recorder.step(step, start, start + table.cycles * MICROS_PER_CYCLE, adaptations);
            }
        }
    }

    /** Copies what the ADCs may see of a group to its lanes. */
    private void observe(int group) {
        CoupledNeurons neurons = coupled.get(group);
        List<Integer> members = neurons.members();
        for (int member = 0; member < members.size(); member++) {
            int lane = members.get(member);
            state.potential[lane] = (float) neurons.potential(member);
            state.excitatory[lane] = (float) neurons.excitatory(member);
            state.inhibitory[lane] = (float) neurons.inhibitory(member);
            adaptations[lane] = neurons.adaptation(member);
        }
    }

    private void trace(int group, int step) {
        for (int lane : coupled.get(group).members()) {
            state.potentialAfter[step * state.lanes + lane] = state.potential[lane];
            state.excitatoryAfter[step * state.lanes + lane] = state.excitatory[lane];
            state.inhibitoryAfter[step * state.lanes + lane] = state.inhibitory[lane];
        }
    }

    private void spike(int lane, double micros) {
        SpikingCircuit.Spiking spiking = circuits[lane].spiking();
        double delayed = micros + spiking.delay();
        if (spiking.timeNoise() > 0) {
            long ofLane = CounterRandom.combine(CounterRandom.combine(key, SPIKE_TIMES), lane);
            delayed += spiking.timeNoise() * CounterRandom.normal(ofLane, spikes[lane]);
        }
        int cycle = blockStart + Math.max(0, (int) Math.ceil(delayed / MICROS_PER_CYCLE));
        if (blockStart + micros / MICROS_PER_CYCLE >= run.cycles()) {
            return;
        }
        spikes[lane]++;
        correlation.ifPresent(recorded -> recorded.spike(lane, cycle));
        if (network.settings(lane).sent()) {
            router.spike(lane / COLUMNS, lane % COLUMNS, cycle);
        }
    }

    private EventCounters counters() {
        int[] counts = new int[spikes.length];
        boolean[] overflowed = new boolean[spikes.length];
        for (int lane = 0; lane < spikes.length; lane++) {
            overflowed[lane] = spikes[lane] > EventCounters.LARGEST_COUNT;
            counts[lane] = Math.min(spikes[lane], EventCounters.LARGEST_COUNT);
        }
        return new EventCounters(counts, overflowed, router.passed(), router.dropped());
    }
}
