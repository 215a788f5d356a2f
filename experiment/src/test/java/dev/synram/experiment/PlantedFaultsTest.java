package dev.synram.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.data.LabelledData;
import dev.synram.experiment.model.ChipConversion;
import dev.synram.experiment.model.ChipModel;
import dev.synram.experiment.model.FittedModel;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.result.CauseEffect;
import dev.synram.experiment.result.Sensitivity;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.ConversionSettings;
import dev.synram.experiment.setting.EvaluationSettings;
import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Flow;
import dev.synram.network.layer.Bias;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.QuantizedWeights;
import dev.synram.network.shape.Shape;
import dev.synram.runtime.LayerDeviation;
import dev.synram.simulator.error.ErrorSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults in a network or on its chip, with fixed seeds: the analysis names each of 20, and none where there is none. */
final class PlantedFaultsTest {

    private static final int INPUTS = 20;
    private static final int CLASSES = 6;
    private static final int SAMPLES = 800;
    private static final ChipSettings CHIPS = ChipSettings.defaults();

    /** So long that every measurement begins. */
    private static final double UNLIMITED = 1e6;

    private static LabelledData samples;
    private static ChipConversion conversion;
    private static SimulatedChips chips;
    private static ChipModel model;

    /**
     * The class of the nearest of random centers: the first layer splits inputs by their sign, the second repeats them, the last one
     * multiplies with the centers. A class is wrong for few samples, but a small error decides about many.
     */
    private static FloatNetwork network(float[] centers) {
        int hidden = 2 * INPUTS;
        float[] first = new float[INPUTS * hidden];
        float[] second = new float[hidden * hidden];
        float[] last = new float[hidden * CLASSES];
        float[] bias = new float[CLASSES];
        for (int h = 0; h < hidden; h++) {
            int sign = 1 - h % 2 * 2;
            first[h / 2 * hidden + h] = sign;
            second[h * hidden + h] = 1;
            for (int c = 0; c < CLASSES; c++) {
                float center = centers[c * INPUTS + h / 2];
                last[h * CLASSES + c] = center * sign;
                bias[c] -= center * center / 4;
            }
        }
        return new FloatNetwork(
                Flow.input(new Shape(INPUTS, 1, 1))
                        .dense(hidden, Bias.NONE)
                        .relu()
                        .dense(hidden, Bias.NONE)
                        .relu()
                        .dense(CLASSES, Bias.DIGITAL)
                        .network("centers"),
                List.of(
                        new FloatWeights(INPUTS, hidden, first),
                        new FloatWeights(hidden, hidden, second),
                        new FloatWeights(hidden, CLASSES, last),
                        new FloatWeights(1, CLASSES, bias)));
    }

    @BeforeAll
    static void make() {
        Random random = new Random(1);
        float[] centers = new float[CLASSES * INPUTS];
        for (int i = 0; i < centers.length; i++) {
            centers[i] = (float) random.nextGaussian();
        }
        float[] values = new float[SAMPLES * INPUTS];
        byte[] labels = new byte[SAMPLES];
        for (int s = 0; s < SAMPLES; s++) {
            labels[s] = (byte) (s % CLASSES);
            for (int i = 0; i < INPUTS; i++) {
                values[s * INPUTS + i] = (float) (centers[labels[s] * INPUTS + i] + 1.2 * random.nextGaussian());
            }
        }
        samples = LabelledData.of(values, INPUTS, labels);
        FittedModel fitted = Model.of("centers", network(centers)).fitted(samples.spaced(200));
        conversion = fitted.conversion(ConversionSettings.defaults(), false);
        chips = SimulatedChips.calibrated(CHIPS, 1, Progress.NONE);
        model = conversion.on(chips.cluster(), CHIPS.waitBetweenEvents());
    }

    @AfterAll
    static void close() {
        chips.close();
    }

    private static CauseAnalysis.Found analysed(ChipModel onChip) {
        TestSamples test = TestSamples.of(samples, onChip.network().inputRange());
        try (CauseTrials trials = new CauseTrials(CHIPS, 1, chips.calibrations(), onChip, conversion)) {
            return new CauseAnalysis(EvaluationSettings.defaults(), test, new Budget(UNLIMITED), Progress.NONE)
                    .run(trials, chips, onChip, 1);
        }
    }

