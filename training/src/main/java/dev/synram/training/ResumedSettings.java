package dev.synram.training;

import dev.synram.calibration.CalibrationFile;
import dev.synram.data.DataSplit;
import dev.synram.experiment.checkpoint.CheckpointSettings;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.model.WeightsDigest;
import dev.synram.experiment.setting.ChipSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/** Everything that must be equal to resume a training, by the names of the options. */
final class ResumedSettings {

    private static final int DIGEST_CHARACTERS = 12;

    private final TrainingSettings settings;

    ResumedSettings(TrainingSettings settings) {
        this.settings = settings;
    }

    /** For training in float. */
    CheckpointSettings onHost(Model model, DataSplit data) {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        values.put("model", model.name());
        values.put("data", data.name());
        values.put("recipe", settings.preset().toString());
        values.put("host-epochs", String.valueOf(settings.hostEpochs()));
        values.put("shift", String.valueOf(settings.shift()));
        values.put("sampling", settings.sampling().toString());
        values.put("schedule", settings.schedule().toString());
        values.put("decay", String.valueOf(settings.decay()));
        values.put("patience", String.valueOf(settings.patience()));
        values.put(
                "train-samples",
                settings.trainSamples().isPresent()
                        ? String.valueOf(settings.trainSamples().getAsInt())
                        : "all");
        values.put("normalization", settings.normalization().options());
        values.put("seed", String.valueOf(settings.chips().seed()));
        values.put("threads", String.valueOf(settings.chips().threads()));
        values.put(CheckpointSettings.DIGEST + "weights", digest(WeightsDigest.of(model.weights())));
        values.put(CheckpointSettings.DIGEST + "samples", digest(data.train().sha256()));
        return new CheckpointSettings(values);
    }

    /**
     * For training in the loop, besides those in float.
     *
     * @param teacher a network other than the trained one, if that is the teacher
     */
    CheckpointSettings inTheLoop(Optional<Model> teacher) {
        ChipSettings chips = settings.chips();
        SequencedMap<String, String> values = new LinkedHashMap<>();
        values.put("chip-seed", String.valueOf(settings.fleet().chipSeed()));
        values.put("chips", String.valueOf(chips.chips()));
        values.put("fleet", String.valueOf(settings.fleet().fleet()));
        values.put("drift", settings.fleet().drift() + "h");
        values.put("errors", chips.errors().toString());
        values.put("calibration-effort", chips.calibration().effort().label());
        values.put("calibration-age", chips.calibration().ageHours() + "h");
        values.put("calibration", savedCalibrations());
        values.put(CheckpointSettings.EPOCHS, String.valueOf(settings.epochs()));
        values.put("batch", String.valueOf(settings.batch()));
        values.put("rate", String.valueOf(settings.rate()));
        values.put("wait", String.valueOf(chips.waitBetweenEvents()));
        values.put("start", settings.start().text());
        values.put("order", settings.order().toString());
        values.put("gradient", settings.gradient().toString());
        values.put("teacher", teacher.map(Model::name).orElse("none"));
        values.put(
                CheckpointSettings.DIGEST + "teacher",
                teacher.map(model -> digest(WeightsDigest.of(model.weights()))).orElse("none"));
        return new CheckpointSettings(values);
    }

    private String savedCalibrations() {
        List<String> saved = settings.chips().calibration().saved().stream()
                .map(CalibrationFile::write)
                .toList();
        return saved.isEmpty() ? "none" : String.format(Locale.ROOT, "%08x", saved.hashCode());
    }

    private static String digest(String digest) {
        return digest.substring(0, Math.min(DIGEST_CHARACTERS, digest.length()));
    }
}
