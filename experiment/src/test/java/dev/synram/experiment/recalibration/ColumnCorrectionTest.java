package dev.synram.experiment.recalibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.experiment.Progress;
import dev.synram.experiment.SimulatedChips;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.ConversionSettings;
import dev.synram.network.Mac;
import dev.synram.network.NetworkException;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.Unrounded;
import dev.synram.runtime.NetworkRunner;
import dev.synram.runtime.RoundedOnHost;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ColumnCorrectionTest {

    private static final NoiseKey NOISE = NoiseKey.of(11);
    private static final float[] GIVEN = RandomNetwork.samples(300, 7).values();
    private static final float[] OTHERS = RandomNetwork.samples(300, 8).values();
    private static final int OUTPUTS = RandomNetwork.CLASSES;

    @SuppressWarnings("NullAway.Init") // before all tests
    private static SimulatedChips chips;

    @BeforeAll
    static void calibrate() {
        chips = SimulatedChips.calibrated(3);
    }

    @AfterAll
    static void close() {
        chips.close();
    }

    private static QuantizedNetwork quantized(double gain) {
        return RandomNetwork.fitted().onChips(gain).network();
    }

    private static ColumnCorrection.Corrected corrected(SimulatedChips on, QuantizedNetwork network) {
        return new ColumnCorrection(on.cluster(), on.compiler()).run(network, NOISE.fold(0), GIVEN);
    }

    /** How far each result is from what the host expects of a network, in LSB, root mean square. */
    private static double distance(QuantizedNetwork expected, QuantizedNetwork network) {
        Vectors activations = Vectors.of(
                network.inputRange().activations(OTHERS),
                network.network().input().size());
        byte[] results = new NetworkRunner(chips.cluster(), chips.compiler(), network)
                .run(NOISE.fold(1), activations)
                .data();
        double squares = 0;
        try (RoundedOnHost host = new RoundedOnHost(expected, Unrounded.of(expected), 1)) {
            float[] wanted = host.run(
                    EnumSet.allOf(RoundedOnHost.Rounding.class),
                    expected.inputRange().divided(OTHERS));
            for (int i = 0; i < results.length; i++) {
                squares += Math.pow(results[i] - wanted[i], 2) / results.length;
            }
        }
        return Math.sqrt(squares);
    }

    /** How far the mean result of each output is from what the host expects of a network, in LSB, root mean square. */
    private static double error(QuantizedNetwork expected, QuantizedNetwork network) {
        Vectors activations = Vectors.of(
                network.inputRange().activations(OTHERS),
                network.network().input().size());
        byte[] results = new NetworkRunner(chips.cluster(), chips.compiler(), network)
                .run(NOISE.fold(1), activations)
                .data();
        double[] differences = new double[OUTPUTS];
        try (RoundedOnHost host = new RoundedOnHost(expected, Unrounded.of(expected), 1)) {
            float[] wanted = host.run(
                    EnumSet.allOf(RoundedOnHost.Rounding.class),
                    expected.inputRange().divided(OTHERS));
            for (int i = 0; i < results.length; i++) {
                differences[i % OUTPUTS] += (results[i] - wanted[i]) * OUTPUTS / results.length;
            }
        }
        double squares = 0;
        for (double difference : differences) {
            squares += difference * difference / OUTPUTS;
        }
        return Math.sqrt(squares);
    }

    /** On samples and noise that the correction has not seen; rounding of biases alone leaves 0.3 LSB. */
    @Test
    void columnsReadInTheMeanWhatTheHostExpects() {
        QuantizedNetwork network = quantized(chips.gain());
        assertThat(error(network, network)).isGreaterThan(2);
        assertThat(error(network, corrected(chips, network).network())).isLessThan(0.8);
    }

    /** Means of several columns, finer results and half steps of a conversion for another chip. */
    @Test
    void convertedNetworksAreCorrectedToo() {
        try (SimulatedChips others = SimulatedChips.calibrated(4)) {
            QuantizedNetwork network = RandomNetwork.fitted()
                    .conversion(ConversionSettings.defaults(), false)
                    .on(others.cluster(), ChipSettings.DEFAULT_WAIT)
                    .network();
            double before = error(network, network);
            assertThat(before).isGreaterThan(2);
            assertThat(error(network, corrected(chips, network).network())).isLessThan(before / 2);
        }
    }

    /** Results of a chip of two thirds of the gain would be too small; biases alone do not make them larger. */
    @Test
    void sendsFollowTheGainOfTheChip() {
        QuantizedNetwork network = quantized(1.5 * chips.gain());
        ColumnCorrection.Corrected corrected = corrected(chips, network);
        QuantizedNetwork after = corrected.network();
        for (int i = 0; i < network.macs().size(); i++) {
            assertThat(after.numSends().get(i))
                    .isEqualTo(Math.round(1.5f * network.numSends().get(i)));
        }
        assertThat(corrected.layers())
                .extracting(CorrectedLayer::numSendsBefore)
                .isEqualTo(network.numSends());
        assertThat(corrected.layers()).extracting(CorrectedLayer::numSends).isEqualTo(after.numSends());
        assertThat(after.gain()).isEqualTo(chips.gain());
        assertThat(error(network, after)).isLessThan(0.8);
        QuantizedNetwork biasesAlone =
                corrected(chips, network.withGain(chips.gain())).network();
        assertThat(distance(network, after)).isLessThan(0.7 * distance(network, biasesAlone));
    }

    /** A chip without errors reads what the host computes, so that there is nothing to correct but roundings of ties. */
    @Test
    void chipsWithoutErrorsNeedNoCorrection() {
        try (SimulatedChips exact = SimulatedChips.exact(ChipSettings.defaults())) {
            assertThat(corrected(exact, quantized(exact.gain())).layers())
                    .hasSize(3)
                    .allSatisfy(layer -> assertThat(layer.largest()).isLessThanOrEqualTo(1));
        }
    }

    @Test
    void onlyDigitalBiasesChange() {
        QuantizedNetwork network = quantized(chips.gain());
        ColumnCorrection.Corrected corrected = corrected(chips, network);
        QuantizedNetwork after = corrected.network();
        assertThat(after.numSends()).isEqualTo(network.numSends());
        assertThat(after.gain()).isEqualTo(network.gain());
        assertThat(after.largestInput()).isEqualTo(network.largestInput());
        assertThat(after.outputUnit()).isEqualTo(network.outputUnit());
        for (int i = 0; i < network.macs().size(); i++) {
            QuantizedNetwork.Mac mac = after.macs().get(i);
            assertThat(mac.weights().values())
                    .isEqualTo(network.macs().get(i).weights().values());
            assertThat(mac.bias()).hasSize(mac.weights().outputs());
        }
        assertThat(corrected.layers())
                .extracting(CorrectedLayer::layer)
                .containsExactlyElementsOf(
                        network.network().macs().stream().map(Mac::name).toList());
        assertThat(corrected.layers().getLast().rms()).isBetween(1.0, 50.0);
    }

    @Test
    void threadsDoNotMatter() {
        QuantizedNetwork network = quantized(chips.gain());
        QuantizedNetwork expected = corrected(chips, network).network();
        ChipSettings alone = chips.settings().withThreads(1);
        try (SimulatedChips same = SimulatedChips.calibrated(alone, 3, Progress.NONE)) {
            QuantizedNetwork found = corrected(same, network).network();
            for (int i = 0; i < network.macs().size(); i++) {
                assertThat(found.macs().get(i).bias())
                        .isEqualTo(expected.macs().get(i).bias());
            }
        }
    }

    @Test
    void networksOfUnknownGainAreRefused() {
        QuantizedNetwork network = quantized(chips.gain()).withGain(0);
        assertThatThrownBy(() -> corrected(chips, network))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("does not record the gain");
    }
}
