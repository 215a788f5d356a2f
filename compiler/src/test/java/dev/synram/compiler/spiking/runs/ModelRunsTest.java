package dev.synram.compiler.spiking.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.random.CounterRandom;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.compiler.spiking.PlacementException;
import dev.synram.compiler.spiking.SpikingTarget;
import dev.synram.network.spiking.HostExecution;
import dev.synram.network.spiking.NetworkResponse;
import dev.synram.network.spiking.NeuronDynamics;
import dev.synram.network.spiking.NeuronPopulation;
import dev.synram.network.spiking.SpikeTrain;
import dev.synram.network.spiking.SpikingModel;
import dev.synram.network.spiking.SpikingTopology;
import dev.synram.network.spiking.TimeGrid;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ModelRunsTest {

    private static final NeuronDynamics DYNAMICS = new NeuronDynamics(6, 5.7, 2, 0.5);
    private static final TimeGrid GRID = TimeGrid.of(0.5, 30);

    private static List<PlacedPart> place(SpikingTopology topology, int columns) {
        SpikingTarget target = new SpikingTarget(
                ChipGeometry.BRAINSCALES2, circuit -> circuit.column() < columns, _ -> NeuronSettings.DEFAULT);
        return ModelRuns.place(topology, target, () -> SpikingConfiguration.builder(ChipGeometry.BRAINSCALES2));
    }

    private static List<Integer> sizes(List<PlacedPart> parts) {
        return parts.stream().map(placed -> placed.part().topology().neurons()).toList();
    }

    private static SpikingTopology layers(int inputs, boolean recurrent, int... sizes) {
        SpikingTopology.Builder builder = SpikingTopology.builder(inputs, DYNAMICS);
        String before = SpikingTopology.INPUTS;
        for (int i = 0; i < sizes.length; i++) {
            builder.population(NeuronPopulation.lif("layer" + i, sizes[i])).connect(before, "layer" + i);
            if (recurrent) {
                builder.connect("layer" + i, "layer" + i);
            }
            before = "layer" + i;
        }
        return builder.population(NeuronPopulation.integrators("readout", 3))
                .connect(before, "readout")
                .build();
    }

    private static SpikingModel random(SpikingTopology topology, long key) {
        SpikingModel model = SpikingModel.zero(topology);
        long number = 0;
        for (float[] weights : model.weights()) {
            for (int i = 0; i < weights.length; i++) {
                weights[i] = (float) (0.12 + 0.3 * CounterRandom.normal(key, number++));
            }
        }
        return model;
    }

    private static SpikeTrain input(int inputs) {
        int[] sources = new int[inputs];
        float[] micros = new float[inputs];
        for (int i = 0; i < inputs; i++) {
            sources[i] = (7 * i) % inputs;
            micros[i] = 1 + 0.4f * i;
        }
        return new SpikeTrain(sources, micros);
    }

    /** On a chip of a few columns: neurons of the parts, with replayed spikes, do what those of the whole do. */
    @Property(tries = 20)
    void partsDoWhatTheWholeDoes(
            @ForAll @IntRange(min = 6, max = 40) int columns,
            @ForAll @IntRange(min = 1, max = 70) int first,
            @ForAll @IntRange(min = 1, max = 70) int second,
            @ForAll boolean skip,
            @ForAll int seed) {
        SpikingTopology.Builder builder = SpikingTopology.builder(31, DYNAMICS)
                .population(NeuronPopulation.lif("first", first))
                .population(NeuronPopulation.lif("second", second))
                .population(NeuronPopulation.integrators("readout", 3))
                .connect(SpikingTopology.INPUTS, "first")
                .connect("first", "second")
                .connect("second", "readout");
        SpikingTopology topology = (skip ? builder.connect(SpikingTopology.INPUTS, "readout") : builder).build();
        SpikingModel model = random(topology, CounterRandom.mix(seed));
        NetworkResponse whole = run(model, input(31));
        List<PlacedPart> parts = place(topology, columns);
        SpikeTrain recorded = SpikeTrain.NONE;
        int neurons = 0;
        for (PlacedPart placed : parts) {
            ModelPart part = placed.part();
            NetworkResponse response = run(part.of(model), part.inputs(input(31), recorded, GRID.micros()));
            assertThat(part.firstNeuron()).isEqualTo(neurons);
            assertTraces(part, response, whole);
            neurons += part.topology().neurons();
            recorded = recorded.with(response.spikes().renamed(neuron -> part.firstNeuron() + neuron));
        }
        assertThat(neurons).isEqualTo(topology.neurons());
        assertThat(parts.size()).isGreaterThanOrEqualTo(Math.ceilDiv(topology.neurons(), 2 * columns));
        assertThat(recorded.micros()).hasSize(whole.spikes().count());
        for (int spike = 0; spike < recorded.count(); spike++) {
            assertThat(recorded.micros()[spike]).isCloseTo(whole.spikes().micros()[spike], within(1e-3f));
        }
    }

    private static NetworkResponse run(SpikingModel model, SpikeTrain input) {
        return new HostExecution().run(model, List.of(input), GRID, 0).getFirst();
    }

    private static void assertTraces(ModelPart part, NetworkResponse response, NetworkResponse whole) {
        int count = part.topology().neurons();
        int all = whole.traces().length / GRID.points();
        for (int i = 0; i < response.traces().length; i++) {
            float expected = whole.traces()[i / count * all + part.firstNeuron() + i % count];
            assertThat(response.traces()[i]).isCloseTo(expected, within(2e-3f));
        }
    }

    @Example
    void aModelThatFitsIsOnePart() {
        SpikingTopology topology = layers(25, true, 120, 40);
        List<PlacedPart> parts = place(topology, 256);
        assertThat(parts).hasSize(1);
        assertThat(parts.getFirst().part().topology()).isEqualTo(topology);
    }

    /** Hidden neurons of 256 pixels fill columns; outputs with 400 inputs take two columns each. */
    @Example
    void fourHundredNeuronsOfAPictureTakeTwoPartsAndTheOutputsAThird() {
        SpikingTopology topology = SpikingTopology.withReadout(256, 400, 10, DYNAMICS);
        List<PlacedPart> parts = place(topology, 256);
        assertThat(sizes(parts)).containsExactly(200, 200, 10);
        assertThat(parts.getLast().placement().circuits(0)).isEqualTo(4);
        assertThat(parts.getLast().part().topology().inputs()).isEqualTo(400);
        assertThat(sizes(place(topology, 250))).containsExactly(200, 200, 10);
        assertThat(sizes(place(topology, 199))).containsExactly(134, 133, 133, 10);
    }

    @Example
    void recurrentPopulationsStayTogether() {
        assertThat(sizes(place(layers(25, true, 20, 30), 17))).containsExactly(20, 33);
        assertThatThrownBy(() -> place(layers(25, true, 20, 30), 14))
                .isInstanceOf(PlacementException.class)
                .hasMessage("the network has 30 neurons, but the chip has 28 usable circuits; leave out 2");
        assertThatThrownBy(() -> place(layers(1025, false, 20), 256))
                .hasMessageContaining("has 2050 synapses, but a neuron of this chip has at most 2048");
    }
}
