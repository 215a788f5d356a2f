package dev.synram.experiment.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.synram.compiler.Compiler;
import dev.synram.compiler.cost.OptimizedSchedule;
import dev.synram.compiler.cost.RangeEnd;
import dev.synram.compiler.plan.Program;
import dev.synram.compiler.plan.Workload;
import dev.synram.experiment.SimulatedChips;
import dev.synram.experiment.model.Initializer;
import dev.synram.experiment.model.KnownNetwork;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.ConversionSettings;
import dev.synram.experiment.setting.Copies;
import dev.synram.experiment.setting.SettingException;
import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Flow;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.layer.Bias;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Networks of equal dense layers, on a chip without errors that holds four of them once, but not twice. */
final class ResidentFillTest {

    private static final int WIDTH = 100;
    private static final int TIGHT = 127;
    private static final int NETWORKS = 3;
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
        return dense(inputs, WIDTH, layers);
    }

    private static Network dense(int inputs, int width, int layers) {
        Flow flow = Flow.input(new Shape(inputs, 1, 1));
        for (int i = 1; i < layers; i++) {
            flow = flow.dense(width, Bias.DIGITAL).relu();
        }
        return flow.dense(width, Bias.DIGITAL).network("dense");
    }

    private static QuantizedNetwork converted(Network network, ConversionSettings settings) {
        Random random = new Random(1);
        float[] samples = new float[64 * network.input().size()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = random.nextFloat();
        }
        FloatNetwork host = new FloatNetwork(network, Initializer.parameters(network, 1));
        return converted(host, samples, settings, exact);
    }

    private static QuantizedNetwork converted(
            FloatNetwork host, float[] samples, ConversionSettings settings, SimulatedChips chips) {
        return new Conversion(host, samples, 1, false, settings)
                .on(chips.cluster(), WAIT)
                .network();
    }

    /** Large biases ask for constant rows, more or fewer by the limit of inputs and the samples. */
    private static FloatNetwork biased(Network network, Random random) {
        List<FloatWeights> parameters = new ArrayList<>();
        for (FloatWeights matrix : Initializer.parameters(network, random.nextLong())) {
            float[] values = matrix.values().clone();
            for (int i = 0; matrix.inputs() == 1 && i < values.length; i++) {
                values[i] = (float) random.nextGaussian();
            }
            parameters.add(new FloatWeights(matrix.inputs(), matrix.outputs(), values));
        }
        return new FloatNetwork(network, parameters);
    }

    private static int phases(QuantizedNetwork network) {
        return phases(network, exact, 1);
    }

    private static int phases(QuantizedNetwork network, SimulatedChips chips, int batch) {
        return new Compiler(chips.cluster().target(), WAIT)
                .compile(Workload.of(network), batch).replicas().stream()
                        .mapToInt(Program::phases)
                        .max()
                        .orElseThrow();
    }

    private static double sampleMicros(QuantizedNetwork network) {
        return new OptimizedSchedule()
                .batchMicros(
                        new Compiler(exact.cluster().target(), WAIT).compile(Workload.of(network), 1),
                        1,
                        RangeEnd.TYPICAL);
    }

    /** Without the option, results of all layers stand on two columns, as negative control. */
    @Test
    void weightsStay() {
        Network four = dense(WIDTH, 4);
        assertThat(phases(converted(four, ConversionSettings.defaults()))).isGreaterThan(1);
        assertThat(phases(converted(four, RESIDENT))).isEqualTo(1);
    }

    /** Two halves of the array hold four matrices: three layers leave room for one more column of each result of one of them. */
    @Test
    void copiesAreMadeAsFarAsWeightsStay() {
        QuantizedNetwork resident = converted(dense(WIDTH, 3), RESIDENT);
        assertThat(phases(resident)).isEqualTo(1);
        assertThat(resident.network().macs())
                .extracting(Mac::outputs)
                .contains(WIDTH)
                .anyMatch(outputs -> outputs > WIDTH);
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

    /** More samples than the search takes, and hardly a row to spare. */
    @Test
    void weightsStayWhateverBiasesAsk() {
        Random random = new Random(7);
        int stay = 0;
        for (int i = 0; i < NETWORKS; i++) {
            FloatNetwork network = biased(dense(TIGHT, TIGHT, 4), random);
            float[] samples = new float[200 * TIGHT];
            for (int j = 0; j < samples.length; j++) {
                samples[j] = random.nextFloat();
            }
            try {
                assertThat(phases(converted(network, samples, RESIDENT, exact))).isEqualTo(1);
                stay++;
            } catch (SettingException e) {
                assertThat(e.setting()).isEqualTo("resident");
            }
        }
        assertThat(stay).isPositive();
    }

    /** In a batch each chip may hold the network for itself, and then writes weights again. */
    @Test
    void onSeveralChipsWeightsStayBetweenSingleSamples() {
        try (SimulatedChips two = SimulatedChips.exact(ChipSettings.defaults().withChips(2))) {
            FloatNetwork network = biased(dense(WIDTH, WIDTH, 6), new Random(3));
            float[] samples = new float[64 * WIDTH];
            Arrays.fill(samples, 0.5f);
            QuantizedNetwork resident = converted(network, samples, RESIDENT, two);
            assertThat(phases(resident, two, 1)).isEqualTo(1);
            assertThat(phases(resident, two, Compiler.DEFAULT_BATCH)).isGreaterThan(1);
        }
    }

    /** As for heartbeats: more columns of the convolution leave no room for its positions beside each other, and take more vectors. */
    @Test
    void withLowLatencyASampleTakesHardlyLonger() {
        Network heartbeat = KnownNetwork.HEARTBEAT.network();
        QuantizedNetwork fast =
                converted(heartbeat, ConversionSettings.defaults().with(Copies.LOW_LATENCY));
        assertThat(phases(fast)).isEqualTo(1);
        assertThat(fast.network().macs().getLast().outputs())
                .as("results on several columns cost next to nothing")
                .isGreaterThan(4);
        QuantizedNetwork resident = converted(heartbeat, RESIDENT);
        assertThat(sampleMicros(resident)).as("negative control").isGreaterThan(2 * sampleMicros(fast));
    }

    @Test
    void weightsThatDoNotFitAreRefused() {
        for (Copies copies : List.of(Copies.RESIDENT, Copies.LOW_LATENCY)) {
            assertThatThrownBy(() -> converted(dense(WIDTH, 6), RESIDENT.with(copies)))
                    .isInstanceOf(SettingException.class)
                    .hasMessage(
                            copies.setting()
                                    + " keeps all weights on the chips, but they do not fit on one; give run or plan at least --chips 2, more if circuits of theirs are defective, or leave it out");
        }
    }

    /** Before chips are calibrated, and by the least number of chips, which is enough for the conversion if they have no defects. */
    @Test
    void asManyChipsAsAreEnoughAreNamed() {
        float[] samples = new float[64 * WIDTH];
        Arrays.fill(samples, 0.5f);
        for (int layers : new int[] {5, 9, 14}) {
            FloatNetwork network = biased(dense(WIDTH, WIDTH, layers), new Random(layers));
            Conversion conversion = new Conversion(network, samples, 1, false, RESIDENT);
            int enough = enough(conversion, 1);
            assertThat(enough(conversion, enough - 1)).isEqualTo(enough);
            assertThatCode(() -> conversion.requireRoom(enough, WAIT)).doesNotThrowAnyException();
            try (SimulatedChips chips =
                    SimulatedChips.exact(ChipSettings.defaults().withChips(enough))) {
                assertThat(phases(converted(network, samples, RESIDENT, chips), chips, 1))
                        .isEqualTo(1);
            }
        }
    }

    /**
     * The first bias takes back what inputs of 0.7 to 1 have in common: as they are, a constant row is one row too many on one chip, but
     * standardized they need none.
     */
    @Test
    void whatFitsWithStandardizedInputsIsNotRefusedBefore() {
        Network network = dense(TIGHT + 1, TIGHT, 4);
        List<FloatWeights> parameters = new ArrayList<>(Initializer.parameters(network, 1));
        FloatWeights first = parameters.getFirst();
        float[] bias = new float[TIGHT];
        for (int i = 0; i < first.values().length; i++) {
            bias[i % TIGHT] -= 0.85f * first.values()[i];
        }
        parameters.set(1, new FloatWeights(1, TIGHT, bias));
        Random random = new Random(1);
        float[] samples = new float[64 * (TIGHT + 1)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = 0.7f + 0.3f * random.nextFloat();
        }
        FloatNetwork host = new FloatNetwork(network, parameters);
        assertThatCode(() -> new Conversion(host, samples, 1, false, RESIDENT).requireRoom(1, WAIT))
                .doesNotThrowAnyException();
        assertThat(phases(converted(host, samples, RESIDENT, exact))).isEqualTo(1);
    }

    /** The number in the message that refuses some chips. */
    private static int enough(Conversion conversion, int chips) {
        Matcher named = Pattern.compile("--chips (\\d+)")
                .matcher(String.valueOf(catchThrowable(() -> conversion.requireRoom(chips, WAIT))
                        .getMessage()));
        assertThat(named.find()).isTrue();
        return Integer.parseInt(named.group(1));
    }

    @Test
    void whatFitsOnNoNumberOfChipsIsRefusedWithoutOne() {
        Network large = Flow.input(new Shape(1, 1, 2000)).dense(20_000).network("large");
        assertThat(new ResidentWeights(new Workload(large, List.of(8), List.of(0.5)), WAIT).refused(Copies.RESIDENT, 3))
                .hasMessage("resident keeps all weights on the chips, but they do not fit on 3; leave it out");
    }
}
