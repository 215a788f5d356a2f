package dev.synram.cli.command.training;

import dev.synram.cli.console.InputFile;
import dev.synram.cli.console.UserError;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.model.ModelException;
import dev.synram.training.gradient.DistillationSettings;
import dev.synram.training.gradient.GradientSettings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a network in the loop learns from besides the labels. */
final class TeacherOptions {

    private static final String TEACHER = "--teacher";
    private static final String FLOAT = "float";

    @Option(
            names = TEACHER,
            paramLabel = "NETWORK",
            description =
                    "Learn in the loop from the outputs of a network in float too: 'float' for MODEL itself before it is "
                            + "quantized, or an .onnx or .tflite file with the same inputs and outputs. (labels alone)")
    private @Nullable String teacher;

    @Option(
            names = "--teacher-weight",
            paramLabel = "SHARE",
            description = "Share of the teacher in the loss, 0..1; the rest are the labels. (0.5)")
    private @Nullable Float weight;

    @Option(
            names = "--temperature",
            paramLabel = "T",
            description =
                    "What logits are divided by for the comparison with the teacher; the higher, the more count classes that "
                            + "are not chosen. (2)")
    private @Nullable Float temperature;

    /** Settings of the gradient with the teacher, if there is one. */
    GradientSettings in(GradientSettings gradient) {
        if (teacher == null) {
            if (weight != null || temperature != null) {
                throw new UserError("%s is given without %s; name the teacher or leave it out"
                        .formatted(weight != null ? "--teacher-weight" : "--temperature", TEACHER));
            }
            return gradient;
        }
        DistillationSettings defaults = DistillationSettings.DEFAULT;
        return gradient.with(new DistillationSettings(
                weight == null ? defaults.weight() : weight,
                temperature == null ? defaults.temperature() : temperature));
    }

    /** Refuses a network as its own teacher that is not trained in float. */
    void requireTrained(boolean trained) {
        if (FLOAT.equals(teacher) && !trained) {
            throw new UserError(
                    "%s is float, but MODEL is not trained in float; give --host-epochs, or a trained network as the teacher"
                            .formatted(TEACHER));
        }
    }

    /** The teacher, if it is another network than the trained one. */
    Optional<Model> read() {
        return teacher == null || teacher.equals(FLOAT) ? Optional.empty() : Optional.of(read(teacher));
    }

    private static Model read(String file) {
        try {
            return Model.read(InputFile.require(TEACHER, file, "give float or an .onnx file"));
        } catch (ModelException e) {
            throw new UserError("%s: %s".formatted(TEACHER, e.getMessage()), e);
        }
    }
}
