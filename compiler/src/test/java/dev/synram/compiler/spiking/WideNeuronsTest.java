package dev.synram.compiler.spiking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.random.CounterRandom;
import dev.synram.chip.spiking.Compartment;
import dev.synram.chip.spiking.NeuronSettings;
import java.util.List;
import java.util.function.Predicate;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Neurons with more synapses than the two circuits of a column have rows take those of two or four neighbouring columns. */
class WideNeuronsTest {

    private static final SpikingTarget CHIP = SpikingTarget.of(ChipGeometry.BRAINSCALES2);

    /** Neurons of 8, 4, 2 and 1 circuits, on chips of which one circuit in a hundred cannot be used. */
    @Property(tries = 12)
    void everySynapseActsOnItsNeuronAlone(
            @ForAll @IntRange(min = 1, max = 20) int wide,
            @ForAll @IntRange(min = 1, max = 100) int narrow,
            @ForAll @IntRange(min = 600, max = 900) int inputs,
            @ForAll int seed) {
        long key = CounterRandom.mix(seed);
        SpikingNetwork.Builder builder = SpikingNetwork.builder();
        Population input = builder.inputs("input", inputs);
        Population most = builder.neurons("most", wide);
        Population more = builder.neurons("more", wide);
        Population pairs = builder.neurons("pairs", wide);
        Population few = builder.neurons("few", narrow);
        connect(builder, input, most, inputs);
        connect(builder, input, more, 450);
        connect(builder, input, pairs, 200);
        for (Member target : few.members()) {
            builder.connect(most.member(target.position() % wide), target, -7);
            builder.connect(pairs.member(target.position() % wide), target, 9);
        }
        for (Member target : more.members()) {
            builder.connect(few.member(target.position() % narrow), target, 5);
        }
        Predicate<Neuron> works =
                circuit -> CounterRandom.below(100, key, 1_000_000 + 256 * circuit.hemisphere() + circuit.column()) > 0;
        SpikingPlacement placement = SpikingPlacement.place(
                builder.build(), new SpikingTarget(ChipGeometry.BRAINSCALES2, works, _ -> NeuronSettings.DEFAULT));
        PlacementCheck.assertReached(placement, Population.Kind.INPUTS);
        PlacementCheck.assertReached(placement, Population.Kind.NEURONS);
        assertThat(PlacementCheck.owners(placement).keySet()).allMatch(works);
        assertCircuits(placement, most, 8);
        assertCircuits(placement, more, 4);
        assertCircuits(placement, pairs, 2);
        assertCircuits(placement, few, 1);
    }

    private static void connect(SpikingNetwork.Builder builder, Population inputs, Population targets, int each) {
        for (Member target : targets.members()) {
            for (int i = 0; i < each; i++) {
                Member source = inputs.member((i + 7 * target.position()) % inputs.size());
                builder.connect(source, target, 1 + i % 63);
                builder.connect(source, target, -1 - i % 63);
            }
        }
    }

    /** One circuit spikes and is sent, and all are joined, but with no circuit of another neuron. */
    private static void assertCircuits(SpikingPlacement placement, Population population, int count) {
        for (Member neuron : population.members()) {
            List<Neuron> circuits = placement.circuits(neuron);
            assertThat(circuits).as(neuron.name()).hasSize(count);
            int columns = Math.max(1, count / 2);
            for (Neuron circuit : circuits) {
                NeuronSettings settings = placement.configuration().neuron(circuit.hemisphere(), circuit.column());
                assertThat(settings.spikes() && settings.sent()).isEqualTo(circuit.equals(circuits.getFirst()));
                int position = circuit.column() - circuits.getFirst().column();
                assertThat(position).isBetween(0, columns - 1);
                boolean joins = count > 1 && circuit.hemisphere() == 0;
                assertThat(settings.compartment())
                        .isEqualTo(
                                !joins
                                        ? Compartment.SINGLE
                                        : position < columns - 1 ? Compartment.acrossAndRight() : Compartment.across());
            }
        }
    }

    private static SpikingNetwork signed(int inputs, int neurons) {
        SpikingNetwork.Builder builder = SpikingNetwork.builder();
        Population input = builder.inputs("input", inputs);
        Population neuron = builder.neurons("neuron", neurons);
        builder.connect(input, neuron, Connector.ALL_TO_ALL, 1);
        builder.connect(input, neuron, Connector.ALL_TO_ALL, -1);
        return builder.build();
    }

    /** 28 x 28 pixels of either sign: 64 neurons of 8 circuits, as published. */
    @Example
    void sixtyFourNeuronsOfAllPixelsFillTheChip() {
        SpikingPlacement placement = SpikingPlacement.place(signed(784, 64), CHIP);
        PlacementCheck.assertReached(placement, Population.Kind.INPUTS);
        assertThat(PlacementCheck.owners(placement)).hasSize(512);
        assertThatThrownBy(() -> SpikingPlacement.place(signed(784, 65), CHIP))
                .isInstanceOf(PlacementException.class)
                .hasMessage(
                        "65 neurons, as those of population neuron, have more than 1024 synapses and so take 8 circuits of 4 "
                                + "neighbouring columns each, but the chip has 64 groups of such columns with 8 usable circuits; leave out 1");
    }

    @Example
    void aNeuronTakesAllRowsOfItsColumnsAndNoMore() {
        PlacementCheck.assertReached(SpikingPlacement.place(signed(1024, 9), CHIP), Population.Kind.INPUTS);
        assertThatThrownBy(() -> SpikingPlacement.place(signed(1025, 1), CHIP))
                .hasMessage("neuron neuron has 2050 synapses, but a neuron of this chip has at most 2048; leave out 2");
    }
}
