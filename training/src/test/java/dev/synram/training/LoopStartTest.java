package dev.synram.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.data.LabelledData;
import dev.synram.experiment.model.ChipModel;
import dev.synram.experiment.model.FittedModel;
import dev.synram.experiment.model.KnownNetwork;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.setting.SettingException;
import dev.synram.network.Node;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.Requantize;
import dev.synram.training.gradient.Torch;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LoopStartTest {

    private static final double GAIN = 0.002;

    @BeforeAll
    static void startEngine() {
        Torch.start();
    }

    private static FittedModel fitted(KnownNetwork network) {
        int size = network.network().input().size();
        float[] pixels = new float[20 * size];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i * 37 % 256 / 255f;
        }
        return network.drawn(1).fitted(LabelledData.of(pixels, size, new byte[20]));
    }

    private static LoopStart start(StartSettings start, FittedModel fitted) {
        return new LoopStart(TrainingSettings.defaults().withStart(start), fitted);
    }

    private static List<Integer> shifts(ChipModel model) {
        return model.network().network().nodes().stream()
                .map(Node::layer)
                .filter(layer -> layer instanceof ConvertingRelu || layer instanceof Requantize)
                .map(layer -> layer instanceof ConvertingRelu relu ? relu.shift() : ((Requantize) layer).shift())
                .toList();
    }

    @Test
    void drawnWeightsHaveSendsByGainAndShiftsOfOne() {
        LoopStart start = start(StartSettings.DRAWN, fitted(KnownNetwork.PUBLISHED));
        ChipModel model = start.onChips(GAIN);
        assertThat(model.network().numSends()).containsExactly(7, 4, 6);
        assertThat(shifts(model)).containsExactly(1, 1);
        assertThat(model.network().gain()).isEqualTo(GAIN);
        assertThat(start.reference(model).host().network().macs()).hasSize(3);
        assertThat(start.reference(model).range())
                .isEqualTo(fitted(KnownNetwork.PUBLISHED).range());
    }

    @Test
    void layersCanBeChosen() {
        for (InitialWeights weights : InitialWeights.values()) {
            ChipModel model = start(
                            new StartSettings(weights, Map.of("dense2", 11), Map.of("relu1", 3)),
                            fitted(KnownNetwork.PUBLISHED))
                    .onChips(GAIN);
            assertThat(model.network().numSends().get(2)).isEqualTo(11);
            assertThat(shifts(model).getFirst()).isEqualTo(3);
        }
    }

    /** Biases, a residual connection and pooling; requantizations are inserted where layers follow each other. */
    @Test
    void anyNetworkCanBeDrawn() {
        for (KnownNetwork network : KnownNetwork.values()) {
            ChipModel model = start(StartSettings.DRAWN, fitted(network)).onChips(GAIN);
            assertThat(shifts(model)).isNotEmpty().containsOnly(1);
        }
        ChipModel deep = start(
                        new StartSettings(InitialWeights.DRAWN, Map.of(), Map.of("relu1", 2)),
                        fitted(KnownNetwork.DEEP))
                .onChips(GAIN);
        assertThat(shifts(deep).getFirst()).isEqualTo(2);
    }

    private static void assertRefused(String setting, String problem, ThrowingCallable making) {
        assertThatThrownBy(making).isInstanceOfSatisfying(SettingException.class, refused -> {
            assertThat(refused.setting()).isEqualTo(setting);
            assertThat(refused.problem()).isEqualTo(problem);
        });
    }

    @Test
    void whatDoesNotFitTheNetworkIsRefused() {
        FittedModel published = fitted(KnownNetwork.PUBLISHED);
        assertRefused(
                "numSends",
                "names layer conv9; it can be given for conv1, dense1, dense2",
                () -> start(new StartSettings(InitialWeights.DRAWN, Map.of("conv9", 2), Map.of()), published));
        assertRefused(
                "reluShift",
                "names layer dense1; it can be given for relu1, relu2",
                () -> start(new StartSettings(InitialWeights.DRAWN, Map.of(), Map.of("dense1", 2)), published));
        FittedModel quantized = Model.of(
                        "quantized",
                        start(StartSettings.DRAWN, published).onChips(GAIN).network())
                .fitted(LabelledData.of(new float[784], 784, new byte[1]));
        assertRefused(
                "initialWeights",
                "is drawn, but the network is quantized already; give quantized, an .onnx file or a network of the program",
                () -> start(StartSettings.DRAWN, quantized));
        assertRefused(
                "numSends",
                "is given, but the network is quantized already; leave it out or give an .onnx file",
                () -> start(new StartSettings(InitialWeights.QUANTIZED, Map.of("conv1", 2), Map.of()), quantized));
        assertThat(start(StartSettings.QUANTIZED, quantized)
                        .onChips(GAIN)
                        .network()
                        .numSends())
                .containsExactly(7, 4, 6);
    }
}
