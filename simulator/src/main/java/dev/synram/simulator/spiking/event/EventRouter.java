package dev.synram.simulator.spiking.event;

import dev.synram.chip.spiking.BackgroundSource;
import dev.synram.chip.spiking.Crossbar;
import dev.synram.chip.spiking.EventLabel;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.SpikingRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Takes the events of one run through the crossbar.
 *
 * <p>Every output passes one event a cycle; a further one of the same cycle is dropped there, and counted once at its input,
 * however many outputs it finds busy. Inputs of lower number come first, and on one input events in the order of their arrival:
 * those of the host as it sent them, those of neurons by hemisphere and column. Public sources tell neither the order nor the
 * depth of queues, so this is our estimate, and it is the only place where events are lost: any number of neurons of one output
 * may spike in a cycle. Labels are the same behind the crossbar.
 */
public final class EventRouter {

    private static final int NO_EVENT = Integer.MAX_VALUE;
    private static final int FIRST_CAPACITY = 64;

    /** Parts of a pending spike's sort key, the lowest first: column in its output, hemisphere, output; then the cycle. */
    private static final int HEMISPHERE_BIT = 5;

    private static final int OUTPUT_BIT = 28;
    private static final int CYCLE_BIT = 31;

    private final RoutingTable table;
    private final Events inputs;
    private final int hostEvents;
    private final int[] sources;
    private final BackgroundGenerator[] generators;
    private final Arrivals arrivals = new Arrivals();
    private final long[] passed = new long[Crossbar.OUTPUTS];
    private final long[] dropped = new long[Crossbar.INPUTS];

    private long[] pending = new long[FIRST_CAPACITY];
    private int pendingCount;
    private int nextPending;
    private int nextHost;
    private int routedUntil;
    private int busy;
    private int[] recordedCycles = new int[FIRST_CAPACITY];
    private int[] recordedLabels = new int[FIRST_CAPACITY];
    private int recordedCount;

    /**
     * Begins a run.
     *
     * @param key of the run's background sources
     */
    public EventRouter(RoutingTable table, SpikingRun run, long key) {
        this.table = table;
        inputs = run.inputs();
        hostEvents = countBefore(inputs, run.cycles());
        List<Integer> active = new ArrayList<>();
        for (int source = 0; source < Crossbar.BACKGROUND_SOURCES; source++) {
            if (table.background(source).rate() > 0) {
                active.add(source);
            }
        }
        sources = active.stream().mapToInt(Integer::intValue).toArray();
        generators = new BackgroundGenerator[sources.length];
        for (int i = 0; i < sources.length; i++) {
            BackgroundSource source = table.background(sources[i]);
            generators[i] = new BackgroundGenerator(source, key, run.cycles());
        }
    }

    private static int countBefore(Events events, int end) {
        int count = events.count();
        while (count > 0 && events.cycle(count - 1) >= end) {
            count--;
        }
        return count;
    }

    /**
     * Takes a spike of a neuron whose spikes are sent. Spikes may come in any order, but none may be at the crossbar before the
     * cycle until which events were routed.
     *
     * @param cycle of the spike
     */
    public void spike(int hemisphere, int column, int cycle) {
        if (cycle + EventDelays.NEURON < routedUntil) {
            throw new IllegalStateException(
                    "a spike of cycle %s reaches the crossbar before cycle %s, which has been routed"
                            .formatted(cycle, routedUntil));
        }
        if (pendingCount == pending.length) {
            pending = Arrays.copyOf(pending, 2 * pendingCount);
        }
        long place = (long) hemisphere << HEMISPHERE_BIT | column % Crossbar.COLUMNS_PER_OUTPUT;
        pending[pendingCount++] = (long) (cycle + EventDelays.NEURON) << CYCLE_BIT
                | (long) Crossbar.neuronOutput(column) << OUTPUT_BIT
                | place;
    }

