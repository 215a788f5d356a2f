package dev.synram.training.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.experiment.job.JobException;
import dev.synram.experiment.job.JobFolder;
import dev.synram.experiment.job.JobOrder;
import dev.synram.experiment.model.KnownNetwork;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.model.ModelException;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.FleetSettings;
import dev.synram.experiment.setting.Normalization;
import dev.synram.files.JsonFields;
import dev.synram.network.Flow;
import dev.synram.network.file.NetworkFile;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.QuantizedWeights;
import dev.synram.network.shape.Shape;
import dev.synram.training.ImageSettings;
import dev.synram.training.LayerOrder;
import dev.synram.training.SamplingSettings;
import dev.synram.training.TrainingPreset;
import dev.synram.training.TrainingSettings;
import dev.synram.training.choice.TrainingSubject;
import dev.synram.training.gradient.DistillationSettings;
import dev.synram.training.gradient.GradientSettings;
import dev.synram.training.robustness.setting.PatternSettings;
import dev.synram.training.robustness.setting.RobustnessSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingJobsTest {

    private static JsonFields fields(String json) {
        return JsonFields.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private static JobOrder order(String fields) {
        return JobOrder.read(("{\"kind\":\"training\"," + fields + "}").getBytes(StandardCharsets.UTF_8), 2);
    }

    private static FleetSettings fleet(int members, int threads) {
        return FleetSettings.of(members).withChips(ChipSettings.defaults().withThreads(threads));
    }

    @Test
    void whatIsNotGivenIsAsInTheProgram() {
        assertThat(OrderedSettings.read(fields("{}"), 3).checked(true))
                .isEqualTo(TrainingSettings.defaults().withFleet(fleet(1, 3)));
        assertThat(OrderedSettings.read(fields("{\"recipe\":\"mnist\"}"), 1).checked(false))
                .isEqualTo(TrainingSettings.mnist().withFleet(fleet(1, 1)));
        assertThat(OrderedSettings.read(fields("{\"recipe\":\"published\"}"), 1).checked(false))
                .isEqualTo(TrainingSettings.published().withFleet(fleet(1, 1)));
    }

    @Test
    void allFieldsAreSettings() {
        JsonFields fields = fields("""
                {"recipe": "general", "host_epochs": 3, "epochs": 5, "batch": 50, "rate": 0.5, "patience": 2, "shift": 1,
                 "train_samples": 600, "mean": [0.25], "std": [0.5], "fleet": 4, "unseen": 6, "chip_seed": 7, "seed": 8}""");
        assertThat(OrderedSettings.read(fields, 2).checked(true))
                .isEqualTo(TrainingSettings.defaults()
                        .withFleet(fleet(4, 2)
                                .withChipSeed(7)
                                .withChips(
                                        ChipSettings.defaults().withThreads(2).withSeed(8)))
                        .withHostEpochs(3)
                        .withEpochs(5)
                        .withBatch(50)
                        .withRate(0.5f)
                        .withPatience(2)
                        .withShift(1)
                        .withTrainSamples(600)
                        .withNormalization(new Normalization(List.of(0.25f), List.of(0.5f)))
                        .withUnseen(6));
        fields.requireAllTaken();
    }

    @Test
    void methodsAreSettings() {
        JsonFields fields = fields("""
                {"learn_steps": true, "pattern_noise": 2, "pattern_variation": 0.5, "sharpness": 0.25, "recalibrate": true, "crop": 3, "flip": true,
                 "teacher": "float", "teacher_weight": 0.75, "temperature": 4}""");
        OrderedTeacher teacher = OrderedTeacher.read(fields);
        assertThat(teacher.in(OrderedSettings.read(fields, 1).checked(true)))
                .isEqualTo(TrainingSettings.defaults()
                        .withFleet(fleet(1, 1))
                        .withSampling(SamplingSettings.PLAIN.with(new ImageSettings(3, true)))
                        .withGradient(GradientSettings.DEFAULT
                                .with(new RobustnessSettings(true, new PatternSettings(2, 0.5f), 0.25f, true))
                                .with(new DistillationSettings(0.75f, 4))));
        fields.requireAllTaken();
        JsonFields layers = fields("{\"layer_by_layer\": true, \"together_epochs\": 2}");
        assertThat(OrderedSettings.read(layers, 1).checked(true).order()).isEqualTo(LayerOrder.layerByLayer(2));
        layers.requireAllTaken();
    }

    /** 500 samples get more epochs than 60,000, unless their number is given. */
    @Test
    void theRecipeAutoChoosesByTheData() {
        TrainingSubject few = new TrainingSubject(500, 1000, true, false);
        OrderedSettings chosen = OrderedSettings.read(fields("{\"recipe\":\"auto\",\"batch\":70}"), 1);
        assertThat(chosen.of(few))
                .isEqualTo(few.settings(TrainingPreset.AUTO).withBatch(70).withFleet(fleet(1, 1)));
        assertThat(chosen.of(few).epochs()).isGreaterThan(chosen.checked(false).epochs());
        OrderedSettings given = OrderedSettings.read(fields("{\"recipe\":\"auto\",\"epochs\":3}"), 1);
        assertThat(given.of(few).epochs()).isEqualTo(3);
    }

    @Test
    void aTeacherThatIsSentIsKeptBesideTheNetwork(@TempDir Path path) {
        JobFolder folder = new JobFolder(path).create();
        OrderedTeacher teacher = OrderedTeacher.read(fields("{\"teacher_onnx\":\"AAAA\"}"));
        assertThat(teacher.settings()).isEqualTo(DistillationSettings.DEFAULT);
        assertThatThrownBy(() -> teacher.model(folder)).isInstanceOf(ModelException.class);
        assertThat(folder.states().resolve("teacher.onnx")).hasBinaryContent(new byte[3]);
        assertThat(OrderedTeacher.read(fields("{\"teacher\":\"float\"}")).model(folder))
                .isEmpty();
    }

    @Test
    void theKindIsFoundByItsName() {
        JobOrder order = order("\"network\":\"published\"");
        assertThat(order.kind().name()).isEqualTo("training");
        assertThat(order.kind().results()).contains("network.synram");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"network\":\"none\"|network is 'none'; it must be one of published, deep, large, wide",
                "\"network\":\"deep\",\"onnx\":\"AA==\"|network must be one of published",
                "\"onnx\":\"AA==\",\"synram\":\"AA==\"|network must be one of published",
                "\"seed\":1|network must be one of published",
                "\"synram\":\"%\"|synram is not Base64; encode the bytes of the file",
                "\"network\":\"deep\",\"data\":\"/etc/passwd\"|data is '/etc/passwd'; it must be one of [mnist, fashion-mnist]",
                "\"network\":\"deep\",\"epochs\":0|epochs is 0; it must be 1..10000",
                "\"network\":\"deep\",\"host_epochs\":-1|host_epochs is -1; it must be 0..10000",
                "\"network\":\"deep\",\"recipe\":\"all\"|recipe is 'all'; it must be one of [auto, general, mnist, published]",
                "\"network\":\"deep\",\"pattern_noise\":11|pattern_noise is 11.0; it must be 0..10",
                "\"network\":\"deep\",\"pattern_variation\":0|pattern_variation is given without pattern_noise; give both",
                "\"network\":\"deep\",\"sharpness\":64|sharpness is 64.0; it must be 0..63",
                "\"network\":\"deep\",\"crop\":-1|crop is -1; it must be 0..1000",
                "\"network\":\"deep\",\"flip\":1|the order is wrong: ",
                "\"network\":\"deep\",\"together_epochs\":2|together_epochs is 2, but layers are not trained one by one",
                "\"network\":\"deep\",\"layer_by_layer\":true,\"learn_steps\":true|learn_steps learns steps of all layers, but",
                "\"network\":\"deep\",\"temperature\":3|temperature is given without teacher; name the teacher",
                "\"network\":\"deep\",\"teacher\":\"float\",\"teacher_weight\":2|teacher_weight is 2.0; it must be 0..1",
                "\"network\":\"deep\",\"teacher\":\"a.onnx\"|teacher is 'a.onnx'; it must be float, or send a network",
                "\"network\":\"deep\",\"teacher\":\"float\",\"host_epochs\":0|teacher is float, but the network is not trained",
                "\"network\":\"deep\",\"teacher\":\"float\",\"teacher_onnx\":\"AA==\"|teacher must be the only one of",
                "\"network\":\"deep\",\"teacher_onnx\":\"%\"|teacher_onnx is not Base64",
                "\"network\":\"deep\",\"std\":[0]|std is 0.0; it must be finite and not 0",
                "\"network\":\"deep\",\"out\":\"/tmp\"|the order is wrong: out is not a field that belongs there",
            })
    void mistakesAreNamed(String fields, String message) {
        assertThatThrownBy(() -> order(fields)).isInstanceOf(JobException.class).hasMessageStartingWith(message);
    }

    @Test
    void aNetworkThatIsSentIsRead(@TempDir Path folder) throws Exception {
        QuantizedNetwork network = new QuantizedNetwork(
                Flow.input(Shape.vector(4)).dense(2).network("small"),
                List.of(new QuantizedNetwork.Mac(new QuantizedWeights(4, 2, new byte[] {1, 2, 3, 4, 5, 6, 7, 8}), 1)),
                new TreeMap<>());
        String content = Base64.getEncoder().encodeToString(NetworkFile.write(network));
        OrderedNetwork sent = OrderedNetwork.read(fields("{\"synram\":\"%s\"}".formatted(content)));
        assertThat(sent.isUntrained()).isFalse();
        Model model = sent.model(new JobFolder(folder).create(), 1);
        assertThat(model.name()).isEqualTo("network.synram");
        assertThat(model.weights())
                .usingRecursiveComparison()
                .isEqualTo(Model.of("", network).weights());

        OrderedNetwork damaged = OrderedNetwork.read(fields("{\"synram\":\"AAAA\"}"));
        assertThatThrownBy(() -> damaged.model(new JobFolder(folder).create(), 1))
                .isInstanceOf(ModelException.class);
    }

    @Test
    void aNetworkOfTheProgramIsDrawn(@TempDir Path folder) {
        OrderedNetwork known = OrderedNetwork.read(fields("{\"network\":\"published\"}"));
        assertThat(known.isUntrained()).isTrue();
        assertThat(known.model(new JobFolder(folder), 5).weights())
                .usingRecursiveComparison()
                .isEqualTo(KnownNetwork.PUBLISHED.drawn(5).weights());
    }
}
