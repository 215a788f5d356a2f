package dev.synram.nir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synram.nir.execution.Arrival;
import dev.synram.nir.execution.Execution;
import dev.synram.nir.execution.InputSpike;
import dev.synram.nir.execution.Semantics;
import dev.synram.nir.execution.Simulation;
import dev.synram.nir.execution.Stimulus;
import dev.synram.nir.file.NirFile;
import dev.synram.nir.node.Affine;
import dev.synram.nir.node.Conv2d;
import dev.synram.nir.node.CubaLI;
import dev.synram.nir.node.CubaLIF;
import dev.synram.nir.node.Edge;
import dev.synram.nir.node.Graph;
import dev.synram.nir.node.IF;
import dev.synram.nir.node.Input;
import dev.synram.nir.node.LIF;
import dev.synram.nir.node.Linear;
import dev.synram.nir.node.Node;
import dev.synram.nir.node.Output;
import dev.synram.nir.node.Scale;
import dev.synram.nir.topology.PlacedNode;
import dev.synram.nir.topology.Topology;
import dev.synram.nir.value.Dimensions;
import dev.synram.nir.value.NirException;
import dev.synram.nir.value.Padding;
import dev.synram.nir.value.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes compute what their equations say, and graphs are executed in order. */
class NirExecutionTest {

    private static final double DT = Semantics.DT;

    private static Graph chain(Dimensions input, Dimensions output, Node node) {
        return new Graph(
                Map.of("input", new Input(input), "node", node, "output", new Output(output)),
                List.of(new Edge("input", "node"), new Edge("node", "output")));
    }

    private static Tensor one(double value) {
        return Tensor.vector(value);
    }

