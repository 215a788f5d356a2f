package dev.synram.experiment.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.experiment.SimulatedChips;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.ConversionSettings;
import dev.synram.experiment.setting.SettingException;
import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Flow;
import dev.synram.network.Network;
import dev.synram.network.layer.Bias;
import dev.synram.network.quantization.InputRange;
import dev.synram.network.quantization.QuantizationOptions;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.Quantizer;
import dev.synram.network.shape.Shape;
import dev.synram.runtime.FloatRunner;
import dev.synram.runtime.NetworkRunner;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Networks whose numbers a chip holds badly, with fixed seeds on a chip without errors. */
final class ConversionTest {

    private static final int INPUTS = 16;
    private static final int HIDDEN = 2 * INPUTS;
    private static final int CLASSES = 5;
    private static final int SAMPLES = 400;

    private static SimulatedChips exact = SimulatedChips.exact(ChipSettings.defaults());

    @BeforeAll
    static void make() {
        exact = SimulatedChips.exact(ChipSettings.defaults());
    }

    @AfterAll
    static void close() {
        exact.close();
    }

    /** A network and inputs that it takes. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Given(FloatNetwork network, float[] samples) {}

    /**
     * The class of the nearest of random centers: a hidden layer splits inputs by their sign, the last one multiplies with the
     * centers.
     *
     * @param inputOffset constant part of the inputs, which the first bias takes back
     * @param hiddenOffset constant part of the hidden layer, which the last bias takes back
     */
    private static Given network(double inputOffset, double hiddenOffset, long seed) {
        Random random = new Random(seed);
        float[] centers = gaussians(random, CLASSES * INPUTS, 1);
        float[] first = new float[INPUTS * HIDDEN];
        float[] last = new float[HIDDEN * CLASSES];
        float[] firstBias = new float[HIDDEN];
        float[] lastBias = new float[CLASSES];
        for (int i = 0; i < INPUTS; i++) {
            for (int sign = 0; sign < 2; sign++) {
                int h = 2 * i + sign;
                first[i * HIDDEN + h] = 1 - 2 * sign;
                firstBias[h] = (float) (hiddenOffset - inputOffset * first[i * HIDDEN + h]);
                for (int c = 0; c < CLASSES; c++) {
                    last[h * CLASSES + c] = centers[c * INPUTS + i] * (1 - 2 * sign);
                }
            }
        }
        for (int i = 0; i < centers.length; i++) {
            lastBias[i / INPUTS] -= centers[i] * centers[i] / 2;
        }
        float[] samples = gaussians(random, SAMPLES * INPUTS, 0.5);
        for (int i = 0; i < samples.length; i++) {
            int sample = i / INPUTS;
            samples[i] += (float) inputOffset + centers[sample % CLASSES * INPUTS + i % INPUTS];
        }
        Network network = Flow.input(new Shape(INPUTS, 1, 1))
                .dense(HIDDEN, Bias.DIGITAL)
                .relu()
                .dense(CLASSES, Bias.DIGITAL)
                .network("offsets");
        return new Given(
                new FloatNetwork(
                        network,
                        List.of(
                                new FloatWeights(INPUTS, HIDDEN, first),
                                new FloatWeights(1, HIDDEN, firstBias),
                                new FloatWeights(HIDDEN, CLASSES, last),
                                new FloatWeights(1, CLASSES, lastBias))),
                samples);
    }

