package dev.synram.compiler.spiking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.random.CounterRandom;
import dev.synram.chip.spiking.Compartment;
import dev.synram.chip.spiking.Crossbar;
import dev.synram.chip.spiking.EventLabel;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.network.spiking.NeuronDynamics;
import dev.synram.network.spiking.SpikingModel;
import dev.synram.network.spiking.SpikingTopology;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Neurons with more synapses than a circuit has rows take the two circuits of a column. */
class JoinedCircuitsTest {

    private static final SpikingTarget CHIP = SpikingTarget.of(ChipGeometry.BRAINSCALES2);
    private static final NeuronDynamics DYNAMICS = new NeuronDynamics(6, 5.7, 2, 0.5);

    private static SpikingTarget usable(Predicate<Neuron> usable) {
        return new SpikingTarget(ChipGeometry.BRAINSCALES2, usable, _ -> NeuronSettings.DEFAULT);
    }

    /** Neurons with 1 and with 258 to 401 synapses, on chips of which one circuit in twenty cannot be used. */
    @Property(tries = 30)
    void everySynapseActsOnItsNeuronAlone(
            @ForAll @IntRange(min = 1, max = 60) int wide,
            @ForAll @IntRange(min = 1, max = 100) int narrow,
            @ForAll @IntRange(min = 129, max = 200) int inputs,
            @ForAll int seed) {
        long key = CounterRandom.mix(seed);
        SpikingNetwork.Builder builder = SpikingNetwork.builder();
        Population input = builder.inputs("input", inputs);
        Population many = builder.neurons("many", wide);
        Population few = builder.neurons("few", narrow);
        for (Member target : many.members()) {
            int taken = 129 + CounterRandom.below(inputs - 128, key, target.position());
            for (int i = 0; i < taken; i++) {
                Member source = input.member((i + 7 * target.position()) % inputs);
                builder.connect(source, target, 1 + CounterRandom.below(63, key, 1000 + i));
                builder.connect(source, target, -1 - CounterRandom.below(63, key, 2000 + i));
            }
            builder.connect(few.member(target.position() % narrow), target, 5);
        }
        for (Member target : few.members()) {
            builder.connect(many.member(target.position() % wide), target, -7);
        }
        Predicate<Neuron> works =
                circuit -> CounterRandom.below(20, key, 1_000_000 + 256 * circuit.hemisphere() + circuit.column()) > 0;
        SpikingPlacement placement = SpikingPlacement.place(builder.build(), usable(works));
        PlacementCheck.assertReached(placement, Population.Kind.INPUTS);
        PlacementCheck.assertReached(placement, Population.Kind.NEURONS);
        assertThat(PlacementCheck.owners(placement).keySet()).allMatch(works);
        assertJoined(placement);
    }

    /** Exactly the neurons with more than 256 synapses have two circuits, of which one spikes and is sent. */
    private static void assertJoined(SpikingPlacement placement) {
        Map<Member, Integer> synapses = new HashMap<>();
        placement.synapses().forEach(placed -> synapses.merge(placed.synapse().target(), 1, Integer::sum));
        for (Member neuron : placement.network().members(Population.Kind.NEURONS)) {
            List<Neuron> circuits = placement.circuits(neuron);
            boolean pair = synapses.getOrDefault(neuron, 0) > SpikingConfiguration.ROWS;
            assertThat(circuits).hasSize(pair ? 2 : 1);
            Neuron first = circuits.getFirst();
            NeuronSettings spiking = placement.configuration().neuron(first.hemisphere(), first.column());
            assertThat(spiking.spikes()).isTrue();
            assertThat(spiking.compartment()).isEqualTo(pair ? Compartment.across() : Compartment.SINGLE);
            if (pair) {
                Neuron other = new Neuron(1, first.column());
                assertThat(circuits).containsExactly(new Neuron(0, first.column()), other);
                NeuronSettings silent = placement.configuration().neuron(1, first.column());
                assertThat(silent.spikes() || silent.sent()).isFalse();
                assertThat(silent.compartment()).isEqualTo(Compartment.SINGLE);
            }
        }
    }

    private static SpikingModel model(int inputs, int hidden, int outputs, long seed) {
        SpikingModel model = SpikingModel.zero(SpikingTopology.withReadout(inputs, hidden, outputs, DYNAMICS));
        int number = 0;
        for (float[] weights : model.weights()) {
            for (int i = 0; i < weights.length; i++) {
                weights[i] = CounterRandom.below(63, CounterRandom.mix(seed), number++) - 31;
            }
        }
        return model;
    }

    private static ModelPlacement place(SpikingModel model, SpikingTarget target) {
        return ModelPlacement.place(model.topology(), target, SpikingConfiguration.builder(ChipGeometry.BRAINSCALES2));
    }

