package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.experiment.job.JobOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Orders of jobs have the same fields in the program, in {@code openapi.yaml} and in {@code docs/serve.md}. */
class JobFieldsTest {

    private static final Path OPENAPI =
            Path.of("..", "service", "src", "main", "resources", "dev", "synram", "service", "http", "openapi.yaml");
    private static final Path DOCUMENT = Path.of("..", "docs", "serve.md");
    private static final Pattern PROPERTY = Pattern.compile("^ {8}([a-z_]+): \\{", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("`([a-z_]+)`");

    private static final List<String> CALIBRATIONS = List.of("""
            {"kind": "calibration", "chip_seed": 1, "seed": 1, "effort": "best", "calibration_age_hours": 1}""");

    /** Together they have all fields; some exclude others. */
    private static final List<String> TRAININGS = List.of("""
            {"kind": "training", "network": "deep", "data": "mnist", "recipe": "auto", "host_epochs": 1, "epochs": 9, "batch": 10,
             "rate": 0.1, "patience": 1, "shift": 1, "train_samples": 600, "mean": [0], "std": [1], "fleet": 2, "unseen": 1,
             "chip_seed": 1, "seed": 1, "learn_steps": true, "pattern_noise": 1, "pattern_variation": 0.1, "sharpness": 0.1, "recalibrate": true,
             "crop": 1, "flip": true, "teacher": "float", "teacher_weight": 0.5, "temperature": 2}""", """
            {"kind": "training", "onnx": "AA==", "layer_by_layer": true, "together_epochs": 1, "teacher_onnx": "AA=="}""", """
            {"kind": "training", "tflite": "AA==", "teacher_tflite": "AA=="}""", """
            {"kind": "training", "synram": "AA=="}""");

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theyAreTheSameEverywhere() throws IOException {
        requireTheSame("calibration", CALIBRATIONS, Set.of("kind", "public"));
        requireTheSame("training", TRAININGS, Set.of("kind", "mnist", "float", "train", "general"));
    }

    /** Checks a kind of job, whose row in the document also names some values. */
    private static void requireTheSame(String kind, List<String> orders, Set<String> values) throws IOException {
        Set<String> fields = new TreeSet<>();
        for (String order : orders) {
            assertThat(JobOrder.read(order.getBytes(StandardCharsets.UTF_8), 1)
                            .kind()
                            .name())
                    .isEqualTo(kind);
            fields.addAll(JsonMapper.shared().readTree(order).propertyNames());
        }
        assertThat(found(PROPERTY, schema(kind))).isEqualTo(fields);
        String row = Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| `%s` |".formatted(kind)))
                .findFirst()
                .orElseThrow();
        Set<String> documented = found(CODE, row.split("\\|", -1)[2]);
        assertThat(documented).containsAll(without(fields, "kind"));
        documented.removeAll(values);
        assertThat(fields).containsAll(documented);
    }

    private static String schema(String kind) throws IOException {
        String name = kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1) + "Order";
        Matcher schema = Pattern.compile("^ {4}%s:\n((?: {5}.*\n)*)".formatted(name), Pattern.MULTILINE)
                .matcher(Files.readString(OPENAPI));
        assertThat(schema.find()).as(name).isTrue();
        return schema.group(1);
    }

    private static Set<String> without(Set<String> fields, String one) {
        Set<String> others = new TreeSet<>(fields);
        others.remove(one);
        return others;
    }
}
