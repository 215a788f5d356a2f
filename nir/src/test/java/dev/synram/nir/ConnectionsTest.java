package dev.synram.nir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synram.nir.execution.InputSpike;
import dev.synram.nir.execution.Semantics;
import dev.synram.nir.execution.Simulation;
import dev.synram.nir.execution.Stimulus;
import dev.synram.nir.linear.Connection;
import dev.synram.nir.linear.Connections;
import dev.synram.nir.node.Affine;
import dev.synram.nir.node.AvgPool2d;
import dev.synram.nir.node.Conv2d;
import dev.synram.nir.node.CubaLI;
import dev.synram.nir.node.CubaLIF;
import dev.synram.nir.node.Delay;
import dev.synram.nir.node.Edge;
import dev.synram.nir.node.Flatten;
import dev.synram.nir.node.Graph;
import dev.synram.nir.node.Input;
import dev.synram.nir.node.Linear;
import dev.synram.nir.node.Node;
import dev.synram.nir.node.Output;
import dev.synram.nir.node.Scale;
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
import org.junit.jupiter.api.Test;

/** Nodes between neurons multiplied out. */
class ConnectionsTest {

    private static Tensor random(Random random, int... sizes) {
        Dimensions shape = Dimensions.of(sizes);
        return Tensor.of(shape, random.doubles(shape.elements(), -1, 1).toArray());
    }

    private static CubaLIF neurons(int count) {
        Tensor one = Tensor.of(Dimensions.of(count), new double[count]).filled(1);
        return new CubaLIF(one, one, one, one.filled(0), one, one.filled(0), one);
    }

    private static Graph graph(Map<String, Node> nodes, String... edges) {
        List<Edge> all = new ArrayList<>();
        for (String edge : edges) {
            String[] ends = edge.split(">", -1);
            all.add(new Edge(ends[0], ends[1]));
        }
        return new Graph(nodes, all);
    }

    /** A convolution, means of windows, factors and a matrix; its nodes are executed with each input alone as the other way. */
    @Test
    void areWhatTheNodesBetweenCompute() {
        Random random = new Random(5);
        Map<String, Node> nodes = Map.of(
                "in", new Input(Dimensions.of(1, 4, 4)),
                "conv",
                        new Conv2d(
                                List.of(4, 4),
                                random(random, 2, 1, 3, 3),
                                List.of(1, 1),
                                new Padding.Sizes(List.of(1, 1)),
                                List.of(1, 1),
                                1,
                                random(random, 2)),
                "pool", new AvgPool2d(List.of(2, 2), List.of(2, 2), List.of(0, 0)),
                "flat", new Flatten(0, -1, List.of(2, 2, 2)),
                "scale", new Scale(random(random, 8)),
                "fc", new Affine(random(random, 3, 8), random(random, 3)),
                "lif", neurons(3),
                "out", new Output(Dimensions.of(3)));
        Graph graph = graph(nodes, "in>conv", "conv>pool", "pool>flat", "flat>scale", "scale>fc", "fc>lif", "lif>out");
        Topology topology = Topology.of(graph, false);
        Connections connections = new Connections(topology);
        assertThat(connections.all()).hasSize(1);
        Connection only = connections.all().getFirst();
        double[] constants = connections.constants(only.target());
        Simulation simulation = new Simulation(graph, Semantics.DEFAULT);
        for (int input = 0; input < 16; input++) {
            Stimulus stimulus = new Stimulus(List.of(new InputSpike(0, input)), Semantics.DT);
            double[] sum = simulation.run(stimulus, Set.of("fc")).traces().get("fc")[0];
            for (int neuron = 0; neuron < 3; neuron++) {
                assertThat(only.weights()[input * 3 + neuron] + constants[neuron])
                        .isCloseTo(sum[neuron], within(1e-12));
            }
        }
        assertThat(constants).as("biases arrive").isNotEqualTo(new double[3]);
    }

    /** Where two ways lead to neurons, both count; and a spike may return. */
    @Test
    void addUpAlongAllWays() {
        Map<String, Node> nodes = Map.of(
                "in", new Input(Dimensions.of(2)),
                "double", new Scale(Tensor.vector(2, 2)),
                "lif", neurons(2),
                "back", new Linear(Tensor.of(Dimensions.of(2, 2), 1.0, 2, 3, 4)),
                "read",
                        new CubaLI(
                                Tensor.vector(1, 1),
                                Tensor.vector(1, 1),
                                Tensor.vector(1, 1),
                                Tensor.vector(0, 0),
                                Tensor.vector(1, 1)),
                "out", new Output(Dimensions.of(2)));
        Connections connections = new Connections(Topology.of(
                graph(nodes, "in>double", "in>lif", "double>lif", "lif>back", "back>lif", "lif>read", "read>out"),
                false));
        assertThat(connections.all())
                .extracting(one -> one.source().name() + ">" + one.target().name())
                .containsExactlyInAnyOrder("in>lif", "lif>lif", "lif>read");
        for (Connection one : connections.all()) {
            double[] expected = one.source().name().equals("in")
                    ? new double[] {3, 0, 0, 3}
                    : one.target().name().equals("lif") ? new double[] {1, 3, 2, 4} : new double[] {1, 0, 0, 1};
            assertThat(one.weights()).as(one.target().name()).containsExactly(expected);
        }
    }

    @Test
    void endAtNodesThatKeepAState() {
        Map<String, Node> nodes = Map.of(
                "in", new Input(Dimensions.of(1)),
                "late", new Delay(Tensor.vector(1)),
                "lif", neurons(1),
                "out", new Output(Dimensions.of(1)));
        Topology topology = Topology.of(graph(nodes, "in>late", "late>lif", "lif>out"), false);
        assertThatThrownBy(() -> new Connections(topology))
                .isInstanceOf(NirException.class)
                .hasMessageContaining("node 'late' (Delay) is neither linear nor neurons");
    }
}