    /** Models up to the size that fills a chip; every weight is doubled for neurons of two circuits. */
    @Property(tries = 6)
    void everyWeightActsOnItsNeuronAlone(
            @ForAll @IntRange(min = 129, max = 256) int inputs,
            @ForAll @IntRange(min = 1, max = 246) int hidden,
            @ForAll int seed) {
        assertWeights(model(inputs, hidden, 10, seed));
    }

    /** 2 x (246 + 10) circuits, 502 of 512 sources and all rows. */
    @Example
    void theMnistNetworkFillsTheChip() {
        assertWeights(model(256, 246, 10, 1));
        assertThatThrownBy(() -> place(model(256, 247, 10, 1), CHIP))
                .isInstanceOf(PlacementException.class)
                .hasMessage(
                        "257 neurons, as those of population hidden, have more than 256 synapses and so take 2 "
                                + "circuits of a column each, but the chip has 256 columns with 2 usable circuits; leave out 1");
    }

    private static void assertWeights(SpikingModel model) {
        ModelPlacement placement = place(model, CHIP);
        SpikingConfiguration configuration = placement.configuration(model, 1);
        SpikingTopology topology = model.topology();
        for (int source = 0; source < topology.inputs() + topology.firstOutput(); source++) {
            boolean input = source < topology.inputs();
            int neuron = source - topology.inputs();
            Map<Integer, Integer> reached = new HashMap<>();
            Map<Integer, Integer> wanted = new HashMap<>();
            for (Reached one :
                    input ? ofInput(placement, configuration, source) : ofNeuron(placement, configuration, neuron)) {
                reached.put(one.circuit().column(), one.weight());
            }
            int targets = input ? topology.firstOutput() : topology.output().size();
            float[] weights = model.weights().get(input ? 0 : 1);
            for (int target = 0; target < targets; target++) {
                int number = input ? target : topology.firstOutput() + target;
                int scale = input || topology.firstOutput() > 128 ? 2 : 1;
                int weight = scale * Math.round(weights[(input ? source : neuron) * targets + target]);
                if (weight != 0) {
                    wanted.put(placement.circuit(number).column(), weight);
                }
            }
            assertThat(reached).as("source %s", source).isEqualTo(wanted);
        }
    }

    private static List<Reached> ofInput(ModelPlacement placement, SpikingConfiguration configuration, int input) {
        EventLabel label = placement.label(input);
        return Reached.by(configuration, Crossbar.linkInput(label.link()), label);
    }

    private static List<Reached> ofNeuron(ModelPlacement placement, SpikingConfiguration configuration, int neuron) {
        Neuron circuit = placement.circuit(neuron);
        int output = Crossbar.neuronOutput(circuit.column());
        int address =
                configuration.neuron(circuit.hemisphere(), circuit.column()).address();
        return Reached.by(configuration, Crossbar.neuronInput(output), EventLabel.ofNeuron(output, address));
    }

    @Example
    void failedCircuitsLeaveRoomForFewerPairs() {
        SpikingTarget damaged = usable(circuit -> circuit.column() != 7 && !circuit.equals(new Neuron(1, 200)));
        assertThat(place(model(256, 244, 10, 1), damaged).circuits(0)).isEqualTo(2);
        assertThatThrownBy(() -> place(model(256, 246, 10, 1), damaged))
                .hasMessageContaining("population hidden")
                .hasMessageContaining("254 columns with 2 usable circuits; leave out 2");
    }

    @Example
    void pairsAndSingleCircuitsShareAChip() {
        SpikingNetwork.Builder builder = SpikingNetwork.builder();
        Population input = builder.inputs("input", 150);
        Population pairs = builder.neurons("pairs", 200);
        Population single = builder.neurons("single", 111);
        builder.connect(input, pairs, Connector.ALL_TO_ALL, 1);
        builder.connect(input, pairs, Connector.ALL_TO_ALL, -1);
        builder.connect(pairs, single, Connector.ONE_TO_ONE, 1);
        SpikingTarget damaged = usable(circuit -> !circuit.equals(new Neuron(0, 3)));
        PlacementCheck.assertReached(SpikingPlacement.place(builder.build(), damaged), Population.Kind.NEURONS);
        builder.neurons("more", 1);
        assertThatThrownBy(() -> SpikingPlacement.place(builder.build(), damaged))
                .hasMessage(
                        "312 neurons take 512 circuits, since 200 of them, as those of population pairs, have more "
                                + "than 256 synapses, but the chip has 511 usable circuits: 1 too few; leave out neurons or synapses");
    }

    @Example
    void oneHemisphereHasNoPairs() {
        SpikingTarget half = SpikingTarget.of(new ChipGeometry(1));
        assertThatThrownBy(() -> ModelPlacement.place(
                        model(130, 1, 1, 1).topology(), half, SpikingConfiguration.builder(half.geometry())))
                .hasMessage("neuron hidden has 260 synapses, but a neuron of this chip has at most 256; leave out 4");
    }
}
