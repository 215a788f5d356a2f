package dev.synram.nir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.nir.difference.Cause;
import dev.synram.nir.difference.Cause.Kind;
import dev.synram.nir.difference.Diagnosis;
import dev.synram.nir.difference.DifferenceSearch;
import dev.synram.nir.difference.Setup;
import dev.synram.nir.execution.Arrival;
import dev.synram.nir.execution.Crossing;
import dev.synram.nir.execution.Emission;
import dev.synram.nir.execution.InputSpike;
import dev.synram.nir.execution.Integration;
import dev.synram.nir.execution.NirTime;
import dev.synram.nir.execution.Reset;
import dev.synram.nir.execution.Semantics;
import dev.synram.nir.execution.Simulation;
import dev.synram.nir.execution.Start;
import dev.synram.nir.execution.Stimulus;
import dev.synram.nir.field.NodeFields;
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
import dev.synram.nir.value.Dimensions;
import dev.synram.nir.value.Tensor;
import dev.synram.nir.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults that tools make are planted in one of two executions; the search must name each of them. */
class PlantedFaultsTest {

    private static final int INPUTS = 4;
    private static final int HIDDEN = 8;
    private static final int OUTPUTS = 3;

    /** Weights are multiples of 1/4, so that membranes reach thresholds exactly where nothing leaks. */
    private static Tensor weights(Random random, int rows, int columns) {
        double[] values = new double[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = 0.25 * (1 + random.nextInt(12)) * (random.nextInt(4) == 0 ? -1 : 1);
        }
        return Tensor.of(Dimensions.of(rows, columns), values);
    }

    private static Tensor all(int count, double value) {
        double[] values = new double[count];
        Arrays.fill(values, value);
        return Tensor.vector(values);
    }

    /** Two layers, the first recurrent, with a delay between them. */
    private static Graph graph() {
        Random random = new Random(5);
        Map<String, Node> nodes = new TreeMap<>();
        nodes.put("input", new Input(Dimensions.of(INPUTS)));
        nodes.put("fc1", new Affine(weights(random, HIDDEN, INPUTS).map(w -> 8 * w), all(HIDDEN, 0.125)));
        nodes.put(
                "lif1",
                new LIF(all(HIDDEN, 0.002), all(HIDDEN, 1), all(HIDDEN, 0.25), all(HIDDEN, 1), all(HIDDEN, -0.25)));
        nodes.put("rec", new Linear(weights(random, HIDDEN, HIDDEN)));
        nodes.put("delay", new Delay(all(HIDDEN, 0.0005)));
        nodes.put("fc2", new Linear(weights(random, OUTPUTS, HIDDEN).map(w -> 8 * w)));
        nodes.put(
                "lif2",
                new CubaLIF(
                        all(OUTPUTS, 0.001),
                        all(OUTPUTS, 0.002),
                        all(OUTPUTS, 1),
                        all(OUTPUTS, 0.125),
                        all(OUTPUTS, 1),
                        all(OUTPUTS, -0.125),
                        all(OUTPUTS, 1.5)));
        nodes.put("output", new Output(Dimensions.of(OUTPUTS)));
        return new Graph(
                nodes,
                List.of(
                        new Edge("input", "fc1"),
                        new Edge("fc1", "lif1"),
                        new Edge("lif1", "rec"),
                        new Edge("rec", "lif1"),
                        new Edge("lif1", "delay"),
                        new Edge("delay", "fc2"),
                        new Edge("fc2", "lif2"),
                        new Edge("lif2", "output")));
    }

    private static Stimulus stimulus() {
        Random random = new Random(7);
        List<InputSpike> spikes = new ArrayList<>();
        for (int step = 0; step < 500; step++) {
            for (int i = 0; i < INPUTS; i++) {
                if (random.nextInt(10) == 0) {
                    spikes.add(new InputSpike(step * 1e-4, i));
                }
            }
        }
        return new Stimulus(spikes, 0.05);
    }

