package dev.synram.experiment.spiking.learning;

import dev.synram.network.spiking.SpikeEncoding;

/** Settings of which some are changed. */
final class SettingsChange {

    private final SpikingTrainingSettings before;
    private double timeConstantMicros;
    private SpikeEncoding encoding;
    private double sampleMicros;
    private HiddenNeurons hidden;
    private InitialSpikingWeights initial;
    private int hostEpochs;
    private int epochs;
    private long seed;
    private ActivityPenalty activity;

    SettingsChange(SpikingTrainingSettings settings) {
        before = settings;
        timeConstantMicros = settings.timeConstantMicros();
        encoding = settings.encoding();
        sampleMicros = settings.sampleMicros();
        hidden = settings.hidden();
        initial = settings.initial();
        hostEpochs = settings.hostEpochs();
        epochs = settings.epochs();
        seed = settings.seed();
        activity = settings.activity();
    }

    SettingsChange times(double timeConstant, double sample) {
        timeConstantMicros = timeConstant;
        sampleMicros = sample;
        return this;
    }

    SettingsChange encoding(SpikeEncoding other) {
        encoding = other;
        return this;
    }

    SettingsChange hidden(HiddenNeurons other) {
        hidden = other;
        return this;
    }

    SettingsChange initial(InitialSpikingWeights other) {
        initial = other;
        return this;
    }

    SettingsChange epochs(int onHost, int inLoop) {
        hostEpochs = onHost;
        epochs = inLoop;
        return this;
    }

    SettingsChange seed(long other) {
        seed = other;
        return this;
    }

    SettingsChange activity(ActivityPenalty other) {
        activity = other;
        return this;
    }

    SpikingTrainingSettings settings() {
        return new SpikingTrainingSettings(
                before.rule(),
                timeConstantMicros,
                encoding,
                sampleMicros,
                hidden,
                initial,
                hostEpochs,
                epochs,
                before.batch(),
                before.hostRate(),
                before.rate(),
                before.decay(),
                seed,
                activity);
    }
}
