package dev.synram.report.sample;

import dev.synram.compiler.plan.Workload;
import dev.synram.experiment.Planning;
import dev.synram.experiment.result.plan.NetworkPlan;
import dev.synram.experiment.setting.PlanSettings;
import dev.synram.network.Flow;
import dev.synram.network.Network;
import dev.synram.network.shape.Shape;
import java.util.Collections;

/** Plans with many layers, whose names are long. */
public final class SamplePlan {

    private static final int LAYERS = 14;

    private SamplePlan() {}

    /** A network of many layers in several phases on one chip. */
    public static NetworkPlan deep() {
        Flow flow = Flow.input(new Shape(1, 1, 128));
        for (int i = 0; i < LAYERS; i++) {
            flow = flow.dense(i % 3 == 0 ? 200 : 16)
                    .named("encoder.layers.%s.feed_forward.intermediate.dense/MatMul".formatted(i))
                    .convertingRelu(2);
        }
        Network network = flow.dense(10).network("a-network-with-a-name-that-is-much-too-long-for-a-phone");
        int count = network.macs().size();
        return new Planning(PlanSettings.defaults())
                .run(new Workload(network, Collections.nCopies(count, 8), Collections.nCopies(count, 0.5)));
    }
}
