package dev.synram.simulator.spiking.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.data.Index.atIndex;

import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.spiking.BackgroundSource;
import dev.synram.chip.spiking.ChipTime;
import dev.synram.chip.spiking.Crossbar;
import dev.synram.chip.spiking.CrossbarNode;
import dev.synram.chip.spiking.EventLabel;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRun;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class EventRouterTest {

    private static final int CYCLES = 400;

    /** Late enough for everything that began within the run. */
    private static final int AFTER = CYCLES + 100;

    private record Spike(int hemisphere, int column, int cycle) {}

    private static SpikingConfiguration.Builder open() {
        SpikingConfiguration.Builder builder = SpikingConfiguration.builder(ChipGeometry.BRAINSCALES2);
        Crossbar.nodes().forEach(node -> builder.node(CrossbarNode.open(node.input(), node.output())));
        return builder;
    }

    private static SpikingRun run(Events inputs) {
        return SpikingRun.of(inputs, ChipTime.micros(CYCLES));
    }

    /** Bursts: few cycles, so that many events meet. */
    private static List<Spike> burst(Random random, int count) {
        Set<Spike> spikes = new HashSet<>();
        for (int i = 0; i < count; i++) {
            spikes.add(new Spike(random.nextInt(2), random.nextInt(256), random.nextInt(CYCLES)));
        }
        return new ArrayList<>(spikes);
    }

    private static Events hostBurst(Random random, int count) {
        int[] cycles = random.ints(count, 0, CYCLES).sorted().toArray();
        return Events.of(cycles, random.ints(count, 0, 1 << 16).toArray());
    }

    private static EventRouter routed(RoutingTable table, Events inputs, List<Spike> spikes, long key) {
        EventRouter router = new EventRouter(table, run(inputs), key);
        spikes.forEach(spike -> router.spike(spike.hemisphere, spike.column, spike.cycle));
        router.route(AFTER);
        return router;
    }

    private static List<String> trace(EventRouter router) {
        List<String> trace = new ArrayList<>();
        Arrivals arrivals = router.arrivals();
        for (int i = 0; i < arrivals.count(); i++) {
            trace.add("%s %s %s".formatted(arrivals.cycle(i), arrivals.busOutput(i), arrivals.label(i)));
        }
        Events recorded = router.recorded();
        for (int i = 0; i < recorded.count(); i++) {
            trace.add("%s %s".formatted(recorded.cycle(i), recorded.label(i)));
        }
        return trace;
    }

    /**
     * Spikes, host and background together, from sparse to dense, against a table of all events by cycle and output: an output
     * passes min(1, events), and the rest, one an event, is counted where it came from.
     */
    @Property(tries = 60)
    void eventsAreDroppedExactlyWhenAnOutputGetsMoreThanOneACycle(
            @ForAll @IntRange(max = 300) int spikeCount,
            @ForAll @IntRange(max = 300) int hostCount,
            @ForAll long seed) {
        Random random = new Random(seed);
        SpikingConfiguration.Builder builder = open();
        for (int source = 0; source < 3; source++) {
            builder.background(source, BackgroundSource.regular(1 + random.nextInt(200), 64 * source));
        }
        SpikingConfiguration configuration = builder.build();
        List<Spike> spikes = burst(random, spikeCount);
        Events host = hostBurst(random, hostCount);
        EventRouter router = routed(new RoutingTable(configuration), host, spikes, seed);

        Map<List<Integer>, Integer> passing = new HashMap<>();
        long[] dropped = new long[Crossbar.INPUTS];
        List<int[]> all = new ArrayList<>();
        for (Spike spike : spikes) {
            all.add(new int[] {spike.cycle + 10, spike.column / 32, spike.hemisphere * 256 + spike.column});
        }
        for (int i = 0; i < host.count(); i++) {
            all.add(new int[] {host.cycle(i) + 50, 8 + host.label(i).link(), i});
        }
        for (int source = 0; source < 3; source++) {
            int period = configuration.background(source).period();
            for (int cycle = period; cycle < CYCLES; cycle += period) {
                all.add(new int[] {cycle, 12 + source, 0});
            }
        }
        all.sort((a, b) -> a[0] != b[0] ? a[0] - b[0] : a[1] != b[1] ? a[1] - b[1] : a[2] - b[2]);
        for (int[] event : all) {
            boolean lost = false;
            for (int output = 0; output < Crossbar.OUTPUTS; output++) {
                if (Crossbar.hasNode(event[1], output)) {
                    lost |= passing.merge(List.of(event[0], output), 1, Integer::sum) > 1;
                }
            }
            dropped[event[1]] += lost ? 1 : 0;
        }
        long[] passed = new long[Crossbar.OUTPUTS];
        passing.keySet().forEach(place -> passed[place.get(1)]++);
        assertThat(router.dropped()).containsExactly(dropped);
        assertThat(router.passed()).containsExactly(passed);
    }

    /** The spikes of a burst in any order, routed at once or in steps of the shortest delay, with the same losses. */
    @Property(tries = 40)
    void resultsDependNeitherOnTheOrderOfSpikesNorOnSteps(@ForAll long seed) {
        Random random = new Random(seed);
        RoutingTable table = new RoutingTable(open().background(2, BackgroundSource.poisson(1e6, 8, 7))
                .background(5, BackgroundSource.poisson(3e6, 9, 8))
                .build());
        Events host = hostBurst(random, 150);
        List<Spike> spikes = burst(random, 150);
        EventRouter expected = routed(table, host, spikes, seed);
        Collections.shuffle(spikes, random);
        EventRouter shuffled = routed(table, host, spikes, seed);
        EventRouter stepped = new EventRouter(table, run(host), seed);
        for (int from = 0; from < AFTER; from += EventDelays.LOOP) {
            for (Spike spike : spikes) {
                if (spike.cycle >= from && spike.cycle < from + EventDelays.LOOP) {
                    stepped.spike(spike.hemisphere, spike.column, spike.cycle);
                }
            }
            stepped.route(from + EventDelays.LOOP);
        }
        stepped.route(AFTER);
        for (EventRouter other : List.of(shuffled, stepped)) {
            assertThat(trace(other)).isEqualTo(trace(expected));
            assertThat(other.dropped()).containsExactly(expected.dropped());
            assertThat(other.passed()).containsExactly(expected.passed());
        }
        assertThat(expected.dropped()).as("a burst loses events").isNotEqualTo(new long[Crossbar.INPUTS]);
    }

    /** Two neurons of one output in one cycle: that of the lower column comes first, and the host after both. */
    @Example
    void aBusyOutputPassesTheFirstEvent() {
        Events host = Events.of(new int[] {0}, new int[] {EventLabel.of(0, 1, 2).value()});
        List<Spike> spikes = List.of(new Spike(0, 9, 40), new Spike(0, 3, 40));
        SpikingConfiguration configuration = SpikingConfiguration.builder(ChipGeometry.BRAINSCALES2)
                .node(CrossbarNode.open(0, 0))
                .node(CrossbarNode.open(8, 0))
                .node(CrossbarNode.open(8, 1))
                .build();
        EventRouter router = routed(new RoutingTable(configuration), host, spikes, 0);
        assertThat(trace(router)).containsExactly("88 0 0", "88 1 66");
        assertThat(router.dropped()).startsWith(1).contains(1, atIndex(8));
    }

    @Example
    void inputsAfterTheEndAreNotSent() {
        Events host = Events.of(new int[] {CYCLES - 1, CYCLES}, new int[] {1, 2});
        EventRouter router = routed(new RoutingTable(open().build()), host, List.of(), 0);
        assertThat(router.recorded().count()).isEqualTo(1);
        assertThat(router.recorded().cycle(0)).isEqualTo(CYCLES - 1 + EventDelays.LINK);
        assertThat(router.recorded().label(0).value()).isEqualTo(1);
    }

    @Example
    void aClosedCrossbarPassesNothing() {
        RoutingTable table = new RoutingTable(SpikingConfiguration.builder(ChipGeometry.BRAINSCALES2)
                .background(0, BackgroundSource.regular(1, 0))
                .build());
        EventRouter router = routed(table, hostBurst(new Random(1), 50), burst(new Random(2), 50), 0);
        assertThat(trace(router)).isEmpty();
        assertThat(router.passed()).containsOnly(0);
        assertThat(router.dropped()).containsOnly(0);
    }

    @Example
    void clearedArrivalsDoNotComeAgain() {
        Events host = Events.of(new int[] {0, 20}, new int[] {1, 2});
        EventRouter router = new EventRouter(new RoutingTable(open().build()), run(host), 0);
        router.route(EventDelays.LINK + 1);
        assertThat(router.arrivals().count()).isEqualTo(8);
        router.arrivals().clear();
        router.route(AFTER);
        assertThat(router.arrivals().count()).isEqualTo(8);
        assertThat(router.arrivals().label(0)).isEqualTo(2);
    }

    @Example
    void spikesOfThePastAreRefused() {
        EventRouter router = new EventRouter(new RoutingTable(open().build()), run(Events.NONE), 0);
        router.route(100);
        router.spike(0, 0, 90);
        assertThatIllegalStateException()
                .isThrownBy(() -> router.spike(0, 0, 89))
                .withMessageContaining("cycle 89")
                .withMessageContaining("cycle 100");
    }
}
