package dev.synram.experiment.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.experiment.SimulatedChips;
import dev.synram.experiment.model.Initializer;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.ConversionSettings;
import dev.synram.experiment.setting.SettingException;
import dev.synram.network.FloatNetwork;
import dev.synram.network.Flow;
import dev.synram.network.Network;
import dev.synram.network.layer.Pad;
import dev.synram.network.quantization.InputRange;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.shape.Shape;
import dev.synram.network.shape.Window;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Networks of all forms are converted alike, on a chip without errors. */
final class ConvertedNetworksTest {

    private static final int INPUTS = 16;
    private static final int HIDDEN = 2 * INPUTS;
    private static final int CLASSES = 5;
    private static final int SAMPLES = 100;
    private static final Flow PLAIN =
            Flow.input(new Shape(INPUTS, 1, 1)).dense(HIDDEN).relu().dense(CLASSES);

    private static final SimulatedChips EXACT = SimulatedChips.exact(ChipSettings.defaults());

    @AfterAll
    static void close() {
        EXACT.close();
    }

    /** A network and inputs that it takes. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Given(FloatNetwork network, float[] samples) {}

    private static Converted converted(Given given, ConversionSettings settings) {
        InputRange range = InputRange.of(given.samples());
        return new Conversion(
                        range.applied(given.network()),
                        range.divided(given.samples()),
                        range.largest(),
                        false,
                        settings)
                .on(EXACT.cluster(), 2);
    }

    /** A result has seven bits and a sign; more bits of the same result would only be rows without signal. */
    @Test
    void moreBitsThanThereAreAreRefused() {
        assertThatThrownBy(() ->
                        converted(given(PLAIN, 1), ConversionSettings.defaults().withInputBits(Map.of("dense2", 8))))
                .isInstanceOf(SettingException.class)
                .hasMessage("inputBits is 8, but layer dense2 takes results of a layer, which have at most 7 bits");
        Given pooled = given(Flow.input(new Shape(2, 6, 6)).maxPool(2).dense(5), 1);
        assertThatThrownBy(() -> converted(pooled, ConversionSettings.defaults().withInputBits(Map.of("dense1", 8))))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("layer dense1 takes samples that layer")
                .hasMessageContaining("takes too, so that they have 5 bits");
        assertThat(converted(pooled, ConversionSettings.defaults().withAutomaticBits())
                        .tradeOffs())
                .as("bits that it cannot have are not tried")
                .hasSize(1);
    }

    private static Given given(Flow flow, long seed) {
        Network network = flow.network("given");
        Random random = new Random(seed);
        float[] samples = new float[SAMPLES * network.input().size()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) random.nextGaussian();
        }
        return new Given(new FloatNetwork(network, Initializer.parameters(network, seed)), samples);
    }

    /** Zeros around samples, and negative ones that become 0, are the same for all bits. */
    @Test
    void bitsOfSamplesThatAreMovedOrRectified() {
        Map<String, Integer> bits = Map.of("conv1", 8);
        Flow input = Flow.input(new Shape(2, 6, 6));
        Given padded = given(
                input.then(new Pad(1, 1, 1, 1))
                        .conv2d(4, Window.square(3))
                        .relu()
                        .dense(5),
                1);
        Given within = given(input.conv2d(4, Window.square(3).padding(1)).relu().dense(5), 1);
        ConversionSettings settings = ConversionSettings.defaults().withInputBits(bits);
        Converted first = converted(padded, settings);
        Converted second = converted(within, settings);
        assertThat(first.layers()).isEqualTo(second.layers());
        assertThat(first.layers().getFirst().inputBits()).isEqualTo(8);
        assertThat(first.network().macs().getFirst().weights().values())
                .isEqualTo(second.network().macs().getFirst().weights().values());
        Given rectified = given(input.relu().conv2d(4, Window.square(3)).relu().dense(5), 1);
        assertThat(converted(rectified, settings).layers().getFirst().inputBits())
                .isEqualTo(8);
        Given limited =
                given(input.relu(0.1f).conv2d(4, Window.square(3)).relu().dense(5), 1);
        assertThatThrownBy(() -> converted(limited, settings)).isInstanceOf(SettingException.class);
    }

    /** The choice of the largest does not make its inputs less worth knowing. */
    @Test
    void networksThatEndWithAChoiceAreConvertedByWhatTheyChooseFrom() {
        Given plain = given(PLAIN, 3);
        for (Flow end : List.of(PLAIN.argMax(), PLAIN.softmax(), PLAIN.softmax().argMax())) {
            Given choosing = given(end, 3);
            assertThat(first(choosing).outputs()).hasSize(SAMPLES * CLASSES);
            assertThat(first(choosing).distance(Criterion.DIVERGENCE))
                    .isEqualTo(first(plain).distance(Criterion.DIVERGENCE));
            assertThat(converted(choosing, ConversionSettings.defaults()).layers())
                    .isEqualTo(converted(plain, ConversionSettings.defaults()).layers());
        }
    }

    private static LayerwiseQuantization first(Given given) {
        return new Passes(given.network(), given.samples(), EXACT.cluster(), 2).run(Trial.first(Map.of()));
    }

    /** Lowering adds nodes; users may have given theirs the same names. */
    @Test
    void namesOfUsersMayBeThoseOfAddedNodes() {
        Given plain = given(PLAIN, 3);
        Given named = given(
                Flow.input(new Shape(INPUTS, 1, 1))
                        .dense(HIDDEN)
                        .named("a.b")
                        .relu()
                        .named("a.b.mean")
                        .dense(CLASSES)
                        .named("a.b.mean.converted"),
                3);
        QuantizedNetwork wanted =
                converted(plain, ConversionSettings.defaults()).network();
        QuantizedNetwork network =
                converted(named, ConversionSettings.defaults()).network();
        for (int mac = 0; mac < 2; mac++) {
            assertThat(network.macs().get(mac).weights().values())
                    .isEqualTo(wanted.macs().get(mac).weights().values());
        }
    }

    /** Ten channels with numbers a decimal order apart: a step of 5 or 10 would see one or two of them. */
    @Test
    void allChannelsAreSeen() {
        for (int count : new int[] {10, 1_000, 327_680, 655_360, 1_000_000}) {
            int step = Stride.of(count, 1 << 15);
            Set<Integer> channels = new HashSet<>();
            for (int i = 0; i < count; i += step) {
                channels.add(i % 10);
            }
            assertThat(channels).as("step %s of %s", step, count).hasSize(10);
        }
    }
}
