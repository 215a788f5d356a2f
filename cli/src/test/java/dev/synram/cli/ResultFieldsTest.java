package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.synram.bench.BenchResult;
import dev.synram.experiment.ablation.AblationResult;
import dev.synram.experiment.nir.NirDifferenceResult;
import dev.synram.experiment.recalibration.RecalibrationResult;
import dev.synram.experiment.result.CalibrationResult;
import dev.synram.experiment.result.CharacterizationResult;
import dev.synram.experiment.result.EvaluationResult;
import dev.synram.experiment.result.RegressionResult;
import dev.synram.experiment.result.comparison.ComparisonResult;
import dev.synram.experiment.result.multiplication.MultiplicationResult;
import dev.synram.experiment.result.plan.NetworkDescription;
import dev.synram.experiment.result.plan.PlanResult;
import dev.synram.experiment.result.training.TrainingResult;
import dev.synram.experiment.spiking.PlayResult;
import dev.synram.experiment.spiking.SpikingCalibrationResult;
import dev.synram.experiment.spiking.SpikingCharacterizationResult;
import dev.synram.experiment.spiking.learning.SpikingTrainingResult;
import dev.synram.experiment.spiking.trained.SpikingEvaluationResult;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The tables of JSON fields in {@code docs/commands.md} name every field that is written, and no other. The elements of a
 * list are written {@code list[]}, those of an object whose keys are data {@code object.*}.
 */
class ResultFieldsTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "commands.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final String HEADER = "| JSON field |";

    @ParameterizedTest
    @CsvSource({
        "run",
        "run --task regression",
        "train",
        "ablate",
        "recalibrate",
        "compare",
        "inspect",
        "plan",
        "calibrate",
        "characterize",
        "multiply",
        "spike play",
        "spike train",
        "spike run",
        "spike calibrate",
        "spike characterize",
        "spike diff",
        "bench"
    })
    void everyFieldIsDocumented(String command) throws IOException {
        List<String> written = new ArrayList<>();
        collect(result(command), "", written);
        assertThat(documented(command)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(written);
    }

    private static Class<? extends Record> result(String command) {
        return switch (command) {
            case "run" -> EvaluationResult.class;
            case "run --task regression" -> RegressionResult.class;
            case "train" -> TrainingResult.class;
            case "ablate" -> AblationResult.class;
            case "recalibrate" -> RecalibrationResult.class;
            case "compare" -> ComparisonResult.class;
            case "inspect" -> NetworkDescription.class;
            case "plan" -> PlanResult.class;
            case "calibrate" -> CalibrationResult.class;
            case "characterize" -> CharacterizationResult.class;
            case "multiply" -> MultiplicationResult.class;
            case "spike play" -> PlayResult.class;
            case "spike train" -> SpikingTrainingResult.class;
            case "spike run" -> SpikingEvaluationResult.class;
            case "spike calibrate" -> SpikingCalibrationResult.class;
            case "spike characterize" -> SpikingCharacterizationResult.class;
            case "spike diff" -> NirDifferenceResult.class;
            case "bench" -> BenchResult.class;
            default -> throw new IllegalArgumentException(command);
        };
    }

    private static void collect(Class<?> result, String prefix, List<String> fields) {
        for (RecordComponent component : result.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
                continue;
            }
            String field = prefix + component.getName();
            fields.add(field);
            collectWithin(component.getGenericType(), field, fields);
        }
    }

    private static void collectWithin(Type type, String field, List<String> fields) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            collectWithin(arguments[arguments.length - 1], field + (isMap(generic) ? ".*" : "[]"), fields);
        } else if (type instanceof Class<?> kind && kind.isRecord()) {
            collect(kind, field + ".", fields);
        }
    }

    private static boolean isMap(ParameterizedType type) {
        return type.getRawType() == Map.class;
    }

    /** What the first column of a command's tables of fields holds. */
    private static List<String> documented(String command) throws IOException {
        List<String> fields = new ArrayList<>();
        boolean inSection = false;
        boolean inTable = false;
        for (String line : Files.readAllLines(DOCUMENT)) {
            if (line.startsWith("## ")) {
                inSection = line.equals("## " + command);
            }
            inTable = line.startsWith(HEADER) || (inTable && line.startsWith("|"));
            if (inSection && inTable) {
                Matcher code = CODE.matcher(line.split("\\|", -1)[1]);
                while (code.find()) {
                    fields.add(code.group(1));
                }
            }
        }
        return fields;
    }
}
