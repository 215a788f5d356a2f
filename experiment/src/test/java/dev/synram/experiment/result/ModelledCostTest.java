package dev.synram.experiment.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.compiler.Compiler;
import dev.synram.compiler.target.Target;
import dev.synram.experiment.Planning;
import dev.synram.experiment.model.PlannedNetwork;
import dev.synram.experiment.result.plan.PlanResult;
import dev.synram.experiment.setting.PlanSettings;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ModelledCostTest {

    /** On one chip the published network writes weights again for each batch, so a sample alone takes longer than one of many. */
    @Test
    void theLatencyIsThatOfASampleThatComesAlone() {
        List<ModelledCost> costs = ModelledCost.of(new Compiler(Target.of(1), 2), PlannedNetwork.MNIST.workload());
        PlanResult single = new Planning(PlanSettings.defaults().withBatch(1))
                .run(PlannedNetwork.MNIST)
                .result();
        assertThat(costs).hasSize(3).allSatisfy(cost -> {
            PlanResult.ScheduleCost planned =
                    Objects.requireNonNull(single.schedules().get(cost.schedule()));
            assertThat(cost.latencyRange()).isEqualTo(planned.microsecondsRange());
            assertThat(cost.latencyMicroseconds()).isEqualTo(planned.latencyMicroseconds());
        });
        ModelledCost ours = costs.getLast();
        assertThat(ours.latencyMicroseconds()).isGreaterThan(ours.microsecondsPerSample());
    }
}
