package dev.synram.experiment.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.compiler.Compiler;
import dev.synram.compiler.plan.Program;
import dev.synram.compiler.plan.Workload;
import dev.synram.experiment.SimulatedChips;
import dev.synram.experiment.model.Initializer;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.ConversionSettings;
import dev.synram.experiment.setting.SettingException;
import dev.synram.network.FloatNetwork;
import dev.synram.network.Flow;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.layer.Bias;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.shape.Shape;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Networks of equal dense layers, on a chip without errors that holds four of them once, but not twice. */
final class ResidentFillTest {

    private static final int WIDTH = 100;
    private static final int WAIT = 2;
    private static final ConversionSettings RESIDENT =
            ConversionSettings.defaults().withResidentWeights();

    private static SimulatedChips exact = SimulatedChips.exact(ChipSettings.defaults());

    @BeforeAll
    static void make() {
        exact = SimulatedChips.exact(ChipSettings.defaults());
    }

    @AfterAll
    static void close() {
        exact.close();
    }

    private static Network dense(int inputs, int layers) {
        Flow flow = Flow.input(new Shape(inputs, 1, 1));
        for (int i = 1; i < layers; i++) {
            flow = flow.dense(WIDTH, Bias.DIGITAL).relu();
        }
        return flow.dense(WIDTH, Bias.DIGITAL).network("dense");
    }

    private static QuantizedNetwork converted(Network network, ConversionSettings settings) {
        Random random = new Random(1);
        float[] samples = new float[64 * network.input().size()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = random.nextFloat();
        }
        FloatNetwork host = new FloatNetwork(network, Initializer.parameters(network, 1));
        return new Conversion(host, samples, 1, false, settings)
                .on(exact.cluster(), WAIT)
                .network();
    }

    private static int phases(QuantizedNetwork network) {
        return new Compiler(exact.cluster().target(), WAIT)
                .compile(Workload.of(network), 1).replicas().stream()
                        .mapToInt(Program::phases)
                        .max()
                        .orElseThrow();
    }

    /** Without the option, results of all layers stand on two columns, as negative control. */
    @Test
    void copiesAreMadeAsFarAsWeightsStay() {
        Network four = dense(WIDTH, 4);
        assertThat(phases(converted(four, ConversionSettings.defaults()))).isGreaterThan(1);
        QuantizedNetwork resident = converted(four, RESIDENT);
        assertThat(phases(resident)).isEqualTo(1);
        assertThat(resident.network().macs()).extracting(Mac::outputs).contains(WIDTH);
    }

    /** The first layer is small, so that its outputs get rows and columns of their own before others do. */
    @Test
    void smallLayersGetCopiesFirst() {
        QuantizedNetwork resident = converted(dense(WIDTH / 4, 3), RESIDENT);
        assertThat(phases(resident)).isEqualTo(1);
        Mac first = resident.network().macs().getFirst();
        assertThat(first.weightRows()).isEqualTo(5 * WIDTH / 4);
        assertThat(first.outputs())
                .isGreaterThan(resident.network().macs().getLast().outputs());
    }

    @Test
    void weightsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> converted(dense(WIDTH, 6), RESIDENT))
                .isInstanceOf(SettingException.class)
                .hasMessage(
                        "resident keeps all weights on the chips, but they do not fit; give more chips or leave it out");
    }
}
