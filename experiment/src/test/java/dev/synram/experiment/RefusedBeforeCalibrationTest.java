package dev.synram.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.chip.random.CounterRandom;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.data.TargetData;
import dev.synram.experiment.cache.CalibrationCache;
import dev.synram.experiment.model.Initializer;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.result.plan.NetworkPlan;
import dev.synram.experiment.setting.CalibrationSettings;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.ConversionSettings;
import dev.synram.experiment.setting.EvaluationSettings;
import dev.synram.experiment.setting.PlanSettings;
import dev.synram.experiment.setting.SettingException;
import dev.synram.network.FloatNetwork;
import dev.synram.network.Flow;
import dev.synram.network.Network;
import dev.synram.network.layer.Bias;
import dev.synram.network.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Weights shall stay on chips that are too few for them: that is told before chips are calibrated, which takes long. */
class RefusedBeforeCalibrationTest {

    private static final int WIDTH = 100;
    private static final int SAMPLES = 40;
    private static final ConversionSettings RESIDENT =
            ConversionSettings.defaults().withResidentWeights();
    private static final PlanSettings PLAN = PlanSettings.defaults().withConversion(RESIDENT);
    private static final EvaluationSettings EVALUATION = EvaluationSettings.onChips(1)
            .withChips(ChipSettings.defaults()
                    .withCalibration(CalibrationSettings.defaults().withCache(CalibrationCache.NONE)))
            .withRuns(1)
            .withAnalysis(false)
            .withConversion(RESIDENT);

    private final List<String> begun = new ArrayList<>();

    private Progress progress() {
        return (name, steps) -> {
            begun.add(name);
            return Progress.NONE.begin(name, steps);
        };
    }

    /** One chip holds four layers of this width. */
    private static Model model(int layers) {
        Flow flow = Flow.input(Shape.vector(WIDTH));
        for (int i = 0; i < layers; i++) {
            flow = flow.dense(WIDTH, Bias.DIGITAL).relu();
        }
        Network network = flow.dense(2, Bias.DIGITAL).network("dense");
        return Model.of("dense", new FloatNetwork(network, Initializer.parameters(network, 1)));
    }

    private static DataSplit data() {
        float[] values = new float[SAMPLES * WIDTH];
        for (int i = 0; i < values.length; i++) {
            values[i] = 0.5f + 0.1f * CounterRandom.normal(5, i);
        }
        byte[] labels = new byte[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            labels[i] = (byte) (i % 2);
        }
        LabelledData samples = LabelledData.of(values, WIDTH, labels);
        return new DataSplit("random", samples, samples, samples, Optional.of(samples), "");
    }

    private void assertRefused(ThrowingCallable run) {
        begun.clear();
        assertThatThrownBy(run)
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("resident keeps all weights on the chips, but they do not fit on one;");
        assertThat(begun).noneMatch(name -> name.startsWith("calibrating"));
    }

    @Test
    void evaluationsRefuse() {
        assertRefused(() -> new Evaluation(EVALUATION, progress()).run(model(5), data()));
    }

    @Test
    void regressionsRefuse() {
        TargetData targets = new TargetData(data(), new float[2 * SAMPLES], 2);
        assertRefused(() -> new Regression(EVALUATION, progress()).run(model(5), targets));
    }

    /** The chips count that are made, whatever number the plan has without samples. */
    @Test
    void plansRefuse() {
        for (int others : new int[] {1, 2}) {
            assertRefused(
                    () -> new Planning(PLAN.withChips(others)).run(model(5), data(), ChipSettings.defaults(), _ -> {
                        throw new AssertionError("chips are made");
                    }));
        }
        assertRefused(() -> new Planning(PLAN).showing(progress()).run(model(5), data()));
    }

    /** Negative control. */
    @Test
    void whatFitsIsMeasuredOnTheChipsThatAreMade() {
        ChipSettings chips = EVALUATION.chips().withChips(2);
        NetworkPlan plan = new Planning(PLAN.withBatch(1))
                .run(model(5), data(), chips, made -> SimulatedChips.calibrated(made, 1, progress()));
        assertThat(plan.result().chips()).isEqualTo(2);
        assertThat(plan.result().phases()).isEqualTo(1);
        assertThat(begun).contains("calibrating chip 1");
        assertThat(new Planning(PLAN.withChips(2).withBatch(1))
                        .run(model(5), data())
                        .basis())
                .first()
                .asString()
                .contains("chips 1 to 2");
    }
}