    private static Stimulus randomInput(int elements, int steps) {
        Random random = new Random(3);
        List<InputSpike> spikes = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            for (int i = 0; i < elements; i++) {
                if (random.nextInt(3) == 0) {
                    spikes.add(new InputSpike(step * DT, i, random.nextGaussian()));
                }
            }
        }
        return new Stimulus(spikes, steps * DT);
    }

    /** The closed form against 2000 small steps of the classical Runge-Kutta method, for several ratios of time constants. */
    @ParameterizedTest
    @ValueSource(doubles = {0.0003, 0.001, 0.00100000000001, 0.004})
    void currentsSolveTheirEquations(double tauSyn) {
        double tauMem = 0.001;
        Graph graph = chain(
                Dimensions.of(1), Dimensions.of(1), new CubaLI(one(tauSyn), one(tauMem), one(1.5), one(0.2), one(2)));
        Execution execution = new Simulation(graph, Semantics.DEFAULT)
                .run(
                        new Stimulus(List.of(new InputSpike(0, 0, 1), new InputSpike(3 * DT, 0, -2)), 10 * DT),
                        Set.of("node"));
        double current = 0;
        double v = 0;
        for (int step = 0; step < 10; step++) {
            double driven = 2 * (step == 0 ? 1 : step == 3 ? -2 : 0);
            int parts = 2000;
            double h = DT / parts;
            for (int part = 0; part < parts; part++) {
                double i1 = (driven - current) / tauSyn;
                double v1 = (0.2 - v + 1.5 * current) / tauMem;
                double i2 = (driven - current - h / 2 * i1) / tauSyn;
                double v2 = (0.2 - v - h / 2 * v1 + 1.5 * (current + h / 2 * i1)) / tauMem;
                double i3 = (driven - current - h / 2 * i2) / tauSyn;
                double v3 = (0.2 - v - h / 2 * v2 + 1.5 * (current + h / 2 * i2)) / tauMem;
                double i4 = (driven - current - h * i3) / tauSyn;
                double v4 = (0.2 - v - h * v3 + 1.5 * (current + h * i3)) / tauMem;
                current += h / 6 * (i1 + 2 * i2 + 2 * i3 + i4);
                v += h / 6 * (v1 + 2 * v2 + 2 * v3 + v4);
            }
            assertThat(execution.traces().get("node")[step][0])
                    .as("step %s", step)
                    .isCloseTo(v, within(1e-9));
        }
    }

    /** Within a step, spikes of long steps are those of short ones: the crossing does not depend on the grid. */
    @Test
    void exactCrossingsDoNotDependOnTheStep() {
        Graph graph = chain(
                Dimensions.of(1),
                Dimensions.of(1),
                new CubaLIF(one(0.002), one(0.005), one(1), one(3), one(1), one(0.1), one(1)));
        Stimulus silent = new Stimulus(List.of(), 0.05);
        double[][] coarse = new Simulation(graph, Semantics.EXACT.withDt(0.005))
                .run(silent, Set.of("node"))
                .traces()
                .get("node");
        double[][] fine = new Simulation(graph, Semantics.EXACT.withDt(0.0001))
                .run(silent, Set.of("node"))
                .traces()
                .get("node");
        double[][] stepped = new Simulation(graph, Semantics.DEFAULT.withDt(0.005))
                .run(silent, Set.of("node"))
                .traces()
                .get("node");
        for (int step = 0; step < coarse.length; step++) {
            assertThat(coarse[step][0]).isCloseTo(fine[50 * step + 49][0], within(1e-9));
        }
        assertThat(stepped[9][0]).as("compared at the end of the step").isNotCloseTo(coarse[9][0], within(1e-3));
    }

    /** Against the definition, element by element, with zeros outside of the input. */
    @Test
    void convolutions() {
        Random random = new Random(1);
        double[] weight = random.doubles(4 * 2 * 3 * 2).toArray();
        double[] bias = random.doubles(4).toArray();
        Conv2d conv = new Conv2d(
                List.of(6, 5),
                Tensor.of(Dimensions.of(4, 2, 3, 2), weight),
                List.of(2, 1),
                new Padding.Sizes(List.of(1, 2)),
                List.of(1, 2),
                2,
                Tensor.vector(bias));
        Graph graph = chain(Dimensions.of(4, 6, 5), Dimensions.of(4, 3, 7), conv);
        Execution execution =
                new Simulation(graph, Semantics.DEFAULT).run(randomInput(120, 1), Set.of("input", "node"));
        double[] in = execution.traces().get("input")[0];
        double[] out = execution.traces().get("node")[0];
        for (int o = 0; o < 4; o++) {
            for (int y = 0; y < 3; y++) {
                for (int x = 0; x < 7; x++) {
                    double sum = bias[o];
                    for (int c = 0; c < 2; c++) {
                        for (int ky = 0; ky < 3; ky++) {
                            for (int kx = 0; kx < 2; kx++) {
                                int iy = 2 * y + ky - 1;
                                int ix = x + 2 * kx - 2;
                                if (iy >= 0 && iy < 6 && ix >= 0 && ix < 5) {
                                    sum += weight[((o * 2 + c) * 3 + ky) * 2 + kx]
                                            * in[((o / 2 * 2 + c) * 6 + iy) * 5 + ix];
                                }
                            }
                        }
                    }
                    assertThat(out[(o * 3 + y) * 7 + x]).isCloseTo(sum, within(1e-12));
                }
            }
        }
    }

    @Test
    void everyKindOfNodeIsExecuted() {
        Graph graph = NirFile.read(Resources.file("all-nodes.nir")).graph();
        Execution execution = new Simulation(graph, Semantics.DEFAULT.withDt(1e-3))
                .run(
                        new Stimulus(randomInput(128, 50).spikes(), 0.05),
                        Set.of("output", "sum", "mean", "inner/linear"));
        assertThat(execution.trains()).extracting(train -> train.node()).contains("if", "lif", "cubalif", "threshold");
        assertThat(execution.traces().get("output")[49]).hasSize(5).doesNotContain(Double.NaN);
    }

    /** Files may have times in 32 bits: spikes are in the steps that they mean. */
    @Test
    void roundedTimesAreInTheirSteps() {
        Graph graph = chain(Dimensions.of(1), Dimensions.of(1), new Scale(one(1)));
        List<InputSpike> spikes = new ArrayList<>();
        for (int step = 0; step < 1000; step++) {
            spikes.add(new InputSpike((float) (step * DT), 0));
        }
        double[][] trace = new Simulation(graph, Semantics.DEFAULT)
                .run(new Stimulus(spikes, 1000 * DT), Set.of("node"))
                .traces()
                .get("node");
        for (int step = 0; step < trace.length; step++) {
            assertThat(trace[step][0]).as("step %s", step).isEqualTo(1);
        }
    }

    /** A neuron that excites itself by exactly its threshold spikes on, one step apart. */
    @Test
    void recurrenceTakesOneStep() {
        Graph graph = new Graph(
                Map.of(
                        "input", new Input(Dimensions.of(1)),
                        "if", new IF(one(1 / DT), one(0.5), one(0)),
                        "loop", new Linear(Tensor.of(Dimensions.of(1, 1), 1.0)),
                        "output", new Output(Dimensions.of(1))),
                List.of(
                        new Edge("input", "if"),
                        new Edge("if", "loop"),
                        new Edge("loop", "if"),
                        new Edge("if", "output")));
        for (Arrival arrival : Arrival.values()) {
            Execution execution = new Simulation(graph, Semantics.DEFAULT.withArrival(arrival))
                    .run(new Stimulus(List.of(new InputSpike(2 * DT, 0)), 8 * DT));
            assertThat(execution.trains().getFirst().spikes())
                    .extracting(spike -> spike.step())
                    .containsExactly(2, 3, 4, 5, 6, 7);
        }
    }

    /** A graph within a graph does what its nodes do outside. */
    @Test
    void nestedGraphsAreFlattened() {
        Node lif = new LIF(one(0.001), one(4), one(0), one(0.5), one(0));
        Graph inner = chain(Dimensions.of(1), Dimensions.of(1), lif);
        Execution flat = new Simulation(inner, Semantics.DEFAULT).run(randomInput(1, 200));
        Execution nested = new Simulation(chain(Dimensions.of(1), Dimensions.of(1), inner), Semantics.DEFAULT)
                .run(randomInput(1, 200));
        assertThat(nested.trains().getFirst().node()).isEqualTo("node/node");
        assertThat(nested.trains().getFirst().spikes())
                .isNotEmpty()
                .isEqualTo(flat.trains().getFirst().spikes());
    }

    @Test
    void theOrderFollowsTheEdges() {
        Graph graph = NirFile.read(Resources.file("all-nodes.nir")).graph();
        Topology topology = Topology.of(graph, false);
        for (int i = 0; i < topology.nodes().size(); i++) {
            PlacedNode node = topology.nodes().get(i);
            int index = i;
            assertThat(node.sources())
                    .allSatisfy(source -> assertThat(source.delayed() || source.node() < index)
                            .as(node.name())
                            .isTrue());
        }
        assertThat(topology.nodes().stream()
                        .flatMap(node -> node.sources().stream())
                        .filter(s -> s.delayed()))
                .as("back from the inner graph")
                .hasSize(1);
    }

    private static void refused(Graph graph, String... words) {
        assertThatThrownBy(() -> new Simulation(graph, Semantics.DEFAULT))
                .isInstanceOf(NirException.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void graphsThatCannotBeExecutedAreRefusedByName() {
        Node scale = new Scale(one(2));
        Dimensions single = Dimensions.of(1);
        Map<String, Node> nodes =
                new TreeMap<>(Map.of("input", new Input(single), "a", scale, "b", scale, "output", new Output(single)));
        Edge in = new Edge("input", "a");
        Edge out = new Edge("b", "output");
        refused(new Graph(nodes, List.of(in, new Edge("a", "c"), out)), "'c'", "does not exist", "a, b, input");
        refused(new Graph(nodes, List.of(in, new Edge("a", "output"))), "'b'", "gets no values");
        refused(
                new Graph(nodes, List.of(in, new Edge("a", "output"), new Edge("a", "b"))),
                "'b'",
                "leads to no Output");
        refused(
                new Graph(nodes, List.of(in, new Edge("a", "b"), new Edge("b", "a"), out)),
                "'a', 'b'",
                "cycle without a neuron");
        nodes.put("a", new IF(one(1), one(1), one(0)));
        refused(
                new Graph(nodes, List.of(in, new Edge("input", "b"), new Edge("a", "b"), new Edge("b", "a"), out)),
                "'a', 'b'",
                "entered at 'a', 'b'");
        nodes.put("a", new Affine(Tensor.of(Dimensions.of(2, 3), new double[6]), Tensor.vector(0, 0)));
        refused(new Graph(nodes, List.of(in, new Edge("a", "b"), out)), "'a' (Affine)", "2 x 3", "expects 3");
    }

    @Test
    void fieldsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> new LIF(Tensor.vector(1, 1), one(1), one(0), one(1), one(0)))
                .hasMessageContainingAll("r has the shape 1", "tau has 2");
        assertThatThrownBy(() -> new LIF(one(0), one(1), one(0), one(1), one(0)))
                .hasMessageContaining("above 0");
        assertThatThrownBy(() -> new Scale(one(Double.NaN))).hasMessageContaining("NaN");
        assertThatThrownBy(() -> Semantics.DEFAULT.withDt(0)).hasMessageContaining("dt");
    }
}
