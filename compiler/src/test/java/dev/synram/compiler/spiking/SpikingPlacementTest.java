package dev.synram.compiler.spiking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.chip.Cell;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.random.CounterRandom;
import dev.synram.chip.spiking.Crossbar;
import dev.synram.chip.spiking.CrossbarNode;
import dev.synram.chip.spiking.EventLabel;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SpikingPlacementTest {

    private static final SpikingTarget CHIP = SpikingTarget.of(ChipGeometry.BRAINSCALES2);

    /** Every tenth pair is connected, at most 40 synapses a neuron, with weights of both signs. */
    private static SpikingNetwork random(int neurons, int inputs, int seed) {
        SpikingNetwork.Builder builder = SpikingNetwork.builder();
        Population input = builder.inputs("input", inputs);
        Population cells = builder.neurons("cells", neurons);
        IntUnaryOperator weight = number -> CounterRandom.below(127, CounterRandom.mix(seed), number) - 63;
        for (Member target : cells.members()) {
            for (int i = 0; i < 40; i++) {
                int number = 40 * target.position() + i;
                int source = CounterRandom.below(10 * (neurons + inputs), CounterRandom.mix(seed + 1000L), number);
                if (source < neurons) {
                    builder.connect(cells.member(source), target, weight.applyAsInt(number));
                } else if (source < neurons + inputs) {
                    builder.connect(input.member(source - neurons), target, weight.applyAsInt(number));
                }
            }
        }
        return builder.build();
    }

    /** Among them networks with more sources than 4 buses have addresses. */
    @Property(tries = 60)
    void everySynapseIsReachedByItsSourceAlone(
            @ForAll @IntRange(min = 1, max = 512) int neurons,
            @ForAll @IntRange(min = 1, max = 120) int inputs,
            @ForAll int seed) {
        SpikingNetwork network = random(neurons, Math.min(inputs, 512 - neurons + 1), seed);
        if (sources(network) > 512) {
            return;
        }
        SpikingPlacement placement = SpikingPlacement.place(network, CHIP);
        PlacementCheck.assertReached(placement, Population.Kind.INPUTS);
        PlacementCheck.assertReached(placement, Population.Kind.NEURONS);
    }

    private static long sources(SpikingNetwork network) {
        Set<Member> sources = new HashSet<>(network.members(Population.Kind.INPUTS));
        network.synapses().forEach(synapse -> sources.add(synapse.source()));
        return sources.size();
    }

    /** A driver that compares no bits takes what another one should, and an address too many is found. */
    @Example
    void aWrongConfigurationIsFound() {
        SpikingPlacement placement = SpikingPlacement.place(random(40, 20, 1), CHIP);
        Member source = placement.network().synapses().getFirst().source();
        Reached first = PlacementCheck.wanted(placement, source).getFirst();
        SpikingConfiguration.Builder wrong = placement.configuration().toBuilder();
        int bus = placement
                .label(placement.network().population("input").orElseThrow().member(0))
                .link();
        wrong.synapse(
                first.circuit().hemisphere(),
                2 * bus,
                first.circuit().column(),
                1,
                placement
                        .label(placement
                                .network()
                                .population("input")
                                .orElseThrow()
                                .member(0))
                        .address());
        assertThat(placement.network().members(Population.Kind.INPUTS))
                .anyMatch(input -> !Set.copyOf(PlacementCheck.reached(placement, wrong.build(), input))
                        .equals(Set.copyOf(PlacementCheck.wanted(placement, input))));
    }

    @Example
    void allNeuronsMayProject() {
        SpikingNetwork.Builder builder = SpikingNetwork.builder();
        Population ring = builder.neurons("ring", 512);
        for (int i = 0; i < 512; i++) {
            builder.connect(ring.member(i), ring.member((i + 1) % 512), i % 2 == 0 ? 63 : -63);
        }
        PlacementCheck.assertReached(SpikingPlacement.place(builder.build(), CHIP), Population.Kind.NEURONS);
    }

    @Example
    void aCircuitHas256SynapsesTwoHave512AndMoreTakeFour() {
        SpikingNetwork.Builder builder = SpikingNetwork.builder();
        Population inputs = builder.inputs("inputs", 256);
        Population one = builder.neurons("one", 1);
        builder.connect(inputs, one, Connector.ALL_TO_ALL, 3);
        SpikingPlacement single = SpikingPlacement.place(builder.build(), CHIP);
        PlacementCheck.assertReached(single, Population.Kind.INPUTS);
        assertThat(single.circuits(one.member(0))).hasSize(1);
        builder.connect(inputs, one, Connector.ALL_TO_ALL, -3);
        SpikingPlacement pair = SpikingPlacement.place(builder.build(), CHIP);
        PlacementCheck.assertReached(pair, Population.Kind.INPUTS);
        assertThat(pair.circuits(one.member(0))).hasSize(2);
        builder.connect(inputs.member(0), one.member(0), -1);
        SpikingPlacement four = SpikingPlacement.place(builder.build(), CHIP);
        PlacementCheck.assertReached(four, Population.Kind.INPUTS);
        assertThat(four.circuits(one.member(0))).hasSize(4);
    }

    @Example
    void rowsOfOneBusAreLimited() {
        SpikingNetwork.Builder builder = SpikingNetwork.builder();
        Population inputs = builder.inputs("inputs", 4);
        Population one = builder.neurons("one", 1);
        for (int i = 0; i < 65; i++) {
            builder.connect(inputs.member(0), one.member(0), 1);
        }
        assertThatThrownBy(() -> SpikingPlacement.place(builder.build(), CHIP))
                .isInstanceOf(PlacementException.class)
                .hasMessageContaining("neuron one has 65 synapses")
                .hasMessageContaining("there are 64");
    }

    @Example
    void unusableCircuitsAreLeftOut() {
        SpikingTarget half = new SpikingTarget(
                ChipGeometry.BRAINSCALES2, circuit -> circuit.column() % 2 == 0, _ -> NeuronSettings.DEFAULT);
        SpikingPlacement placement = SpikingPlacement.place(random(256, 10, 2), half);
        PlacementCheck.assertReached(placement, Population.Kind.NEURONS);
        assertThat(placement.network().members(Population.Kind.NEURONS))
                .extracting(neuron -> placement.circuit(neuron).column() % 2)
                .containsOnly(0);
        assertThatThrownBy(() -> SpikingPlacement.place(random(257, 10, 2), half))
                .hasMessage("the network has 257 neurons, but the chip has 256 usable circuits; leave out 1");
    }

    @Example
    void tooManySourcesAreRefused() {
        SpikingNetwork.Builder builder = SpikingNetwork.builder();
        builder.inputs("inputs", 1025);
        assertThatThrownBy(() -> SpikingPlacement.place(builder.build(), CHIP))
                .hasMessageContaining("1025 inputs")
                .hasMessageContaining("leave out 1");
    }

    /** Spikes of all neurons reach the host under labels of their own, whether they have synapses to others or not. */
    @Example
    void recordedSpikesTellTheirNeurons() {
        SpikingPlacement placement = SpikingPlacement.place(random(300, 50, 3), CHIP);
        for (Member neuron : placement.network().members(Population.Kind.NEURONS)) {
            Neuron circuit = placement.circuit(neuron);
            NeuronSettings settings = placement.configuration().neuron(circuit.hemisphere(), circuit.column());
            int output = Crossbar.neuronOutput(circuit.column());
            EventLabel label = EventLabel.ofNeuron(output, settings.address());
            assertThat(settings.sent()).isTrue();
            assertThat(placement.neuron(label)).hasValue(neuron.index());
            assertThat(placement.configuration().nodes())
                    .anyMatch(node -> node.input() == output
                            && node.output() == Crossbar.linkOutput(output % 4)
                            && node.passes(label));
        }
        assertThat(placement.neuron(new EventLabel(0xFFFF))).isEmpty();
    }

    @Example
    void overridesReachTheirNeuronsOnly() {
        SpikingNetwork.Builder builder = SpikingNetwork.builder();
        Population plain = builder.neurons("plain", 3);
        Population driven = builder.neurons("driven", 2, NeuronOverrides.NONE.withOffsetCurrent(-70));
        SpikingPlacement placement = SpikingPlacement.place(builder.build(), CHIP);
        int[] cells = placement.cells(Cell.OFFSET_CURRENT, new int[512]);
        assertThat(placement.overriddenCells()).containsExactly(Cell.OFFSET_CURRENT);
        assertThat(cells).containsOnly(0, 70);
        assertThat(cells[SpikingRecord.index(placement.circuit(driven.member(1)))])
                .isEqualTo(70);
        assertThat(cells[SpikingRecord.index(placement.circuit(plain.member(1)))])
                .isZero();
        Neuron circuit = placement.circuit(driven.member(0));
        assertThat(placement
                        .configuration()
                        .neuron(circuit.hemisphere(), circuit.column())
                        .offset()
                        .sign())
                .isEqualTo(-1);
    }

    @Example
    void nodesThatNothingNeedsStayClosed() {
        SpikingNetwork.Builder builder = SpikingNetwork.builder();
        Population inputs = builder.inputs("inputs", 1);
        builder.connect(inputs, builder.neurons("one", 1), Connector.ALL_TO_ALL, 3);
        assertThat(SpikingPlacement.place(builder.build(), CHIP).configuration().nodes())
                .extracting(CrossbarNode::input)
                .containsExactlyInAnyOrder(0, Crossbar.linkInput(0));
    }
}
