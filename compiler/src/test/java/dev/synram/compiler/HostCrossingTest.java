package dev.synram.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.compiler.cost.Cost;
import dev.synram.compiler.cost.CostPart;
import dev.synram.compiler.cost.DurationRange;
import dev.synram.compiler.cost.OptimizedSchedule;
import dev.synram.compiler.cost.TimingComponent;
import dev.synram.compiler.cost.TimingRanges;
import dev.synram.compiler.plan.HostCrossing;
import dev.synram.compiler.plan.Plan;
import dev.synram.compiler.plan.Workload;
import dev.synram.compiler.target.Target;
import dev.synram.network.Flow;
import dev.synram.network.Network;
import dev.synram.network.function.ElementFunction;
import dev.synram.network.layer.Conv2d;
import dev.synram.network.shape.Shape;
import dev.synram.network.shape.Window;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What functions of the host cost. */
class HostCrossingTest {

    private static final ElementFunction TANH = ElementFunction.of(ElementFunction.Kind.TANH);

    /** The network of the source document, with two functions of the host. */
    private static Network hosted() {
        return Flow.input(new Shape(1, 28, 28))
                .then(new Conv2d(20, 10, 5, 1))
                .host(TANH)
                .convertingRelu(2)
                .dense(128)
                .host(TANH)
                .convertingRelu(2)
                .dense(10)
                .network("hosted");
    }

    private static Workload work(Network network) {
        return new Workload(network, List.of(7, 10, 7), List.of(0.254, 0.348, 0.421));
    }

    private static List<Cost> costs(Network network, int chips, int batch) {
        return new Compiler(Target.of(chips), 2).costs(work(network), batch);
    }

    /**
     * Figures of the program before it had functions of the host, computed there and not from any source: networks without such
     * functions keep them to the last digit.
     */
    @ParameterizedTest
    @CsvSource({
        "mnist, 1, 1000, 1151575.888, 4.0085559888000004E7, 198485.3747000129, 401718.2319999911, 1015302.5120000591",
        "mnist, 4, 1, 1106.483648, 38649.96821942856, 78.50419600000001, 156.95369599999998, 394.71769599999993",
        "mnist, 2, 300, 331945.0944, 1.1594990465828571E7, 29535.530955999937, 60249.81545600045, 153064.73945600147",
        "wide, 1, 1000, 2425415.568, 8.724588071085715E7, 212439.31473998516, 404105.8942399875, 986586.2342400303",
        "wide, 4, 1, 2916.554032, 76613.02374628572, 1017.480228, 1083.239728, 2227.3277279999998",
        "wide, 2, 300, 661762.6064, 2.4022153006400004E7, 34750.28274000044, 63512.66223999954, 153792.0022399967",
    })
    void networksWithoutFunctionsOfTheHostKeepTheirFigures(
            String name,
            int chips,
            int batch,
            double asPublic,
            double experiment,
            double low,
            double typical,
            double high) {
        Network wide = Flow.input(new Shape(2, 9, 9))
                .conv2d(12, Window.square(3))
                .convertingRelu(2)
                .dense(700)
                .convertingRelu(2)
                .dense(10)
                .network("wide");
        List<Cost> costs = costs(name.equals("mnist") ? Network.mnist() : wide, chips, batch);
        assertThat(costs)
                .extracting(Cost::batchRange)
                .containsExactly(
                        DurationRange.exactly(asPublic),
                        DurationRange.exactly(experiment),
                        new DurationRange(low, typical, high));
        assertThat(costs.getLast().chipMicros().get(CostPart.HOST)).isZero();
    }

    @Test
    void layersOfTheHostBetweenMultiplicationsCross() {
        assertThat(HostCrossing.of(hosted()))
                .containsExactly(new HostCrossing(2, "host1", 500, 500), new HostCrossing(5, "host2", 128, 128));
        Flow input = Flow.input(new Shape(2, 4, 4)).host(TANH).then(new Conv2d(4, 3, 1, 1));
        assertThat(HostCrossing.of(input.network("first")))
                .as("the host prepares samples anyway")
                .isEmpty();
        assertThat(HostCrossing.of(input.host(TANH).globalAveragePool().network("last")))
                .as("results go to the host anyway")
                .isEmpty();
        assertThat(HostCrossing.of(input.host(TANH)
                        .maxPool(2)
                        .host(TANH)
                        .convertingRelu(1)
                        .dense(3)
                        .network("twice")))
                .as("what is on the host stays there")
                .containsExactly(new HostCrossing(3, "host2", 64, 64));
        assertThat(HostCrossing.of(input.add(input.host(TANH))
                        .host(TANH)
                        .convertingRelu(1)
                        .dense(3)
                        .network("mixed")))
                .as("one addend is on the chip")
                .hasSize(2);
    }

