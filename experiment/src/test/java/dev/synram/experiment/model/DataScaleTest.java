package dev.synram.experiment.model;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.data.DataException;
import dev.synram.data.LabelledData;
import dev.synram.experiment.setting.Normalization;
import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Flow;
import dev.synram.network.Network;
import dev.synram.network.layer.Bias;
import dev.synram.network.quantization.Quantization;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.shape.Shape;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Samples of another scale than a network was trained on are refused with the option that changes it. */
class DataScaleTest {

    private static final int COUNT = 200;

    /** Class 1 where the first of two values is above 0.5. */
    private static LabelledData samples(float factor, float offset) {
        Random random = new Random(4);
        float[] values = new float[2 * COUNT];
        byte[] labels = new byte[COUNT];
        for (int i = 0; i < COUNT; i++) {
            float first = random.nextFloat();
            values[2 * i] = factor * first + offset;
            values[2 * i + 1] = factor * random.nextFloat() + offset;
            labels[i] = (byte) (first > 0.5f ? 1 : 0);
        }
        return LabelledData.of(values, 2, labels);
    }

    private static Model inFloat() {
        Network network = Flow.input(Shape.vector(2)).dense(2, Bias.DIGITAL).network("threshold");
        return Model.of(
                "threshold",
                new FloatNetwork(
                        network,
                        List.of(
                                new FloatWeights(2, 2, new float[] {-1, 1, 0, 0}),
                                new FloatWeights(1, 2, new float[] {0.5f, -0.5f}))));
    }

    private static Model quantized(boolean signed, double largest, Map<String, String> provenance) {
        Flow input = signed ? Flow.signedInput(Shape.vector(2)) : Flow.input(Shape.vector(2));
        QuantizedNetwork network = Quantization.round(
                input.dense(2).network("threshold"),
                List.of(new FloatWeights(2, 2, new float[] {-30, 30, 0, 0})),
                List.of(1));
        return Model.of("threshold", network.withLargestInput(largest).withProvenance(provenance));
    }

    private static void check(Model model, LabelledData samples) {
        DataScale.requireFit(model, samples, Normalization.NONE);
    }

    @Test
    void labelsTellTheScaleOfANetworkInFloat() {
        assertThatCode(() -> check(inFloat(), samples(1, 0))).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(inFloat(), samples(255, 0)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("--std 255")
                .hasMessageContaining("100 %");
    }

    @Test
    void aNetworkThatNoScaleHelpsIsRunAsItIs() {
        LabelledData random = samples(1, 0);
        byte[] labels = new byte[COUNT];
        new Random(9).nextBytes(labels);
        for (int i = 0; i < COUNT; i++) {
            labels[i] &= 1;
        }
        assertThatCode(() -> check(inFloat(), LabelledData.of(random.values(), 2, labels)))
                .doesNotThrowAnyException();
    }

    /** With exchanged classes everything is wrong; divided by 1/255, everything looks like one class. */
    @Test
    void classesInAnotherOrderAreNoQuestionOfScale() {
        LabelledData exchanged = samples(1, 0);
        byte[] labels = exchanged.labels().clone();
        for (int i = 0; i < COUNT; i++) {
            labels[i] = (byte) (1 - labels[i]);
        }
        assertThatCode(() -> check(inFloat(), LabelledData.of(exchanged.values(), 2, labels)))
                .doesNotThrowAnyException();
    }

    @Test
    void aQuantizedNetworkTellsTheRangeOfItsTraining() {
        assertThatCode(() -> check(quantized(false, 1, Map.of()), samples(1, 0)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check(quantized(false, 1, Map.of()), samples(255, 0)))
                .hasMessageContaining("up to 1;")
                .hasMessageContaining("--std 25");
        assertThatThrownBy(() -> check(quantized(false, 255, Map.of()), samples(1, 0)))
                .hasMessageContaining("up to 255;")
                .hasMessageContaining("--std 0.003");
    }

    /** Conversion limits rare large inputs: one of ten beyond ten times the range is no other scale, three of ten are. */
    @Test
    void rareInputsMayExceedTheRangeOfAConvertedNetwork() {
        Model network = quantized(true, 1, Map.of());
        assertThatCode(() -> check(network, withLarge(1))).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(network, withLarge(3))).hasMessageContaining("the samples reach 10,");
    }

    private static LabelledData withLarge(int ofTen) {
        float[] values = new float[100];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 10 < ofTen ? -10 : 0.9f;
        }
        return LabelledData.of(values, 2, new byte[values.length / 2]);
    }

    @Test
    void signsMustAgree() {
        assertThatThrownBy(() -> check(quantized(false, 1, Map.of()), samples(2, -1)))
                .hasMessageContaining("from 0 to 1");
        assertThatThrownBy(() -> check(
                        quantized(true, 2.8, Map.of("normalization", "--mean 0.1307 --std 0.3081")), samples(1, 0)))
                .hasMessageContaining("both signs")
                .hasMessageContaining("give --mean 0.1307 --std 0.3081");
    }

    @Test
    void fewSamplesMayAllBeQuiet() {
        assertThatCode(() ->
                        check(quantized(false, 1, Map.of()), samples(0.05f, 0).range(0, 29)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() ->
                        check(quantized(false, 1, Map.of()), samples(0.05f, 0).range(0, 30)))
                .hasMessageContaining("up to 1;");
        assertThatThrownBy(() ->
                        check(quantized(false, 255, Map.of()), samples(1, 0).range(0, 1)))
                .hasMessageContaining("up to 255;");
        assertThatThrownBy(() ->
                        check(quantized(false, 1, Map.of()), samples(255, 0).range(0, 1)))
                .hasMessageContaining("up to 1;");
    }

    @Test
    void aSilentSampleHasNoScale() {
        for (double largest : new double[] {0.1, 1, 255}) {
            assertThatCode(() -> check(
                            quantized(true, largest, Map.of()), samples(0, 0).range(0, 20)))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void fewValuesMayAllBePositive() {
        assertThatCode(() -> check(quantized(true, 1, Map.of()), samples(1, 0).range(0, 14)))
                .doesNotThrowAnyException();
        assertThatThrownBy(
                        () -> check(quantized(true, 1, Map.of()), samples(1, 0).range(0, 15)))
                .hasMessageContaining("both signs");
    }

    /** A heartbeat has 96 values. One picture with another normalization is refused nevertheless. */
    @Test
    void fewSamplesMayAllBePositiveIfTheyAreNormalizedAsInTraining() {
        Model same = quantized(true, 1, Map.of("normalization", Normalization.NONE.options()));
        assertThatCode(() -> check(same, samples(1, 0).range(0, 29))).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(same, samples(1, 0).range(0, 30))).hasMessageContaining("both signs");
        Model other = quantized(true, 1, Map.of("normalization", "--mean 0.5 --std 0.5"));
        LabelledData picture = LabelledData.of(samples(1, 0).values(), 2 * COUNT, new byte[1]);
        assertThatThrownBy(() -> check(other, picture)).hasMessageContaining("give --mean 0.5 --std 0.5");
        assertThatCode(() -> check(same, picture)).doesNotThrowAnyException();
    }
}
