package dev.synram.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synram.chip.random.CounterRandom;
import dev.synram.data.DataException;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.data.TargetData;
import dev.synram.experiment.model.FittedModel;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.model.ModelException;
import dev.synram.experiment.result.RegressionResult;
import dev.synram.experiment.setting.EvaluationSettings;
import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Flow;
import dev.synram.network.function.ElementFunction;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.shape.Shape;
import dev.synram.runtime.FloatRunner;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RegressionTest {

    private static final int SAMPLES = 120;
    private static final int INPUTS = 12;
    private static final EvaluationSettings SETTINGS =
            EvaluationSettings.onChips(1).withRuns(2);

    private static Flow flow() {
        return Flow.input(Shape.vector(INPUTS))
                .dense(16)
                .host(ElementFunction.of(ElementFunction.Kind.TANH))
                .dense(2);
    }

    private static FloatNetwork network(Flow flow) {
        return new FloatNetwork(flow.network("values"), List.of(weights(INPUTS, 16, 3), weights(16, 2, 4)));
    }

    private static FloatWeights weights(int inputs, int outputs, long seed) {
        float[] values = new float[inputs * outputs];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (CounterRandom.normal(seed, i) / Math.sqrt(inputs));
        }
        return new FloatWeights(inputs, outputs, values);
    }

    /** Targets are the network's results in float, with a large unit. */
    private static TargetData data() {
        float[] values = new float[SAMPLES * INPUTS];
        for (int i = 0; i < values.length; i++) {
            values[i] = 2 * CounterRandom.normal(5, i);
        }
        LabelledData samples = LabelledData.of(values, INPUTS, new byte[SAMPLES]);
        float[] targets = FloatRunner.results(network(flow()), values).getLast();
        return new TargetData(new DataSplit("random", samples, samples, samples, Optional.of(samples), ""), targets, 2);
    }

    /** 8-bit results of a calibrated chip follow a smooth function closely, but not exactly. */
    @Test
    void chipsAreJudgedInUnitsOfTheTargets() {
        RegressionResult result = new Regression(SETTINGS).run(Model.of("values", network(flow())), data());
        assertThat(result.floatError().normalized().value()).isCloseTo(0, within(1e-3));
        assertThat(result.floatError().correlation().value()).isCloseTo(1, within(1e-5));
        var error = result.chips().getFirst().error();
        assertThat(error.normalized().value()).isBetween(0.02, 0.5);
        assertThat(error.correlation().value()).isBetween(0.85, 0.9999);
        assertThat(error.rootMeanSquare().low())
                .isLessThan(error.rootMeanSquare().value());
        assertThat(error.rootMeanSquare().high())
                .isGreaterThan(error.rootMeanSquare().value());
        assertThat(result.json()).contains("\"rootMeanSquare\"", "\"outputUnit\"", "percentile bootstrap");
        assertThat(json(result).required("conversion").toString())
                .isEqualTo("{\"effort\":\"fast\",\"copies\":\"in-batches\"}");
        assertThat(new Regression(SETTINGS).run(Model.of("values", network(flow())), data()))
                .as("the same seeds, the same figures")
                .isEqualTo(result);
    }

    private static JsonNode json(RegressionResult result) {
        return JsonMapper.shared().readTree(result.json());
    }

    /** A saved network knows the value of one LSB. */
    @Test
    void quantizedNetworksNeedTheUnitOfTheirResults() {
        TargetData data = data();
        FittedModel fitted =
                Model.of("values", network(flow())).fitted(data.samples().train());
        QuantizedNetwork quantized = fitted.onChips(0.002).network();
        RegressionResult result = new Regression(SETTINGS).run(Model.of("saved", quantized), data);
        assertThat(result.chips().getFirst().outputUnit()).isEqualTo(quantized.outputUnit());
        assertThat(result.chips().getFirst().error().correlation().value()).isGreaterThan(0.85);
        assertThat(result.floatError().normalized().value()).isBetween(1e-4, 0.3);
        assertThat(json(result).has("conversion")).as("it was quantized before").isFalse();
        Model older = Model.of("older", quantized.withOutputUnit(0));
        assertThatThrownBy(() -> new Regression(SETTINGS).run(older, data))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("older does not record the value of one LSB");
    }

    @Test
    void classesAndUnfitTargetsAreRefused() {
        TargetData data = data();
        Model classes = Model.of("classes", network(flow().softmax()));
        assertThatThrownBy(() -> new Regression(SETTINGS).run(classes, data))
                .hasMessage("classes ends with softmax; regression takes networks whose results are values");
        TargetData one = new TargetData(data.samples(), new float[SAMPLES], 1);
        assertThatThrownBy(() -> new Regression(SETTINGS).run(Model.of("values", network(flow())), one))
                .isInstanceOf(DataException.class)
                .hasMessage("the data have 1 targets a sample, but the network has 2 results");
        assertThatThrownBy(() -> new TargetData(data.samples(), new float[7], 1))
                .hasMessage("7 targets do not match 120 samples with 1 each");
    }

    /** Every fifth sample is left out with its target: in float the error remains 0. */
    @Test
    void samplesThatDetermineRangesAreNotScored() {
        TargetData data = data();
        LabelledData samples = data.samples().untrained();
        TargetData undivided = data.with(new DataSplit("random", samples, samples, samples, Optional.empty(), ""));
        RegressionResult result = new Regression(SETTINGS).run(Model.of("values", network(flow())), undivided);
        assertThat(result.samples()).isEqualTo(SAMPLES * 4 / 5);
        assertThat(result.floatError().normalized().value()).isCloseTo(0, within(1e-3));
    }

    /** Every third sample, with its own target: in float the error remains 0. */
    @Test
    void fewerSamplesKeepTheirTargets() {
        EvaluationSettings some = SETTINGS.withRuns(1).withSamples(40);
        RegressionResult result = new Regression(some).run(Model.of("values", network(flow())), data());
        assertThat(result.samples()).isEqualTo(40);
        assertThat(result.floatError().normalized().value()).isCloseTo(0, within(1e-3));
    }
}