    @Test
    void partsAddUpAndTheHostHasItsShare() {
        for (int chips : new int[] {1, 2, 4}) {
            for (int batch : new int[] {1, 10, 300}) {
                for (Cost cost : costs(hosted(), chips, batch)) {
                    double parts = cost.chipMicros().values().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum();
                    assertThat(parts).isCloseTo(chips * cost.batchMicros(), within(1e-6 * parts));
                    assertThat(cost.chipMicros().values()).allMatch(micros -> micros >= -1e-6);
                    assertThat(cost.batchRange().low())
                            .isLessThan(cost.batchRange().typical());
                    assertThat(cost.batchRange().typical())
                            .isLessThan(cost.batchRange().high());
                }
            }
        }
    }

    /** By hand: 1,256 values and two round trips; one sample waits for all of it. */
    @Test
    void crossingsOfOneSampleAreAddedToItsTime() {
        double crossings = 2 * 100 + 1256 * 2 / 117.0;
        List<Cost> with = costs(hosted(), 1, 1);
        List<Cost> without = costs(Network.mnist(), 1, 1);
        for (int i = 0; i < with.size(); i++) {
            assertThat(with.get(i).batchMicros()).isCloseTo(without.get(i).batchMicros() + crossings, within(1e-6));
        }
        assertThat(with.getLast().chipMicros().get(CostPart.HOST)).isCloseTo(crossings, within(1e-6));
    }

    /** The public software sends a batch together; in our schedule other samples use the time. */
    @Test
    void largeBatchesHideTheRoundTrips() {
        List<Cost> with = costs(hosted(), 1, 1000);
        List<Cost> without = costs(Network.mnist(), 1, 1000);
        assertThat(with.getFirst().batchMicros() - without.getFirst().batchMicros())
                .isCloseTo(200 + 1000 * 1256 * 2 / 117.0, within(1e-3));
        assertThat(with.getLast().microsecondsPerSample())
                .isCloseTo(without.getLast().microsecondsPerSample(), within(2.0));
    }

    /** Where the link is slower than the chip, it decides. */
    @Test
    void aSlowLinkLimitsTheRate() {
        TimingRanges slow = TimingRanges.STANDARD.with(TimingComponent.HOST_TRANSFER, DurationRange.exactly(1));
        Plan plan = new Compiler(Target.of(1), 2).compile(work(hosted()), 500);
        Cost cost = new OptimizedSchedule(slow).cost(plan, 500);
        assertThat(cost.microsecondsPerSample()).isBetween(1256.0, 1256 * 1.05);
    }

    @Test
    void onlyPlansThatCrossNeedTheComponentsOfTheHost() {
        Compiler compiler = new Compiler(Target.of(1), 2);
        assertThat(TimingComponent.of(compiler.compile(work(hosted()), 1))).containsExactly(TimingComponent.values());
        assertThat(TimingComponent.of(compiler.compile(work(Network.mnist()), 1)))
                .hasSize(TimingComponent.values().length - 2)
                .doesNotContainAnyElementsOf(TimingComponent.OF_HOST);
    }

    /** Layers in several phases wait for the host, too. */
    @Test
    void networksInPhasesAreScheduled() {
        Network network = Flow.input(Shape.vector(300))
                .dense(900)
                .host(TANH)
                .convertingRelu(2)
                .dense(900)
                .host(TANH)
                .convertingRelu(2)
                .dense(10)
                .network("large");
        Workload work = new Workload(network, Collections.nCopies(3, 2), Collections.nCopies(3, 0.5));
        Plan plan = new Compiler(Target.of(1), 2).compile(work, 20);
        assertThat(plan.replicas().getFirst().phases()).isGreaterThan(1);
        Cost cost = new OptimizedSchedule().cost(plan, 20);
        assertThat(cost.chipMicros().get(CostPart.HOST)).isPositive();
        assertThat(cost.chipMicros().values()).allMatch(micros -> micros >= -1e-6);
    }
}
