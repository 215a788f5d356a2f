package dev.synram.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.compiler.cost.Cost;
import dev.synram.compiler.cost.CostPart;
import dev.synram.compiler.cost.OptimizedSchedule;
import dev.synram.compiler.cost.Span;
import dev.synram.compiler.plan.Plan;
import dev.synram.compiler.plan.Workload;
import dev.synram.compiler.target.Synram;
import dev.synram.compiler.target.Target;
import dev.synram.network.Network;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The network of the source document, with the sends and activities that training it on chip 1 gave. */
class ScheduleTest {

    private static final Workload WORK = new Workload(Network.mnist(), List.of(7, 10, 7), List.of(0.254, 0.348, 0.421));

    private static List<Cost> costs(int chips, int batch) {
        return new Compiler(Target.of(chips), 2).costs(WORK, batch);
    }

    /** The source's own 40 ms stand in this schedule: the test shows that they are distributed correctly, nothing more. */
    @Test
    void theExperimentHasTheTimeOfTheSourceDocument() {
        Cost experiment = costs(1, 1000).get(1);
        assertThat(experiment.schedule()).isEqualTo("experiment");
        assertThat(experiment.millijoulesPerSample(0.3)).isCloseTo(12, within(1.2));
        assertThat(experiment.microsecondsPerSample()).isCloseTo(40_000, within(4_000.0));
        assertThat(experiment.bound()).isEqualTo(CostPart.HOST);
    }

    /**
     * A third of the public software's time: 14 vectors for each of the two synrams, of about 20 us and up to 128 events a send,
     * most of it commands, round trips and making events.
     */
    @Test
    void ourScheduleIsFasterAndScales() {
        List<Cost> costs = costs(1, 1000);
        Cost one = costs.getLast();
        assertThat(one.microsecondsPerSample()).isLessThanOrEqualTo(500);
        assertThat(one.batchRange().high()).isLessThan(costs.getFirst().batchMicros());
        Cost four = costs(4, 1000).getLast();
        assertThat(four.samplesPerSecond()).isGreaterThanOrEqualTo(4 * one.samplesPerSecond());
        assertThat(four.chipMicros().get(CostPart.CONFIGURATION))
                .as("everything stays in place")
                .isZero();
        assertThat(costs(4, 1).getLast().batchMicros()).isLessThanOrEqualTo(200);
    }

    @Test
    void partsAddUp() {
        for (int chips : new int[] {1, 2, 3, 4}) {
            for (Cost cost : costs(chips, 100)) {
                double parts =
                        cost.chipMicros().values().stream().mapToDouble(x -> x).sum();
                assertThat(parts).isCloseTo(chips * cost.batchMicros(), within(1e-6 * parts));
                assertThat(cost.chipMicros().values()).allMatch(micros -> micros >= -1e-6);
            }
        }
    }

    @Test
    void longBatchesGoOnAsTheyBegan() {
        double followed = costs(4, 2000).getLast().microsecondsPerSample();
        assertThat(costs(4, 1_000_000).getLast().microsecondsPerSample()).isCloseTo(followed, within(0.01 * followed));
    }

    /** No synram does two things at once, and the spans are what the cost says. */
    @Test
    void theTimelineIsPossible() {
        Plan plan = new Compiler(Target.of(2), 2).compile(WORK, 3);
        List<Span> spans = new OptimizedSchedule().timeline(plan, 3);
        Map<Synram, Double> free = new HashMap<>();
        spans.stream().sorted(Comparator.comparingDouble(Span::startMicros)).forEach(span -> {
            assertThat(span.startMicros()).isGreaterThanOrEqualTo(free.getOrDefault(span.synram(), 0.0) - 1e-6);
            free.put(span.synram(), span.startMicros() + span.micros());
        });
        double busy = spans.stream().mapToDouble(Span::micros).sum();
        Cost cost = new OptimizedSchedule().cost(plan, 3);
        double idle = cost.chipMicros().getOrDefault(CostPart.IDLE, 0.0);
        assertThat(busy / 2).as("two synrams a chip").isCloseTo(2 * cost.batchMicros() - idle, within(1e-6));
    }
}
