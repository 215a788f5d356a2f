package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CompareCommandTest {

    private static final int SAMPLES = 200;

    @TempDir
    private Path folder = Path.of(".");

    /** The fields of a result that are compared, of one chip and two runs; the first samples are wrong in both runs. */
    private String result(String name, String samples, int wrong) throws IOException {
        List<Integer> correct =
                IntStream.range(0, SAMPLES).map(i -> i < wrong ? 0 : 2).boxed().toList();
        double accuracy = 1 - wrong / (double) SAMPLES;
        String json = """
                {"model": "net.onnx", "data": "mnist", "samples": %s, %s
                 "calibration": {"effort": "public", "ageHours": 12}, "chipsTogether": 1, "floatAccuracy": 1,
                 "chips": [{"chipSeed": 1, "accuracy": %s, "runAccuracies": [%3$s, %3$s], "correctRuns": %s}]}
                """.formatted(
                        SAMPLES,
                        samples.isEmpty()
                                ? ""
                                : "\"scoredSamples\": \"%s\", \"floatCorrect\": %s,"
                                        .formatted(samples, Collections.nCopies(SAMPLES, 1)),
                        accuracy,
                        correct);
        return Files.writeString(folder.resolve(name), json).toString();
    }

    @Test
    void resultsAreComparedWithTheFirst() throws IOException {
        String json = folder.resolve("comparison.json").toString();
        Said said = Said.by(
                "compare",
                result("a.json", "same", 4),
                result("b.json", "same", 24),
                result("c.json", "same", 5),
                result("d.json", "others", 9),
                "--json",
                json);
        assertThat(said.err()).isEmpty();
        assertThat(said.status()).isZero();
        assertThat(said.out())
                .contains(
                        "a.json, chip 1, in percentage points",
                        "worse, paired",
                        "within chance, paired",
                        "within chance, unpaired",
                        "Agresti and Min 2005",
                        "Newcombe 1998");
        JsonNode results = JsonMapper.shared().readTree(Path.of(json).toFile()).required("results");
        assertThat(results.size()).isEqualTo(4);
        assertThat(results.required(1).required("difference").required("mean").asDouble())
                .isEqualTo(-0.1);
        assertThat(results.required(0).required("difference").isNull()).isTrue();
        assertThat(results.required(3).required("paired").asBoolean()).isFalse();
    }

    /** Programs before it did not write which samples were correct. */
    @Test
    void resultsOfEarlierProgramsAreComparedUnpaired() throws IOException {
        Said said = Said.by("compare", result("a.json", "", 4), result("b.json", "same", 4));
        assertThat(said.status()).isZero();
        assertThat(said.out()).contains("within chance, unpaired").doesNotContain(", paired");
    }

    @Test
    void mistakesAreNamed() throws IOException {
        String good = result("good.json", "same", 4);
        Said.refused(
                "RESULT: 'none.json' does not exist; write it with 'synram run --json'", "compare", good, "none.json");
        Said.refused(
                "is the result of one chip; give at least two files, or one of a run with several chips",
                "compare",
                good);
        Said.refused("Missing required parameter: 'RESULT'", "compare");
        Path text = Files.writeString(folder.resolve("text.json"), "no result");
        Said.refused("text.json cannot be read as a result of 'synram run'", "compare", good, text.toString());
        Path plan = Files.writeString(folder.resolve("plan.json"), "{\"network\": \"mnist\"}");
        Said.refused("it has no field samples; write it with 'synram run --json'", "compare", good, plan.toString());
        Path share = Files.writeString(
                folder.resolve("share.json"),
                Files.readString(Path.of(good)).replace("\"floatAccuracy\": 1", "\"floatAccuracy\": 1.5"));
        Said.refused("is 1.5; expected 0..1", "compare", good, share.toString());
        Path few = Files.writeString(
                folder.resolve("few.json"), Files.readString(Path.of(good)).replace("[0, 0,", "[0,"));
        Said.refused("has 199 elements; expected one for each of 200 samples", "compare", good, few.toString());
        Path runs = Files.writeString(
                folder.resolve("runs.json"), Files.readString(Path.of(good)).replace("[0, 0,", "[0, 3,"));
        Said.refused("correctRuns", "compare", good, runs.toString());
        Path none = Files.writeString(
                folder.resolve("chips.json"),
                Files.readString(Path.of(good)).replaceAll("(?s)\"chips\": \\[.*\\]", "\"chips\": []"));
        Said.refused("its list of chips is empty", "compare", good, none.toString());
    }
}
