package dev.synram.training.job;

import dev.synram.experiment.job.JobFolder;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.setting.SettingException;
import dev.synram.files.JsonFields;
import dev.synram.training.TrainingSettings;
import dev.synram.training.gradient.DistillationSettings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a network in the loop learns from besides the labels.
 *
 * @param settings how much it counts
 * @param sent a network in float that was sent; empty for the trained network itself, or without a teacher
 */
record OrderedTeacher(DistillationSettings settings, Optional<OrderedNetwork.Sent> sent) {

    private static final OrderedTeacher NONE = new OrderedTeacher(DistillationSettings.NONE, Optional.empty());

    private static final String FIELD = "teacher";
    private static final String FLOAT = "float";
    private static final String WEIGHT = "teacher_weight";
    private static final String TEMPERATURE = "temperature";
    private static final List<String> FORMATS = List.of("onnx", "tflite");

    /**
     * Reads the field {@code teacher}, which is {@code float}, or {@code teacher_onnx} or {@code teacher_tflite} with a file in Base64, and how much
     * it counts.
     *
     * @throws SettingException if there is more than one teacher, or none, but a weight or a temperature
     */
    static OrderedTeacher read(JsonFields order) {
        List<String> formats =
                FORMATS.stream().filter(format -> order.has(field(format))).toList();
        boolean itself = order.has(FIELD);
        if (formats.size() + (itself ? 1 : 0) > 1) {
            throw new SettingException(
                    FIELD, "must be the only one of %s, %s, %s".formatted(FIELD, field("onnx"), field("tflite")));
        }
        if (!itself && formats.isEmpty()) {
            requireNone(order);
            return NONE;
        }
        if (itself && !order.text(FIELD).equals(FLOAT)) {
            throw new SettingException(
                    FIELD,
                    "is '%s'; it must be %s, or send a network as %s"
                            .formatted(order.text(FIELD), FLOAT, field("onnx")));
        }
        DistillationSettings defaults = DistillationSettings.DEFAULT;
        return new OrderedTeacher(
                new DistillationSettings(
                        order.has(WEIGHT) ? order.single(WEIGHT) : defaults.weight(),
                        order.has(TEMPERATURE) ? order.single(TEMPERATURE) : defaults.temperature()),
                formats.stream()
                        .map(format -> OrderedNetwork.Sent.read(order, field(format), format))
                        .findFirst());
    }

    private static void requireNone(JsonFields order) {
        Stream.of(WEIGHT, TEMPERATURE).filter(order::has).forEach(field -> {
            throw new SettingException(field, "is given without %s; name the teacher or leave it out".formatted(FIELD));
        });
    }

    private static String field(String format) {
        return "teacher_" + format;
    }

    /**
     * Refuses a network as its own teacher that is not trained in float.
     *
     * @param trained whether the network was trained before
     */
    void requireTrained(boolean trained, TrainingSettings training) {
        if (settings.isUsed() && sent.isEmpty() && !trained && training.hostEpochs() == 0) {
            throw new SettingException(
                    FIELD,
                    "is float, but the network is not trained in float; give host_epochs, or a trained network as %s"
                            .formatted(field("onnx")));
        }
    }

    /** Settings with the teacher. */
    TrainingSettings in(TrainingSettings training) {
        return training.withGradient(training.gradient().with(settings));
    }

    /**
     * The teacher, if it is another network than the trained one.
     *
     * @param folder in which it is kept
     */
    Optional<Model> model(JobFolder folder) {
        return sent.map(network -> network.kept(folder, FIELD));
    }
}
