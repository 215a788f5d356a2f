package dev.synram.compiler.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.compiler.Compiler;
import dev.synram.compiler.plan.Plan;
import dev.synram.compiler.plan.Workload;
import dev.synram.compiler.target.Target;
import dev.synram.network.Flow;
import dev.synram.network.Network;
import dev.synram.network.shape.Shape;
import dev.synram.network.shape.Window;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** The interval of the time of random networks on random numbers of chips. */
class ScheduleRangeTest {

    private static Plan plan(int kernels, int hidden, int chips, int batch, int sends, double activity) {
        Network network = Flow.input(new Shape(2, 9, 9))
                .conv2d(kernels, Window.square(3))
                .convertingRelu(2)
                .dense(hidden)
                .convertingRelu(2)
                .dense(10)
                .network("random");
        Workload work = new Workload(network, Collections.nCopies(3, sends), Collections.nCopies(3, activity));
        return new Compiler(Target.of(chips), 2).compile(work, batch);
    }

    /** All components known exactly: one end of the documented ranges. */
    private static TimingRanges exactly(RangeEnd end) {
        Map<TimingComponent, DurationRange> ranges = new EnumMap<>(TimingComponent.class);
        for (TimingComponent component : TimingComponent.values()) {
            ranges.put(component, DurationRange.exactly(component.micros().at(end)));
        }
        return new TimingRanges(ranges);
    }

    /** Batches above 2,000 are continued evenly, so they are among the cases. */
    @Property(tries = 60)
    void theIntervalIsWhatTheRangesGive(
            @ForAll @IntRange(min = 1, max = 30) int kernels,
            @ForAll @IntRange(min = 1, max = 600) int hidden,
            @ForAll @IntRange(min = 1, max = 3) int chips,
            @ForAll @IntRange(min = 1, max = 2500) int batch,
            @ForAll @IntRange(min = 1, max = 20) int sends,
            @ForAll @DoubleRange(max = 1) double activity) {
        Plan plan = plan(kernels, hidden, chips, batch, sends, activity);
        Cost cost = new OptimizedSchedule().cost(plan, batch);
        DurationRange range = cost.batchRange();
        assertThat(range.low()).isLessThan(range.typical());
        assertThat(range.typical()).isLessThan(range.high()).isEqualTo(cost.batchMicros());
        for (RangeEnd end : RangeEnd.values()) {
            Cost known = new OptimizedSchedule(exactly(end)).cost(plan, batch);
            assertThat(known.batchRange())
                    .as("with all components at their %s duration", end)
                    .isEqualTo(DurationRange.exactly(range.at(end)));
        }
    }

    /** A wider range of any one component cannot narrow the interval. */
    @Property(tries = 20)
    void everyComponentWidensTheInterval(
            @ForAll TimingComponent component, @ForAll @IntRange(min = 1, max = 2) int chips) {
        Plan plan = plan(8, 300, chips, 3, 4, 0.5);
        DurationRange usual = new OptimizedSchedule().cost(plan, 3).batchRange();
        DurationRange micros = component.micros();
        TimingRanges wider = TimingRanges.STANDARD.with(
                component, new DurationRange(micros.low() / 2, micros.typical(), 2 * micros.high()));
        DurationRange changed = new OptimizedSchedule(wider).cost(plan, 3).batchRange();
        assertThat(changed.low()).isLessThanOrEqualTo(usual.low());
        assertThat(changed.typical()).isCloseTo(usual.typical(), within(1e-9));
        assertThat(changed.high()).isGreaterThanOrEqualTo(usual.high());
    }

    @Property(tries = 10)
    void schedulesWithoutRangesGiveAPoint(@ForAll @IntRange(min = 1, max = 3) int chips) {
        Plan plan = plan(8, 300, chips, 3, 4, 0.5);
        Cost cost = PublicSchedule.CHIP_ONLY.cost(plan, 3);
        assertThat(cost.batchRange()).isEqualTo(DurationRange.exactly(cost.batchMicros()));
    }
}
