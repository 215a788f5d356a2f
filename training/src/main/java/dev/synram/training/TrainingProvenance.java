package dev.synram.training;

import dev.synram.data.DataSplit;
import dev.synram.experiment.checkpoint.TrainingState;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.model.TrainedChips;
import dev.synram.experiment.result.CalibrationState;
import dev.synram.experiment.result.Version;
import dev.synram.training.robustness.setting.RobustnessSettings;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where trained networks come from, as they keep it: settings by their names for people.
 *
 * @param teacher a network other than the trained one, if that is the teacher
 * @param common what the network on the host and the one for chips have in common
 */
record TrainingProvenance(TrainingSettings settings, Optional<Model> teacher, Map<String, String> common) {

    private static final String FLOAT = "the network in float";

    /** That of a training, whose data are read once for their digest. */
    static TrainingProvenance of(TrainingSettings settings, Optional<Model> teacher, Model model, DataSplit data) {
        return new TrainingProvenance(settings, teacher, common(settings, model, data));
    }

    /** That of the network on the host, as it was trained in float. */
    Map<String, String> onHost() {
        Map<String, String> entries = new TreeMap<>(common);
        entries.put("network", "in float, as trained on the host before it was quantized");
        return entries;
    }

    private static Map<String, String> common(TrainingSettings settings, Model model, DataSplit data) {
        Map<String, String> entries = new TreeMap<>();
        entries.put("software", Version.SOFTWARE);
        entries.put("model", model.name());
        entries.put("data", data.name());
        entries.put("training data, SHA-256", data.train().sha256());
        entries.put("normalization", settings.normalization().options());
        entries.put(
                "training samples",
                Integer.toString(settings.trainSamples().orElse(data.train().count())));
        entries.put("epochs in float", Integer.toString(settings.hostEpochs()));
        return entries;
    }

    /** That of the network for chips, which adds how it was trained in the loop. */
    Map<String, String> onChips(TrainingState trained) {
        Map<String, String> entries = new TreeMap<>(common);
        entries.put(
                TrainedChips.PROVENANCE,
                new TrainedChips(
                                settings.chips().errors(),
                                settings.fleet().chipSeed(),
                                settings.chips().chips(),
                                settings.fleet().fleet())
                        .toString());
        String calibration = CalibrationState.of(settings.chips().calibration()).label();
        entries.put(
                "calibration",
                settings.fleet().drift() == 0
                        ? calibration
                        : "%s, the oldest of the fleet %s h older"
                                .formatted(calibration, settings.fleet().drift()));
        entries.put("epochs in the loop", Integer.toString(trained.epochs()));
        entries.put(
                "batch, first rate, schedule",
                "%s, %s, %s".formatted(settings.batch(), settings.rate(), settings.schedule()));
        if (settings.schedule() == LearningRateSchedule.EXPONENTIAL) {
            entries.put("decay of the rate after each epoch", Float.toString(settings.decay()));
        }
        entries.put("recipe", settings.preset().toString());
        entries.put("initial weights in the loop", settings.start().text());
        entries.put("logits per LSB", Float.toString(settings.gradient().logitScale()));
        if (settings.gradient().distillation().isUsed()) {
            entries.put(
                    "teacher, weight, temperature",
                    "%s, %s, %s"
                            .formatted(
                                    teacher.map(Model::name).orElse(FLOAT),
                                    settings.gradient().distillation().weight(),
                                    settings.gradient().distillation().temperature()));
        }
        RobustnessSettings robustness = settings.gradient().robustness();
        if (!robustness.equals(RobustnessSettings.NONE)) {
            entries.put(
                    "learned steps, pattern noise, its variation, sharpness, recalibrated",
                    "%s, %s, %s, %s, %s"
                            .formatted(
                                    robustness.learnsSteps() ? "yes" : "no",
                                    robustness.pattern().size(),
                                    robustness.pattern().variation(),
                                    robustness.sharpness(),
                                    robustness.recalibrates() ? "yes" : "no"));
        }
        entries.put("shift of images", Integer.toString(settings.shift()));
        entries.put("sampling", settings.sampling().toString());
        entries.put("order of layers", settings.order().toString());
        entries.put("wait between events", Integer.toString(settings.chips().waitBetweenEvents()));
        entries.put(
                "seed, threads",
                "%s, %s".formatted(settings.chips().seed(), settings.chips().threads()));
        return entries;
    }
}
