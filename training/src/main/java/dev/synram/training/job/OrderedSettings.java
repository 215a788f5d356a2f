package dev.synram.training.job;

import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.FleetSettings;
import dev.synram.experiment.setting.Normalization;
import dev.synram.experiment.setting.SettingException;
import dev.synram.files.JsonFields;
import dev.synram.training.InitialWeights;
import dev.synram.training.TrainingPreset;
import dev.synram.training.TrainingSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The settings of a training by their names in JSON, which are those of {@code synram train}. What is not given is as in the
 * preset.
 *
 * @param order the fields
 */
record OrderedSettings(JsonFields order) {

    TrainingSettings read(boolean untrained, int threads) {
        TrainingSettings settings = TrainingSettings.of(preset());
        boolean inFloat = untrained && settings.start().weights() == InitialWeights.QUANTIZED;
        settings = settings.withFleet(fleet(threads)).withHostEpochs(inFloat ? TrainingSettings.HOST_EPOCHS : 0);
        settings = with("host_epochs", settings, TrainingSettings::withHostEpochs);
        settings = with("epochs", settings, TrainingSettings::withEpochs);
        settings = with("batch", settings, TrainingSettings::withBatch);
        settings = with("patience", settings, TrainingSettings::withPatience);
        settings = with("shift", settings, TrainingSettings::withShift);
        settings = with("train_samples", settings, TrainingSettings::withTrainSamples);
        settings = with("unseen", settings, TrainingSettings::withUnseen);
        settings = order.has("rate") ? settings.withRate(order.single("rate")) : settings;
        return settings.withNormalization(new Normalization(floats("mean", 0), floats("std", 1)));
    }

    private TrainingPreset preset() {
        String name = order.has("recipe") ? order.text("recipe") : TrainingPreset.GENERAL.toString();
        List<TrainingPreset> presets = Stream.of(TrainingPreset.values())
                .filter(preset -> preset != TrainingPreset.AUTO) // an order is checked before its data are read
                .toList();
        return presets.stream()
                .filter(preset -> preset.toString().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new SettingException("recipe", "is '%s'; it must be one of %s".formatted(name, presets)));
    }

    private FleetSettings fleet(int threads) {
        long seed = order.has("seed") ? order.longInteger("seed") : 1;
        long chipSeed = order.has("chip_seed") ? order.longInteger("chip_seed") : 1;
        int members = order.has("fleet") ? order.integer("fleet", 1, ChipSettings.MAX_CHIPS) : 1;
        return FleetSettings.of(members)
                .withChipSeed(chipSeed)
                .withChips(ChipSettings.defaults().withThreads(threads).withSeed(seed));
    }

    private TrainingSettings with(
            String name, TrainingSettings settings, BiFunction<TrainingSettings, Integer, TrainingSettings> change) {
        return order.has(name)
                ? change.apply(settings, order.integer(name, Integer.MIN_VALUE, Integer.MAX_VALUE))
                : settings;
    }

    private List<Float> floats(String name, float otherwise) {
        if (!order.has(name)) {
            return List.of(otherwise);
        }
        List<Float> values = new ArrayList<>();
        for (double value : order.numbers(name)) {
            values.add((float) value);
        }
        return values;
    }
}