    private static float[] gaussians(Random random, int count, double deviation) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return values;
    }

    private static double agreement(QuantizedNetwork network, Given given) {
        NetworkRunner runner = new NetworkRunner(exact.cluster(), exact.compiler(), network);
        byte[] results = runner.run(
                        NoiseKey.of(1),
                        Vectors.of(
                                network.inputRange().activations(given.samples()),
                                network.network().input().size()))
                .data();
        float[] wanted = FloatRunner.results(given.network(), given.samples()).getLast();
        int same = 0;
        for (int from = 0; from < wanted.length; from += CLASSES) {
            int best = 0;
            int expected = 0;
            for (int c = 1; c < CLASSES; c++) {
                best = results[from + c] > results[from + best] ? c : best;
                expected = wanted[from + c] > wanted[from + expected] ? c : expected;
            }
            same += best == expected ? 1 : 0;
        }
        return same * CLASSES / (double) wanted.length;
    }

    private static Converted converted(Given given, ConversionSettings settings) {
        InputRange range = InputRange.of(given.samples());
        return new Conversion(
                        range.applied(given.network()),
                        range.divided(given.samples()),
                        range.largest(),
                        false,
                        settings)
                .on(exact.cluster(), 2);
    }

    private static QuantizedNetwork byEachLayerAlone(Given given) {
        InputRange range = InputRange.of(given.samples());
        float[] divided = range.divided(given.samples());
        return new Quantizer(exact.gain(), QuantizationOptions.IMPORTED)
                .quantize(range.applied(given.network()), network -> FloatRunner.results(network, divided))
                .rounded()
                .withLargestInput(range.largest());
    }

    /** With layers scaled each for itself, in float, as negative control. */
    @Test
    void offsetsDoNotCostAccuracy() {
        double before = 0;
        for (long seed = 1; seed <= 5; seed++) {
            for (Given given : List.of(network(60, 0, seed), network(0, 30, seed), network(60, 30, seed))) {
                QuantizedNetwork network =
                        converted(given, ConversionSettings.defaults()).network();
                assertThat(agreement(network, given)).isGreaterThan(0.95);
                before += agreement(byEachLayerAlone(given), given) / 15;
            }
        }
        assertThat(before).isLessThan(0.9);
    }

    @Test
    void finerActivationsComeCloser() {
        Given given = network(0, 0, 1);
        double coarse =
                agreement(converted(given, ConversionSettings.defaults()).network(), given);
        Converted fine =
                converted(given, ConversionSettings.defaults().withInputBits(Map.of("dense1", 10, "dense2", 7)));
        assertThat(fine.layers()).extracting(LayerFit::inputBits).containsExactly(10, 7);
        assertThat(agreement(fine.network(), given))
                .isGreaterThanOrEqualTo(coarse)
                .isGreaterThan(0.97);
    }

    @Test
    void tradeOffsBeginWithFiveBits() {
        Converted converted =
                converted(network(0, 0, 2), ConversionSettings.defaults().withAutomaticBits());
        assertThat(converted.tradeOffs()).hasSize(3);
        assertThat(converted.tradeOffs().getFirst().inputBits()).isEmpty();
        assertThat(converted.tradeOffs().getLast().inputBits()).hasSize(2);
        assertThat(converted.tradeOffs()).allMatch(step -> step.distance() < 0.01 && step.microsPerSample() > 0);
    }

    @Test
    void sameDataGiveTheSameNetwork() {
        Given given = network(5, 5, 3);
        Converted first = converted(given, ConversionSettings.defaults());
        Converted second = converted(given, ConversionSettings.defaults());
        assertThat(second.layers()).isEqualTo(first.layers());
        for (int mac = 0; mac < 2; mac++) {
            assertThat(second.network().macs().get(mac).weights().values())
                    .isEqualTo(first.network().macs().get(mac).weights().values());
            assertThat(second.network().macs().get(mac).bias())
                    .isEqualTo(first.network().macs().get(mac).bias());
        }
    }

    @Test
    void bitsOfAnUnknownLayerAreRefused() {
        assertThatThrownBy(() -> converted(
                        network(0, 0, 1), ConversionSettings.defaults().withInputBits(Map.of("dense9", 6))))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("names layer dense9; it can be given for dense1, dense2");
        assertThatThrownBy(() -> ConversionSettings.defaults().withInputBits(Map.of("/0/Gemm", 11)))
                .isInstanceOf(SettingException.class)
                .hasMessage("inputBits is 11 for layer /0/Gemm; it must be 5..10");
    }

    /** In float, up to its rounding: inputs of 60 +- 4 leave 16 of 24 bits. */
    @Test
    void standardizedInputsChangeNothingInFloat() {
        Given given = network(60, 0, 4);
        InputRange range = InputRange.of(given.samples());
        StandardizedInputs inputs = StandardizedInputs.of(
                        range.applied(given.network()), range.divided(given.samples()), range.largest())
                .orElseThrow();
        float[] wanted = FloatRunner.results(given.network(), given.samples()).getLast();
        float[] results =
                FloatRunner.results(inputs.network(), inputs.samples()).getLast();
        for (int i = 0; i < wanted.length; i++) {
            assertThat((double) results[i]).isCloseTo(wanted[i], within(1e-2));
        }
    }
}