    /** A fault of the second execution, and what must be named. */
    record Fault(String name, UnaryOperator<Setup> planted, Kind kind, String node, String field) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static Fault semantics(String name, Kind kind, String field, UnaryOperator<Semantics> change) {
        return new Fault(name, setup -> new Setup(setup.graph(), change.apply(setup.semantics())), kind, "", field);
    }

    private static Fault field(String node, String field, DoubleUnaryOperator change) {
        return new Fault(
                node + "." + field,
                setup -> {
                    Node old = setup.graph().nodes().get(node);
                    Map<String, Value> fields = new TreeMap<>(NodeFields.of(old));
                    fields.computeIfPresent(field, (_, value) -> ((Tensor) value).map(change));
                    return new Setup(setup.graph().with(node, NodeFields.node(old.type(), fields)), setup.semantics());
                },
                field.equals("delay") ? Kind.DELAY : Kind.FIELD,
                node,
                field);
    }

    private static List<Fault> ofTools() {
        return List.of(
                semantics("milliseconds", Kind.UNIT_OF_TIME, "unit", s -> s.withUnit(NirTime.MILLISECONDS)),
                semantics("reset to zero", Kind.RESET, "reset", s -> s.withReset(Reset.TO_ZERO)),
                semantics("reset by subtraction", Kind.RESET, "reset", s -> s.withReset(Reset.BY_SUBTRACTION)),
                semantics("next step", Kind.ONE_STEP, "arrival", s -> s.withArrival(Arrival.NEXT_STEP)),
                semantics("late spikes", Kind.ONE_STEP, "emission", s -> s.withEmission(Emission.ONE_STEP_LATE)),
                semantics("Euler", Kind.INTEGRATION, "integration", s -> s.withIntegration(Integration.EULER)),
                semantics("exact", Kind.INTEGRATION, "integration", s -> s.withIntegration(Integration.EXACT)),
                semantics("from v_leak", Kind.START, "start", s -> s.withStart(Start.LEAK)),
                semantics("half a step", Kind.STEP, "dt", s -> s.withDt(5e-5)),
                semantics("ten steps", Kind.STEP, "dt", s -> s.withDt(1e-3)),
                new Fault(
                        "a longer delay",
                        field("delay", "delay", time -> time + 1e-4).planted(),
                        Kind.DELAY,
                        "delay",
                        "delay"),
                new Fault(
                        "times of the file 1000 times as long",
                        PlantedFaultsTest::inMilliseconds,
                        Kind.UNIT_OF_TIME,
                        "",
                        "unit"));
    }

    private static List<Fault> ofFiles() {
        return List.of(
                field("fc1", "weight", w -> w == 2 ? 2.25 : w),
                field("fc1", "bias", _ -> 0),
                field("rec", "weight", w -> -w),
                field("fc2", "weight", w -> 1.25 * w),
                field("lif1", "tau", tau -> 1.5 * tau),
                field("lif1", "v_threshold", v -> 1.1 * v),
                field("lif1", "v_reset", _ -> 0),
                field("lif1", "v_leak", _ -> 0),
                field("lif2", "r", r -> 1.2 * r),
                field("lif2", "tau_syn", tau -> 2 * tau),
                field("lif2", "tau_mem", tau -> 2 * tau),
                field("lif2", "w_in", _ -> 1),
                field("delay", "delay", _ -> 0.001));
    }

    private static Setup inMilliseconds(Setup setup) {
        Graph graph = setup.graph();
        for (Map.Entry<String, Node> entry : setup.graph().nodes().entrySet()) {
            Map<String, Value> fields = new TreeMap<>(NodeFields.of(entry.getValue()));
            for (String time : List.of("tau", "tau_mem", "tau_syn", "delay")) {
                fields.computeIfPresent(time, (_, value) -> ((Tensor) value).map(seconds -> 1000 * seconds));
            }
            graph = graph.with(entry.getKey(), NodeFields.node(entry.getValue().type(), fields));
        }
        return new Setup(graph, setup.semantics().withUnit(NirTime.SECONDS));
    }

