package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The recipe of the public example with few samples, as a user runs it. */
class PublishedRecipeTest {

    @TempDir
    private Path folder = Path.of(".");

    private List<String> recipe(String out, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "mnist",
                "--recipe",
                "published",
                "--data",
                folder.resolve("data").toString(),
                "--epochs",
                "4",
                "--batch",
                "100",
                "--threads",
                "2"));
        arguments.addAll(List.of("--out", folder.resolve(out).toString()));
        arguments.addAll(List.of(more));
        return arguments;
    }

    private JsonNode result(String out) {
        return JsonMapper.shared()
                .readTree(folder.resolve(out).resolve("result.json").toFile());
    }

    private static Said run(List<String> arguments) {
        Said said = Said.by(arguments.toArray(String[]::new));
        assertThat(said.err()).doesNotContain("Exception");
        assertThat(said.status()).isZero();
        return said;
    }

    @Test
    @Tag("slow")
    void tellsWhatTheChipCostsAlsoAfterAnInterruption() throws IOException, InterruptedException {
        SyntheticDigits.write(folder.resolve("data"), 1000, 200);
        Said whole = run(recipe("whole"));
        assertThat(whole.out()).contains("trained the same way, ideal chip", "cost of the chip's errors");
        JsonNode figures = result("whole");
        assertThat(figures.required("recipe").asString()).isEqualTo("published");
        assertThat(figures.required("initialWeights").asString()).isEqualTo("drawn");
        assertThat(figures.required("hostEpochs").asInt()).isZero();
        double before = figures.required("accuracyBefore").asDouble();
        double after = figures.required("accuracy").asDouble();
        assertThat(before).isLessThan(0.5);
        assertThat(after).isGreaterThan(0.9);
        JsonNode ideal = figures.required("ideal");
        JsonNode drop = ideal.required("accuracyDrop");
        double difference = ideal.required("accuracy").asDouble() - after;
        assertThat(drop.required("mean").asDouble()).isCloseTo(difference, within(1e-12));
        assertThat(drop.required("low").asDouble())
                .isLessThan(drop.required("high").asDouble());
        assertThat(ideal.required("history")).hasSize(4);
        assertThat(Files.readString(folder.resolve("whole/report.html"))).contains("on an ideal chip");

        Process interrupted = Program.start(folder, recipe("resumed"));
        Path checkpoint = folder.resolve("resumed/.synram/ideal.state");
        while (interrupted.isAlive() && !Files.exists(checkpoint)) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        interrupted.destroy();
        interrupted.waitFor();
        assertThat(checkpoint)
                .as("the interruption came while training on the ideal chip")
                .exists();
        run(recipe("resumed", "--resume"));
        assertThat(Files.readAllBytes(folder.resolve("resumed/network.synram")))
                .isEqualTo(Files.readAllBytes(folder.resolve("whole/network.synram")));
        assertThat(result("resumed").required("ideal")).isEqualTo(ideal);
    }

    /** The control: another chip is compared with the same training on the ideal chip, and one with hardly any errors loses little. */
    @Test
    @Tag("slow")
    void theReferenceDoesNotDependOnTheChip() throws IOException {
        SyntheticDigits.write(folder.resolve("data"), 1000, 300);
        run(recipe("nominal"));
        run(recipe("ideal", "--preset", "ideal", "--chip-seed", "3"));
        JsonNode nominal = result("nominal");
        JsonNode ideal = result("ideal");
        for (String field : List.of("gain", "accuracy", "history")) {
            assertThat(ideal.required("ideal").required(field))
                    .isEqualTo(nominal.required("ideal").required(field));
        }
        assertThat(ideal.required("history"))
                .isNotEqualTo(ideal.required("ideal").required("history"));
        assertThat(ideal.required("ideal")
                        .required("accuracyDrop")
                        .required("mean")
                        .asDouble())
                .isBetween(-0.05, 0.05);

        run(recipe("alone", "--no-compare-ideal"));
        assertThat(result("alone").has("ideal")).isFalse();
    }

    @Test
    void mistakesAreAnsweredInOneLine() throws IOException {
        String data = SyntheticDigits.write(folder.resolve("data"), 30, 10).toString();
        String out = folder.resolve("out").toString();
        Said.refused(
                "--recipe: 'unpublished' is none of auto, general, mnist, published",
                "mnist",
                "--recipe",
                "unpublished");
        Said.refused(
                "--host-epochs is 2, but weights drawn in units of the chip",
                "mnist",
                "--recipe",
                "published",
                "--host-epochs",
                "2",
                "--out",
                out);
        Said.refused("--decay is 0.9, but the schedule is cosine", "mnist", "--decay", "0.9", "--out", out);
        Said.refused(
                "--decay is 0.0; it must be above 0, at most 1",
                "mnist",
                "--recipe",
                "published",
                "--decay",
                "0",
                "--out",
                out);
        Said.refused("--logit-scale is -1.0; it must be above 0", "mnist", "--logit-scale", "-1", "--out", out);
        Said.refused(
                "--num-sends of layer conv1 is 0; it must be 1..10000",
                "mnist",
                "--num-sends",
                "conv1=0",
                "--out",
                out);
        Said.refused(
                "--relu-shift names layer relu9; it can be given for relu1, relu2",
                "mnist",
                "--relu-shift",
                "relu9=1",
                "--data",
                data,
                "--out",
                out,
                "--quiet");
    }
}
