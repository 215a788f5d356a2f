package dev.synram.simulator.spiking.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.spiking.Crossbar;
import dev.synram.chip.spiking.CrossbarNode;
import dev.synram.chip.spiking.DriverSettings;
import dev.synram.chip.spiking.DriverSettings.RowUse;
import dev.synram.chip.spiking.EventLabel;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Events reach exactly the outputs, drivers and synapses whose settings match their labels. */
class RoutingTableTest {

    private static final int LABELS = EventLabel.LARGEST_ROUTED + 1;

    /** A mask of few bits, so that many labels match. */
    private static int sparse(Random random) {
        int half = random.nextInt(LABELS) & random.nextInt();
        return half & random.nextInt();
    }

    private static List<CrossbarNode> randomNodes(Random random) {
        List<CrossbarNode> nodes = new ArrayList<>();
        for (CrossbarNode place : Crossbar.nodes()) {
            int mask = sparse(random);
            int target = random.nextInt(8) == 0 ? random.nextInt(LABELS) : random.nextInt(LABELS) & mask;
            if (random.nextInt(10) > 0) {
                nodes.add(new CrossbarNode(place.input(), place.output(), target, mask));
            }
        }
        return nodes;
    }

    private static SpikingConfiguration.Builder configuration() {
        return SpikingConfiguration.builder(ChipGeometry.BRAINSCALES2);
    }

    /** Bit by bit, as a comparator of 14 bits works. */
    private static boolean matches(int label, int target, int mask) {
        for (int bit = 0; bit < 14; bit++) {
            int compared = (mask >> bit & 1) == 1 ? label >> bit & 1 : 0;
            if (compared != (target >> bit & 1)) {
                return false;
            }
        }
        return true;
    }

    @Example
    void thereAre76Places() {
        assertThat(Crossbar.nodes()).hasSize(76);
    }

    /** All nodes with random targets and masks, some of which pass nothing, some left out; all 65,536 labels. */
    @Property(tries = 20)
    void everyLabelPassesToExactlyTheOutputsThatMatch(@ForAll long seed) {
        Random random = new Random(seed);
        List<CrossbarNode> nodes = randomNodes(random);
        SpikingConfiguration.Builder builder = configuration();
        nodes.forEach(builder::node);
        RoutingTable table = new RoutingTable(builder.build());
        for (int label = random.nextInt(16); label <= 4 * LABELS - 1; label += 13) {
            int[] expected = new int[Crossbar.INPUTS];
            for (CrossbarNode node : nodes) {
                if (matches(label, node.target(), node.mask())) {
                    expected[node.input()] |= 1 << node.output();
                }
            }
            for (int input = 0; input < Crossbar.INPUTS; input++) {
                if (table.outputs(input, label) != expected[input]) {
                    assertThat(table.outputs(input, label))
                            .as("label %s at input %s", label, input)
                            .isEqualTo(expected[input]);
                }
            }
        }
    }

    /** Random compared bits; a part of the drivers has no row in use. */
    @Property(tries = 50)
    void everyRowSelectReachesExactlyTheDriversThatMatch(@ForAll long seed) {
        Random random = new Random(seed);
        SpikingConfiguration.Builder builder = configuration();
        RowUse[] uses = RowUse.values();
        int[][] compared = new int[2][128];
        boolean[][] off = new boolean[2][128];
        for (int hemisphere = 0; hemisphere < 2; hemisphere++) {
            for (int driver = 0; driver < 128; driver++) {
                compared[hemisphere][driver] = random.nextInt(32);
                RowUse even = uses[random.nextInt(uses.length)];
                RowUse odd = uses[random.nextInt(uses.length)];
                off[hemisphere][driver] = even == RowUse.DISABLED && odd == RowUse.DISABLED;
                builder.driver(
                        hemisphere,
                        driver,
                        DriverSettings.DEFAULT
                                .withComparedBits(compared[hemisphere][driver])
                                .withRows(even, odd));
            }
        }
        RoutingTable table = new RoutingTable(builder.build());
        for (int output = 0; output < 8; output++) {
            for (int rowSelect = 0; rowSelect < 32; rowSelect++) {
                List<Integer> expected = new ArrayList<>();
                for (int index = 0; index < 32; index++) {
                    int driver = 4 * index + output % 4;
                    int bits = compared[output / 4][driver];
                    if (!off[output / 4][driver] && (index & bits) == (rowSelect & bits)) {
                        expected.add(driver);
                    }
                }
                assertThat(table.drivers(output, rowSelect))
                        .as("output %s, row select %s", output, rowSelect)
                        .containsExactly(expected.stream().mapToInt(i -> i).toArray());
            }
        }
    }

    /** From the host through a random crossbar to the buses and back: every event arrives where the oracle says, and only there. */
    @Property(tries = 20)
    void eventsOfTheHostArriveWhereTheirLabelsMatch(@ForAll long seed) {
        Random random = new Random(seed);
        List<CrossbarNode> nodes = randomNodes(random);
        SpikingConfiguration.Builder builder = configuration();
        nodes.forEach(builder::node);
        int count = 300;
        int[] cycles = new int[count];
        int[] labels = new int[count];
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            cycles[i] = 2 * i;
            labels[i] = random.nextInt(1 << 16);
            for (int output = 0; output < Crossbar.OUTPUTS; output++) {
                for (CrossbarNode node : nodes) {
                    if (node.input() == 8 + (labels[i] >> 14)
                            && node.output() == output
                            && matches(labels[i], node.target(), node.mask())) {
                        expected.add(
                                output < 8
                                        ? "bus %s: %s at %s".formatted(output, labels[i], cycles[i] + 88)
                                        : "link: %s at %s".formatted(labels[i], cycles[i] + 50));
                    }
                }
            }
        }
        EventRouter router =
                new EventRouter(new RoutingTable(builder.build()), SpikingRun.of(Events.of(cycles, labels), 10), seed);
        router.route(1300);
        List<String> found = new ArrayList<>();
        Arrivals arrivals = router.arrivals();
        for (int i = 0; i < arrivals.count(); i++) {
            found.add("bus %s: %s at %s".formatted(arrivals.busOutput(i), arrivals.label(i), arrivals.cycle(i)));
        }
        Events recorded = router.recorded();
        for (int i = 0; i < recorded.count(); i++) {
            found.add("link: %s at %s".formatted(recorded.label(i).value(), recorded.cycle(i)));
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(router.dropped()).containsOnly(0);
    }

    @Property
    void neuronsSendTheirAddressAndOutput(
            @ForAll @IntRange(max = 1) int hemisphere,
            @ForAll @IntRange(max = 255) int column,
            @ForAll @IntRange(max = 255) int address) {
        SpikingConfiguration configuration = configuration()
                .neuron(new Neuron(hemisphere, column), NeuronSettings.DEFAULT.withAddress(address))
                .build();
        assertThat(new RoutingTable(configuration).neuronLabel(hemisphere, column))
                .isEqualTo(column / 32 * 256 + address);
    }

    @Example
    void aChipOfOneHemisphereHasNoDriversBehindTheOtherBuses() {
        RoutingTable table = new RoutingTable(SpikingConfiguration.builder(new ChipGeometry(1))
                .allDrivers(DriverSettings.ALL_EVENTS)
                .build());
        assertThat(table.drivers(3, 0)).hasSize(32);
        assertThat(table.drivers(4, 0)).isEmpty();
    }
}
