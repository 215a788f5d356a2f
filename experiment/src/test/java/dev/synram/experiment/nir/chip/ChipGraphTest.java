package dev.synram.experiment.nir.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synram.network.spiking.HostExecution;
import dev.synram.network.spiking.NetworkResponse;
import dev.synram.network.spiking.NeuronDynamics;
import dev.synram.network.spiking.NeuronPopulation;
import dev.synram.network.spiking.SpikeTrain;
import dev.synram.network.spiking.SpikingModel;
import dev.synram.network.spiking.SpikingTopology;
import dev.synram.network.spiking.TimeGrid;
import dev.synram.nir.execution.InputSpike;
import dev.synram.nir.execution.NirTime;
import dev.synram.nir.execution.Semantics;
import dev.synram.nir.execution.Simulation;
import dev.synram.nir.execution.Spike;
import dev.synram.nir.execution.Start;
import dev.synram.nir.execution.Stimulus;
import dev.synram.nir.node.Affine;
import dev.synram.nir.node.CubaLIF;
import dev.synram.nir.node.Delay;
import dev.synram.nir.node.Edge;
import dev.synram.nir.node.Graph;
import dev.synram.nir.node.IF;
import dev.synram.nir.node.Input;
import dev.synram.nir.node.LIF;
import dev.synram.nir.node.Linear;
import dev.synram.nir.node.Node;
import dev.synram.nir.node.Output;
import dev.synram.nir.node.Threshold;
import dev.synram.nir.value.Dimensions;
import dev.synram.nir.value.NirException;
import dev.synram.nir.value.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChipGraphTest {

    private static final double DT = 1e-5;

    private static Tensor all(double value) {
        return Tensor.vector(value, value);
    }

    private static CubaLIF cell(double tauSyn, double tauMem, double threshold, double reset) {
        return new CubaLIF(
                all(tauSyn), all(tauMem), all(3), all(0.25), all(threshold), all(reset), Tensor.vector(2, 0.5));
    }

    private static final CubaLIF CELL = cell(0.005, 0.01, 1.25, 0.25);

    private static Graph layer(Node... between) {
        Map<String, Node> nodes = new TreeMap<>();
        List<Edge> edges = new ArrayList<>();
        nodes.put("in", new Input(Dimensions.of(2)));
        nodes.put("out", new Output(Dimensions.of(2)));
        String last = "in";
        for (int i = 0; i < between.length; i++) {
            String name = "node" + i;
            nodes.put(name, between[i]);
            edges.add(new Edge(last, name));
            last = name;
        }
        edges.add(new Edge(last, "out"));
        return new Graph(nodes, edges);
    }

    private static Linear weights(double... values) {
        return new Linear(Tensor.of(Dimensions.of(2, 2), values));
    }

    /**
     * The model of a chip, executed exactly from event to event, spikes where the graph does, executed in small steps. A neuron of the chip
     * is held for 0.5 ms of the graph after a spike, so only times before the second spike of a neuron are compared.
     */
    @Test
    void hasTheMembranesOfTheGraph() {
        Semantics semantics = Semantics.EXACT.withDt(DT).withStart(Start.LEAK);
        Graph graph = layer(weights(300, 120, 900, -400), CELL);
        Random random = new Random(8);
        List<InputSpike> input = new ArrayList<>();
        int[] sources = new int[20];
        float[] micros = new float[sources.length];
        for (int i = 0; i < sources.length; i++) {
            sources[i] = random.nextInt(2);
            micros[i] = (float) (2 * i + 1);
            input.add(new InputSpike(micros[i] * 1e-3, sources[i]));
        }
        List<Spike> expected = new Simulation(graph, semantics)
                .run(new Stimulus(input, 0.042))
                .trains()
                .getFirst()
                .spikes();
        SpikingModel model = ChipGraph.of(graph, semantics).model();
        NetworkResponse response = new HostExecution()
                .run(model, List.of(new SpikeTrain(sources, micros)), TimeGrid.of(0.5, 42), 1)
                .getFirst();
        for (int neuron = 0; neuron < 2; neuron++) {
            int of = neuron;
            double first = expected.stream()
                    .filter(spike -> spike.neuron() == of)
                    .mapToDouble(spike -> spike.step() * DT * 1e3)
                    .findFirst()
                    .orElseThrow();
            assertThat((double) firstSpike(response.spikes(), neuron))
                    .as("neuron " + neuron)
                    .isCloseTo(first, within(0.03));
        }
    }

    private static float firstSpike(SpikeTrain spikes, int neuron) {
        for (int i = 0; i < spikes.count(); i++) {
            if (spikes.sources()[i] == neuron) {
                return spikes.micros()[i];
            }
        }
        throw new AssertionError("neuron " + neuron + " does not spike");
    }

    @Test
    void hasTheTimesOfTheGraph() {
        ChipGraph inSeconds = ChipGraph.of(layer(CELL), Semantics.DEFAULT);
        assertThat(inSeconds.targets().membraneMicros()).isEqualTo(10);
        assertThat(inSeconds.targets().excitatoryMicros()).isEqualTo(5);
        Graph other = layer(cell(5, 10, 1.25, 0.25));
        assertThat(ChipGraph.of(other, Semantics.DEFAULT.withUnit(NirTime.MILLISECONDS))
                        .targets())
                .isEqualTo(inSeconds.targets());
        assertThatThrownBy(() -> ChipGraph.of(other, Semantics.DEFAULT).targets())
                .isInstanceOf(NirException.class)
                .hasMessageContaining("check the unit of its times");
    }

    /** Neurons without a synaptic time constant get the shortest that there is. */
    @Test
    void approximatesInputsWithoutTimeConstant() {
        Graph graph = layer(new LIF(all(0.01), all(1), all(0), all(1), all(0)));
        NeuronDynamics dynamics =
                ChipGraph.of(graph, Semantics.DEFAULT).model().topology().dynamics();
        assertThat(dynamics.synapticMicros()).isEqualTo(0.3);
    }

    @Test
    void whatTheChipCannotDoIsRefused() {
        refused("node 'node0' (Delay): the chip cannot delay spikes", new Delay(all(0.001)), CELL);
        refused("node 'node1' (Threshold)", CELL, new Threshold(all(1)));
        refused("node 'node0' (IF) has no leak", new IF(all(1), all(1), all(0)));
        refused("node 'node1' gets a bias", new Affine(Tensor.of(Dimensions.of(2, 2), 1.0, 0, 0, 1), all(0.1)), CELL);
        refused("node 'node0', neuron 0: v_reset is 0.0, v_leak 0.25", cell(0.005, 0.01, 1.25, 0));
        refused("node 'node0', neuron 0: v_threshold is 0.2, v_leak 0.25", cell(0.005, 0.01, 0.2, 0.25));
        refused("node 'node1': time constants of membranes are 10.0 to 20.0 ms", CELL, cell(0.005, 0.02, 1.25, 0.25));
        Tensor many = Tensor.of(Dimensions.of(600), new double[600]).filled(1);
        Graph large = new Graph(
                Map.of(
                        "in",
                        new Input(Dimensions.of(600)),
                        "lif",
                        new LIF(many, many, many.filled(0), many, many.filled(0)),
                        "out",
                        new Output(Dimensions.of(600))),
                List.of(new Edge("in", "lif"), new Edge("lif", "out")));
        assertThatThrownBy(() -> ChipGraph.of(large, Semantics.DEFAULT))
                .isInstanceOf(NirException.class)
                .hasMessageContaining("the graph has 600 neurons (lif: 600); a chip has 512");
    }

    private static void refused(String why, Node... between) {
        assertThatThrownBy(() -> ChipGraph.of(layer(between), Semantics.DEFAULT))
                .isInstanceOf(NirException.class)
                .hasMessageContaining(why);
    }

    /** Weights keep their bits from a model to a graph and back, whatever the time constants and the step. */
    @Test
    void modelsReturnBitForBit() {
        Random random = new Random(11);
        for (int i = 0; i < 200; i++) {
            NeuronDynamics dynamics =
                    new NeuronDynamics(0.5 + random.nextInt(1000) / 17.0, 0.3 + random.nextInt(1000) / 37.0, 0.5, 0.5);
            SpikingTopology topology = SpikingTopology.builder(3, dynamics)
                    .population(NeuronPopulation.lif("hidden", 4))
                    .population(NeuronPopulation.integrators("readout", 2))
                    .connect(SpikingTopology.INPUTS, "hidden")
                    .connect("hidden", "hidden")
                    .connect("hidden", "readout")
                    .build();
            SpikingModel model = SpikingModel.zero(topology);
            for (float[] weights : model.weights()) {
                for (int j = 0; j < weights.length; j++) {
                    weights[j] = (float) random.nextGaussian();
                }
            }
            SpikingModel back = ChipGraph.of(ModelGraph.of(model, Semantics.DT), Semantics.DEFAULT)
                    .model();
            assertThat(back.topology().populations()).isEqualTo(topology.populations());
            assertThat(back.topology().projections()).isEqualTo(topology.projections());
            assertThat(back.topology().dynamics().membraneMicros()).isCloseTo(dynamics.membraneMicros(), within(1e-5));
            for (int j = 0; j < 3; j++) {
                assertThat(back.weights().get(j))
                        .containsExactly(model.weights().get(j));
            }
        }
    }

    @Test
    void severalSynapsesShareAWeight() {
        SpikingModel model = ChipGraph.of(layer(weights(1, -2, 3, 40), CELL), Semantics.DEFAULT)
                .model();
        float[] whole = model.weights().getFirst();
        SpikingModel shared = SharedWeights.share(model, List.of(4), new double[] {whole[3] / 3.5});
        assertThat(shared.weights()).hasSize(4);
        for (int i = 0; i < whole.length; i++) {
            double sum = 0;
            int parts = 0;
            for (float[] part : shared.weights()) {
                sum += part[i];
                parts += part[i] == 0 ? 0 : 1;
            }
            assertThat(sum).isCloseTo(whole[i], within(1e-6 * Math.abs(whole[i])));
            assertThat(parts).as("synapses of weight " + i).isEqualTo(i == 3 ? 4 : 1);
        }
    }

    /** The population of a network whose answer is the first spike is called output, as nodes of NIR are. */
    @Test
    void namesOfPopulationsAreLeftFree() {
        SpikingModel model =
                SpikingModel.zero(SpikingTopology.withFirstSpike(3, 4, 2, new NeuronDynamics(6, 6, 2, 0.5)));
        SpikingModel back = ChipGraph.of(ModelGraph.of(model, Semantics.DT), Semantics.DEFAULT)
                .model();
        assertThat(back.topology().populations()).isEqualTo(model.topology().populations());
    }

    @Test
    void inputsThatTheChipCannotTakeAreRefused() {
        ChipGraph graph = ChipGraph.of(layer(CELL), Semantics.DEFAULT);
        assertThatThrownBy(() -> graph.requireSpikes(new Stimulus(List.of(new InputSpike(0.01, 2)), 0.02)))
                .hasMessageContaining("element 2; the inputs have 2 elements");
        assertThatThrownBy(() -> graph.requireSpikes(new Stimulus(List.of(new InputSpike(0.01, 1, 0.5)), 0.02)))
                .hasMessageContaining("an input of 0.5 at 0.01 s");
        assertThatThrownBy(() -> graph.requireSpikes(new Stimulus(List.of(), 20)))
                .hasMessageContaining("lasts 20.0 s");
    }
}