    /** Routes all events that are at the crossbar before a cycle. */
    public void route(int untilCycle) {
        Arrays.sort(pending, 0, pendingCount);
        for (int cycle = nextCycle(); cycle < untilCycle; cycle = nextCycle()) {
            busy = 0;
            passNeurons(cycle);
            passHost(cycle);
            passBackground(cycle);
        }
        System.arraycopy(pending, nextPending, pending, 0, pendingCount - nextPending);
        pendingCount -= nextPending;
        nextPending = 0;
        routedUntil = untilCycle;
    }

    private int nextCycle() {
        int next = NO_EVENT;
        if (nextPending < pendingCount) {
            next = pendingCycle();
        }
        if (nextHost < hostEvents) {
            next = Math.min(next, hostCycle(nextHost));
        }
        for (BackgroundGenerator generator : generators) {
            next = Math.min(next, generator.cycle());
        }
        return next;
    }

    private int pendingCycle() {
        return (int) (pending[nextPending] >>> CYCLE_BIT);
    }

    private int hostCycle(int event) {
        return inputs.cycle(event) + EventDelays.LINK;
    }

    private void passNeurons(int cycle) {
        while (nextPending < pendingCount && pendingCycle() == cycle) {
            long spike = pending[nextPending++];
            int output = (int) (spike >> OUTPUT_BIT) & Crossbar.NEURON_OUTPUTS - 1;
            int place = (int) spike & (1 << OUTPUT_BIT) - 1;
            int column = output * Crossbar.COLUMNS_PER_OUTPUT + place % Crossbar.COLUMNS_PER_OUTPUT;
            pass(cycle, Crossbar.neuronInput(output), table.neuronLabel(place >> HEMISPHERE_BIT, column));
        }
    }

    private void passHost(int cycle) {
        int end = nextHost;
        while (end < hostEvents && hostCycle(end) == cycle) {
            end++;
        }
        for (int link = 0; link < EventLabel.LINKS && nextHost < end; link++) {
            for (int event = nextHost; event < end; event++) {
                EventLabel label = inputs.label(event);
                if (label.link() == link) {
                    pass(cycle, Crossbar.linkInput(link), label.value());
                }
            }
        }
        nextHost = end;
    }

    private void passBackground(int cycle) {
        for (int i = 0; i < generators.length; i++) {
            BackgroundGenerator generator = generators[i];
            if (generator.cycle() == cycle) {
                pass(cycle, Crossbar.backgroundInput(sources[i]), generator.label());
                generator.advance();
            }
        }
    }

    private void pass(int cycle, int input, int label) {
        int wanted = table.outputs(input, label);
        if ((wanted & busy) != 0) {
            dropped[input]++;
        }
        int free = wanted & ~busy;
        busy |= free;
        for (int left = free; left != 0; left &= left - 1) {
            int output = Integer.numberOfTrailingZeros(left);
            passed[output]++;
            if (output < Crossbar.BUS_OUTPUTS) {
                arrivals.add(cycle + EventDelays.SYNAPSE, output, label);
            } else {
                record(cycle, label);
            }
        }
    }

    private void record(int cycle, int label) {
        if (recordedCount == recordedCycles.length) {
            recordedCycles = Arrays.copyOf(recordedCycles, 2 * recordedCount);
            recordedLabels = Arrays.copyOf(recordedLabels, 2 * recordedCount);
        }
        recordedCycles[recordedCount] = cycle;
        recordedLabels[recordedCount] = label;
        recordedCount++;
    }

    /** Events that passed to synapse buses since they were last cleared. */
    public Arrivals arrivals() {
        return arrivals;
    }

    /** Events that passed to links so far, with the cycles at which they were at the crossbar. */
    public Events recorded() {
        return Events.of(Arrays.copyOf(recordedCycles, recordedCount), Arrays.copyOf(recordedLabels, recordedCount));
    }

    /** Events that every output of the crossbar passed so far. */
    public long[] passed() {
        return passed.clone();
    }

    /** Events of every input of the crossbar that found an output busy so far. */
    public long[] dropped() {
        return dropped.clone();
    }
}
