package dev.synram.training.job;

import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.FleetSettings;
import dev.synram.experiment.setting.Normalization;
import dev.synram.experiment.setting.SettingException;
import dev.synram.files.JsonFields;
import dev.synram.training.TrainingPreset;
import dev.synram.training.TrainingSettings;
import dev.synram.training.choice.TrainingSubject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The settings of a training by their names in JSON, which are those of {@code synram train}. What is not given is as in the
 * preset.
 *
 * @param preset general unless another is given
 * @param given what is given besides
 */
record OrderedSettings(TrainingPreset preset, List<UnaryOperator<TrainingSettings>> given) {

    OrderedSettings {
        given = List.copyOf(given);
    }

    /**
     * Reads the fields of an order.
     *
     * @throws SettingException if a field has a wrong value
     */
    static OrderedSettings read(JsonFields order, int threads) {
        FleetSettings fleet = fleet(order, threads);
        Normalization normalization = new Normalization(floats(order, "mean", 0), floats(order, "std", 1));
        OrderedMethods methods = OrderedMethods.read(order);
        List<UnaryOperator<TrainingSettings>> given = new ArrayList<>();
        given.add(settings -> settings.withFleet(fleet).withNormalization(normalization));
        add(given, order, "host_epochs", TrainingSettings::withHostEpochs);
        add(given, order, "epochs", TrainingSettings::withEpochs);
        add(given, order, "batch", TrainingSettings::withBatch);
        add(given, order, "patience", TrainingSettings::withPatience);
        add(given, order, "shift", TrainingSettings::withShift);
        add(given, order, "train_samples", TrainingSettings::withTrainSamples);
        add(given, order, "unseen", TrainingSettings::withUnseen);
        if (order.has("rate")) {
            float rate = order.single("rate");
            given.add(settings -> settings.withRate(rate));
        }
        given.add(methods::in);
        return new OrderedSettings(preset(order), given);
    }

    /**
     * The settings as far as they are known before the data are read.
     *
     * @param trained whether the network was trained before
     * @throws SettingException if one of them is out of its range, or does not fit the others
     */
    TrainingSettings checked(boolean trained) {
        return with(TrainingSubject.beforeData(preset, trained));
    }

    /** The settings for a network and its data. */
    TrainingSettings of(TrainingSubject subject) {
        return with(subject.settings(preset));
    }

    private TrainingSettings with(TrainingSettings defaults) {
        TrainingSettings settings = defaults;
        for (UnaryOperator<TrainingSettings> change : given) {
            settings = change.apply(settings);
        }
        return settings;
    }

    private static TrainingPreset preset(JsonFields order) {
        String name = order.has("recipe") ? order.text("recipe") : TrainingPreset.GENERAL.toString();
        return Stream.of(TrainingPreset.values())
                .filter(preset -> preset.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new SettingException(
                        "recipe", "is '%s'; it must be one of %s".formatted(name, List.of(TrainingPreset.values()))));
    }

    private static FleetSettings fleet(JsonFields order, int threads) {
        long seed = order.has("seed") ? order.longInteger("seed") : 1;
        long chipSeed = order.has("chip_seed") ? order.longInteger("chip_seed") : 1;
        int members = order.has("fleet") ? order.integer("fleet", 1, ChipSettings.MAX_CHIPS) : 1;
        return FleetSettings.of(members)
                .withChipSeed(chipSeed)
                .withChips(ChipSettings.defaults().withThreads(threads).withSeed(seed));
    }

    private static void add(
            List<UnaryOperator<TrainingSettings>> given,
            JsonFields order,
            String name,
            BiFunction<TrainingSettings, Integer, TrainingSettings> change) {
        if (order.has(name)) {
            int value = order.integer(name, Integer.MIN_VALUE, Integer.MAX_VALUE);
            given.add(settings -> change.apply(settings, value));
        }
    }

    private static List<Float> floats(JsonFields order, String name, float otherwise) {
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
