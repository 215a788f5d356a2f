package dev.synram.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.compiler.cost.Cost;
import dev.synram.compiler.plan.Workload;
import dev.synram.data.LabelledData;
import dev.synram.experiment.model.KnownNetwork;
import dev.synram.experiment.result.plan.NetworkPlan;
import dev.synram.experiment.setting.PlanSettings;
import dev.synram.network.Network;
import dev.synram.network.quantization.LoweringPass;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The network for heartbeats fits one chip and is planned within the time and energy of the mobile system. */
class HeartbeatTest {

    private static final double MEASURED_MICROS = 276;
    private static final double MEASURED_MILLIJOULES = 0.192;

    /** Signals have a sign. */
    private static Network network() {
        float[] values = new float[96];
        values[0] = -1;
        return LoweringPass.of(KnownNetwork.HEARTBEAT
                .drawn(1)
                .fitted(LabelledData.of(values, values.length, new byte[1]))
                .host()
                .network());
    }

    private static NetworkPlan plan(int sends, double activity) {
        Workload workload =
                new Workload(network(), List.of(sends, sends, sends), List.of(activity, activity, activity));
        return new Planning(PlanSettings.defaults().withBatch(1)).run(workload);
    }

    @Test
    void weightsAreResidentOnOneChip() {
        assertThat(network().inputLayer().signed()).isTrue();
        assertThat(plan(8, 0.5).result().phases()).isEqualTo(1);
    }

    /** Even if all inputs are nonzero and sent eight times, at the power of the mobile system. */
    @Test
    void theTypicalTimeAndEnergyAreBelowThoseOfTheMobileSystem() {
        Cost cost = plan(8, 1).costs().getLast();
        assertThat(cost.batchRange().typical()).isLessThan(MEASURED_MICROS);
        assertThat(cost.batchRange().typical() * 0.7 / 1e3).isLessThan(MEASURED_MILLIJOULES);
    }

    /** Negative control: 64 sends of every vector take too long. */
    @Test
    void moreSendsMissIt() {
        assertThat(plan(64, 1).costs().getLast().batchRange().typical()).isGreaterThan(MEASURED_MICROS);
    }
}
