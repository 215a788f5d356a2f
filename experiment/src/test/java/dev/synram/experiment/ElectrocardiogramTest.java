package dev.synram.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.compiler.cost.Cost;
import dev.synram.compiler.cost.DurationRange;
import dev.synram.compiler.cost.OptimizedSchedule;
import dev.synram.compiler.cost.PowerFigure;
import dev.synram.compiler.cost.TimingComponent;
import dev.synram.compiler.cost.TimingRanges;
import dev.synram.compiler.plan.Workload;
import dev.synram.experiment.model.PlannedNetwork;
import dev.synram.experiment.result.plan.NetworkPlan;
import dev.synram.experiment.setting.PlanSettings;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The time of a network like that of the mobile system, predicted from the times of components and compared with the published
 * measurement. Nothing is fitted to it; docs/validation.md has the same figures.
 */
class ElectrocardiogramTest {

    /** Measured for one electrocardiogram (Stradmann et al., arXiv 2103.15960). */
    private static final double MEASURED_MICROS = 276;

    private static final double MEASURED_MILLIJOULES = 0.192;

    private static final NetworkPlan PLAN = new Planning(PlanSettings.defaults().withBatch(1)).run(PlannedNetwork.ECG);

    private static Cost predicted() {
        return PLAN.costs().getLast();
    }

    @Test
    void theNetworkMeetsThePublicDescription() {
        Network network = PlannedNetwork.ECG.workload().network();
        assertThat(network.macs().stream().mapToLong(Mac::macs).sum()).isBetween(70_000L, 130_000L);
        assertThat(network.macs()).hasSize(3);
        assertThat(PLAN.result().phases()).as("weights are resident").isEqualTo(1);
        long oneAfterTheOther = PLAN.result().layers().stream()
                .mapToLong(layer -> layer.places().stream()
                        .mapToLong(place -> place.vectorsPerSample())
                        .max()
                        .orElseThrow())
                .sum();
        assertThat(oneAfterTheOther).isBetween(3L, 4L);
    }

    /** The measured time lies within the interval, near its upper end: the middle is a third too short. */
    @Test
    void thePredictedIntervalContainsTheMeasuredTime() {
        DurationRange interval = predicted().batchRange();
        assertThat(interval.contains(MEASURED_MICROS)).as("%s", interval).isTrue();
        assertThat(interval.low()).isCloseTo(69.5, within(0.1));
        assertThat(interval.typical()).isCloseTo(126.0, within(0.1));
        assertThat(interval.high()).isCloseTo(299.2, within(0.1));
        assertThat(interval.middle() / MEASURED_MICROS - 1).isCloseTo(-0.332, within(0.001));
    }

    /** Not a second comparison: the power is the quotient of the two measured figures. */
    @Test
    void soDoesThatOfTheEnergyAtThePowerOfTheMobileSystem() {
        double millijoulesPerMicrosecond = PowerFigure.MOBILE.watts() / 1e3;
        assertThat(predicted().batchRange().times(millijoulesPerMicrosecond).contains(MEASURED_MILLIJOULES))
                .isTrue();
    }

    /** Negative control: with the times of the chip alone, no end of the interval comes near. */
    @Test
    void withoutCommandsLinkAndEventsThePredictionMisses() {
        TimingRanges chipAlone = TimingRanges.STANDARD
                .without(TimingComponent.COMMAND)
                .without(TimingComponent.ROUND_TRIP)
                .without(TimingComponent.LOAD)
                .without(TimingComponent.EVENT);
        DurationRange interval =
                new OptimizedSchedule(chipAlone).cost(PLAN.plan(), 1).batchRange();
        assertThat(interval.high()).isCloseTo(100.0, within(0.1)).isLessThan(0.5 * MEASURED_MICROS);
    }

    /** How often the real network sends a vector is not public: the interval belongs to the assumed eight sends. */
    @Test
    void thePredictionDependsOnTheAssumedSends() {
        Workload eight = PlannedNetwork.ECG.workload();
        Workload one = new Workload(eight.network(), List.of(1, 1, 1), eight.activity());
        DurationRange interval = new Planning(PlanSettings.defaults().withBatch(1))
                .run(one)
                .costs()
                .getLast()
                .batchRange();
        assertThat(interval.low()).isCloseTo(41.5, within(0.1));
        assertThat(interval.high()).isCloseTo(271.2, within(0.1)).isLessThan(MEASURED_MICROS);
    }
}