    /** The network with the weights of some columns of a multiplication multiplied by a factor. */
    private static ChipModel scaled(int mac, double factor, int firstColumn, int lastColumn) {
        QuantizedNetwork network = model.network();
        List<QuantizedNetwork.Mac> macs = new ArrayList<>(network.macs());
        QuantizedNetwork.Mac given = macs.get(mac);
        byte[] values = given.weights().values().clone();
        int columns = given.weights().outputs();
        for (int i = 0; i < values.length; i++) {
            if (i % columns >= firstColumn && i % columns <= lastColumn) {
                values[i] = (byte) Math.round(values[i] * factor);
            }
        }
        macs.set(
                mac,
                new QuantizedNetwork.Mac(
                        new QuantizedWeights(given.weights().inputs(), columns, values),
                        given.bias(),
                        given.numSends(),
                        given.activity()));
        QuantizedNetwork changed = new QuantizedNetwork(
                network.network(),
                macs,
                network.gain(),
                network.largestInput(),
                network.outputUnit(),
                network.provenance());
        return new ChipModel(model.quantization(), changed, model.unrounded(), List.of(), List.of(), List.of());
    }

    private static List<String> wrongScales(CauseAnalysis.Found found) {
        return found.deviations().stream()
                .filter(LayerDeviation::isScaledWrongly)
                .map(LayerDeviation::layer)
                .toList();
    }

    @Test
    void nothingIsNamedWithoutAFault() {
        CauseAnalysis.Found found = analysed(model);
        assertThat(wrongScales(found)).isEmpty();
        assertThat(found.deviations()).noneMatch(LayerDeviation::hasDefect);
        assertThat(found.deviations()).hasSize(3).allMatch(one -> one.rms() < 10);
        assertThat(found.causes())
                .extracting(CauseEffect::cause)
                .containsExactlyInAnyOrder(
                        "rounding of weights",
                        "rounding of activations",
                        "rounding and range of results",
                        "fixed pattern",
                        "noise",
                        "saturation of circuits",
                        "age of the calibration");
    }

    @ParameterizedTest
    @CsvSource({"0, 0.5", "1, 0.5", "2, 0.5", "0, 0.3", "1, 0.3", "2, 0.3", "0, 0", "1, 0"})
    void aWrongScaleIsNamed(int mac, double factor) {
        CauseAnalysis.Found found = analysed(scaled(mac, factor, 0, Integer.MAX_VALUE));
        assertThat(wrongScales(found))
                .containsExactly(model.network().network().macs().get(mac).name());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 11", "1, 3", "1, 30", "2, 0", "2, 5"})
    void aDeadColumnIsNamed(int mac, int output) {
        int columns = model.network().macs().get(mac).weights().outputs();
        int outputs = mac == 2 ? CLASSES : 2 * INPUTS;
        int column = output * (columns / outputs);
        CauseAnalysis.Found found = analysed(scaled(mac, 0, column, column));
        List<LayerDeviation> named =
                found.deviations().stream().filter(LayerDeviation::hasDefect).toList();
        assertThat(named).hasSize(1);
        assertThat(named.getFirst().layer())
                .isEqualTo(model.network().network().macs().get(mac).name());
        assertThat(named.getFirst().worstOutput()).isEqualTo(output);
    }

    /**
     * A source that is four times as large is named before all others that are as large as usual. That holds for sources that cost
     * most as they are and that calibration cannot take back; four times a small one is still small.
     */
    @Test
    @Tag("slow")
    void anErrorSourceThatIsFourTimesAsLargeIsNamedFirst() {
        try (CauseTrials trials = new CauseTrials(CHIPS, 1, chips.calibrations(), model, conversion)) {
            TestSamples test = TestSamples.of(samples, model.network().inputRange());
            List<Sensitivity> usual = sources(CHIPS, trials, test, SourceAnalysis.sources(CHIPS));
            for (ErrorSource source : List.of(
                    ErrorSource.DRIVER_SLOPE,
                    ErrorSource.SYNAPSE_GAIN,
                    ErrorSource.SYNAPSE_EXCITATORY,
                    ErrorSource.SYNAPSE_OFFSET,
                    ErrorSource.NOISE_RESET,
                    ErrorSource.NOISE_READING)) {
                ChipSettings larger = CHIPS.withParameters(CHIPS.parameters().scaled(source, 4));
                List<Sensitivity> all = Stream.concat(
                                sources(larger, trials, test, List.of(source)).stream(),
                                usual.stream().filter(one -> !one.cause().equals(source.label())))
                        .toList();
                assertThat(Sensitivity.ranked(all).getFirst().cause()).isEqualTo(source.label());
            }
        }
    }

    private static List<Sensitivity> sources(
            ChipSettings settings, CauseTrials trials, TestSamples test, List<ErrorSource> sources) {
        return new SourceAnalysis(settings, 1, new Budget(UNLIMITED), Progress.NONE)
                .run(trials.onExactChips(), test, sources)
                .sensitivities();
    }
}
