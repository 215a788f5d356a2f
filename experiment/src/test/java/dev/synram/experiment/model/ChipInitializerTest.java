package dev.synram.experiment.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synram.network.FloatWeights;
import dev.synram.network.Network;
import dev.synram.network.layer.Bias;
import dev.synram.network.layer.Conv2d;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.Dense;
import dev.synram.network.quantization.Quantization;
import dev.synram.network.quantization.RequantizationShifts;
import dev.synram.network.shape.Shape;
import dev.synram.network.shape.Window;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChipInitializerTest {

    private static final double GAIN = 0.002;

    /** A false alarm in 16,000 seeds. */
    private static final double DEVIATIONS = 4;

    private static Quantization draw(Network network, double gain, Map<String, Integer> sends, long seed) {
        return new ChipInitializer(gain, sends, seed).draw(network);
    }

    private static Network published(int shift) {
        return RequantizationShifts.replaced(Network.mnist(), (_, _) -> shift);
    }

    private static Network dense(int inputs) {
        return new Network("dense", Shape.vector(inputs), List.of(new Dense(10)));
    }

    /**
     * By hand: 2 * sqrt(2) / 0.002 = 1414.2, by the square roots of 100, 500 and 128 inputs 141.4, 63.2 and 125.0, by 21 6.7, 3.01
     * and 5.95. Three inputs take 39 sends in a test of the public software as well.
     */
    @Test
    void sendsFollowTheGain() {
        assertThat(draw(published(1), GAIN, Map.of(), 1).numSends()).containsExactly(7, 4, 6);
        assertThat(draw(published(1), 0.00198, Map.of(), 1).numSends()).containsExactly(7, 4, 7);
        assertThat(draw(published(1), GAIN / 2, Map.of(), 1).numSends()).containsExactly(14, 7, 12);
        assertThat(draw(dense(3), GAIN, Map.of(), 1).numSends()).containsExactly(39);
        assertThat(draw(published(1), GAIN, Map.of("dense1", 9), 1).numSends()).containsExactly(7, 9, 6);
        assertThatThrownBy(() -> draw(dense(3), 0, Map.of(), 1)).hasMessageContaining("the gain of a chip is 0");
    }

    /** Results keep the size of activations, so a layer before a shift of two bits needs twice the weights times sends. */
    @Test
    void theShiftIsThatOfTheNextRequantization() {
        assertThat(draw(published(2), GAIN, Map.of(), 1).numSends()).containsExactly(14, 7, 6);
    }

    @Test
    void weightsAreNormal() {
        Quantization drawn = draw(published(1), GAIN, Map.of(), 1);
        assertTruncatedNormal(drawn.parameters().get(0).values(), 1414.2 / 10 / 7);
        assertTruncatedNormal(drawn.parameters().get(1).values(), 1414.2 / Math.sqrt(500) / 4);
        assertTruncatedNormal(drawn.parameters().get(2).values(), 1414.2 / Math.sqrt(128) / 6);
    }

    /** With a single send most of the distribution is cut off; without truncation its variance would be three times as large. */
    @Test
    void weightsAreTruncatedNotClipped() {
        float[] values = draw(published(1), GAIN, Map.of("dense1", 1), 1)
                .parameters()
                .get(1)
                .values();
        assertTruncatedNormal(values, 1414.2 / Math.sqrt(500));
        assertThat(variance(values)).isLessThan(Math.pow(1414.2 / Math.sqrt(500), 2) / 3);
        long atTheLimit = 0;
        for (float value : values) {
            atTheLimit += Math.abs(value) > 62.99 ? 1 : 0;
        }
        assertThat(atTheLimit).isLessThan(values.length / 100);
    }

    /** Mean, variance and range of a normal distribution truncated to -63..63. */
    private static void assertTruncatedNormal(float[] values, double deviation) {
        double a = 63 / deviation;
        double inside = integral(a, 0);
        double variance = deviation * deviation * integral(a, 2) / inside;
        double fourth = Math.pow(deviation, 4) * integral(a, 4) / inside;
        assertThat(mean(values)).isCloseTo(0, within(DEVIATIONS * Math.sqrt(variance / values.length)));
        assertThat(variance(values))
                .isCloseTo(variance, within(DEVIATIONS * Math.sqrt((fourth - variance * variance) / values.length)));
        for (float value : values) {
            assertThat(Math.abs(value)).isLessThanOrEqualTo(63);
        }
    }

    /** The integral of {@code x^power} times the normal density over -a..a, by the midpoint rule. */
    private static double integral(double a, int power) {
        int steps = 100_000;
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            double x = a * (2 * (i + 0.5) / steps - 1);
            sum += Math.pow(x, power) * Math.exp(-x * x / 2);
        }
        return sum * 2 * a / steps / Math.sqrt(2 * Math.PI);
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double variance(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value * value;
        }
        return sum / values.length;
    }

    /** The correlation of independent weights is 0 with a standard deviation of 1 / sqrt(64,000). */
    @Test
    void seedsDrawOtherWeights() {
        List<FloatWeights> one = draw(published(1), GAIN, Map.of(), 1).parameters();
        assertThat(draw(published(1), GAIN, Map.of(), 1).parameters())
                .extracting(FloatWeights::values)
                .usingRecursiveComparison()
                .isEqualTo(one.stream().map(FloatWeights::values).toList());
        float[] first = one.get(1).values();
        float[] second =
                draw(published(1), GAIN, Map.of(), 2).parameters().get(1).values();
        double product = 0;
        for (int i = 0; i < first.length; i++) {
            product += first[i] * second[i];
        }
        double correlation = product / first.length / Math.sqrt(variance(first) * variance(second));
        assertThat(correlation).isCloseTo(0, within(DEVIATIONS / Math.sqrt(first.length)));
    }

    /** The same draws on chips of another gain, so that trainings on two chips are comparable. */
    @Test
    void anotherGainScalesTheSameWeights() {
        float[] values = draw(dense(500), GAIN, Map.of("dense1", 8), 1)
                .parameters()
                .getFirst()
                .values();
        float[] stronger = draw(dense(500), 2 * GAIN, Map.of("dense1", 8), 1)
                .parameters()
                .getFirst()
                .values();
        for (int i = 0; i < values.length; i++) {
            assertThat(stronger[i]).isCloseTo(values[i] / 2, within(1e-5f));
        }
    }

    /** Only the inputs of a group count, and nothing connects groups. */
    @Test
    void groupsStaySeparate() {
        Network grouped = new Network(
                "grouped",
                new Shape(4, 8, 8),
                List.of(new Conv2d(4, Window.square(3), 2, Bias.NONE), new ConvertingRelu(1)));
        Quantization drawn = draw(grouped, GAIN, Map.of(), 1);
        assertThat(drawn.numSends()).containsExactly((int) Math.ceil(1414.2 / Math.sqrt(18) / 21));
        float[] values = drawn.parameters().getFirst().values();
        long zeros = 0;
        for (float value : values) {
            zeros += value == 0 ? 1 : 0;
        }
        assertThat(zeros).isEqualTo(values.length / 2);
    }

    /** Uniform within 1414.2 / sqrt(100) / (31 / sqrt(3)) = 7.90 LSB. */
    @Test
    void digitalBiasesAreUniform() {
        Network biased = new Network("biased", Shape.vector(100), List.of(new Dense(2000, Bias.DIGITAL)));
        float[] values = draw(biased, GAIN, Map.of(), 1).parameters().get(1).values();
        double bound = 141.42 / (31 / Math.sqrt(3));
        assertThat(variance(values))
                .isCloseTo(bound * bound / 3, within(DEVIATIONS * bound * bound * 0.298 / Math.sqrt(2000)));
        for (float value : values) {
            assertThat((double) Math.abs(value)).isLessThanOrEqualTo(bound);
        }
    }
}
