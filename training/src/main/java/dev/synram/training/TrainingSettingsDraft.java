package dev.synram.training;

import dev.synram.experiment.setting.FleetSettings;
import dev.synram.experiment.setting.Normalization;
import dev.synram.experiment.setting.UnseenChips;
import dev.synram.training.gradient.GradientSettings;
import java.util.OptionalInt;

/** Settings of a training while one of them is changed; see {@link TrainingSettings} for their meaning. */
final class TrainingSettingsDraft {

    FleetSettings fleet;
    UnseenChips unseen;
    int hostEpochs;
    int epochs;
    int batch;
    float rate;
    LearningRateSchedule schedule;
    float decay;
    int patience;
    int shift;
    OptionalInt trainSamples;
    Normalization normalization;
    TrainingPreset preset;
    StartSettings start;
    GradientSettings gradient;
    SamplingSettings sampling;
    LayerOrder order;
    boolean compareIdeal;

    TrainingSettingsDraft(TrainingSettings settings) {
        fleet = settings.fleet();
        unseen = settings.unseen();
        hostEpochs = settings.hostEpochs();
        epochs = settings.epochs();
        batch = settings.batch();
        rate = settings.rate();
        schedule = settings.schedule();
        decay = settings.decay();
        patience = settings.patience();
        shift = settings.shift();
        trainSamples = settings.trainSamples();
        normalization = settings.normalization();
        preset = settings.preset();
        start = settings.start();
        gradient = settings.gradient();
        sampling = settings.sampling();
        order = settings.order();
        compareIdeal = settings.compareIdeal();
    }

    /** The changed settings, which are checked. */
    TrainingSettings settings() {
        return new TrainingSettings(
                fleet,
                unseen,
                hostEpochs,
                epochs,
                batch,
                rate,
                schedule,
                decay,
                patience,
                shift,
                trainSamples,
                normalization,
                preset,
                start,
                gradient,
                sampling,
                order,
                compareIdeal);
    }
}