    private static Setup original() {
        return new Setup(graph(), Semantics.DEFAULT);
    }

    static List<Fault> allFaults() {
        List<Fault> all = new ArrayList<>(ofTools());
        all.addAll(ofFiles());
        return all;
    }

    private static void assertNamed(Fault fault, Diagnosis diagnosis) {
        assertThat(diagnosis.first()).as("the fault changes spikes").isPresent();
        assertThat(diagnosis.causes()).as("%s", diagnosis.nearest()).isNotEmpty();
        Cause cause = diagnosis.causes().getFirst();
        assertThat(cause.kind()).isEqualTo(fault.kind());
        assertThat(cause.node()).isEqualTo(fault.node());
        assertThat(cause.field()).isEqualTo(fault.field());
        assertThat(diagnosis.causes()).as("no other change does the same").hasSize(1);
    }

    /** With both files and their settings known. */
    @ParameterizedTest
    @MethodSource("allFaults")
    void areNamed(Fault fault) {
        assertNamed(fault, DifferenceSearch.compare(original(), fault.planted().apply(original()), stimulus()));
    }

    static List<Fault> blindFaults() {
        return ofTools().stream()
                .filter(fault -> !fault.name().startsWith("times"))
                .toList();
    }

    /**
     * With only the spikes of the second execution. Some changes cannot be told apart then: in this network, spikes that are
     * seen a step later are the same as a longer delay.
     */
    @ParameterizedTest
    @MethodSource("blindFaults")
    void areNamedFromSpikesAlone(Fault fault) {
        Setup planted = fault.planted().apply(original());
        Diagnosis diagnosis = DifferenceSearch.explain(
                original(), new Simulation(planted.graph(), planted.semantics()).run(stimulus()), stimulus());
        assertThat(diagnosis.first()).isPresent();
        assertThat(diagnosis.causes())
                .hasSizeLessThanOrEqualTo(2)
                .anySatisfy(cause -> assertThat(cause.kind()).isEqualTo(fault.kind()));
    }

    /** A comparison with the threshold matters where membranes reach it exactly. */
    @Test
    void strictThreshold() {
        Map<String, Node> nodes = new TreeMap<>(graph().nodes());
        nodes.put("lif1", new IF(all(HIDDEN, 1e4), all(HIDDEN, 4), all(HIDDEN, 0)));
        nodes.put("fc1", new Linear(weights(new Random(9), HIDDEN, INPUTS)));
        Graph graph = new Graph(nodes, graph().edges());
        Setup a = new Setup(graph, Semantics.DEFAULT);
        Setup b = new Setup(graph, Semantics.DEFAULT.withCrossing(Crossing.AT_OR_ABOVE));
        Fault fault = semantics("at the threshold", Kind.THRESHOLD, "crossing", s -> s);
        assertNamed(fault, DifferenceSearch.compare(a, b, stimulus()));
    }

    @Test
    void equalExecutionsHaveNoDifference() {
        Diagnosis diagnosis = DifferenceSearch.compare(original(), original(), stimulus());
        assertThat(diagnosis.first()).isEmpty();
        assertThat(diagnosis.causes()).isEmpty();
        assertThat(diagnosis.tried()).isZero();
        assertThat(diagnosis.a().trains())
                .allSatisfy(train -> assertThat(train.spikes()).hasSizeGreaterThan(20));
    }

    /** Two faults have no single cause, and none is named. */
    @Test
    void twoFaultsAreNotOne() {
        Setup both = field("fc2", "weight", w -> 1.25 * w)
                .planted()
                .apply(field("fc1", "bias", _ -> 0).planted().apply(original()));
        Diagnosis diagnosis = DifferenceSearch.compare(original(), both, stimulus());
        assertThat(diagnosis.first()).isPresent();
        assertThat(diagnosis.causes()).isEmpty();
    }
}
