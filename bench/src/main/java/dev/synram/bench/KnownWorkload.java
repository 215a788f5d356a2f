package dev.synram.bench;

import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.data.LabelledData;
import dev.synram.experiment.SimulatedChips;
import dev.synram.experiment.model.ChipModel;
import dev.synram.experiment.model.KnownNetwork;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.network.Network;
import dev.synram.network.quantization.QuantizationOptions;
import dev.synram.runtime.NetworkRunner;
import dev.synram.training.gradient.TrainingChips;

/** A network of the program with drawn weights on nominal chips with all their errors and noise, in batches of 256 samples. */
final class KnownWorkload {

    private static final int BATCH = 256;

    /** Batches of an epoch: what is done between epochs takes little time. */
    private static final int BATCHES = 40;

    /** Samples that the ranges of layers are determined with. */
    private static final int FITTED = 64;

    private final Network network;
    private final ChipModel model;
    private final ChipSettings settings;

    KnownWorkload(KnownNetwork known, int count, int threads) {
        settings = ChipSettings.defaults().withChips(count).withThreads(threads);
        network = known.network();
        LabelledData samples = TrainingRate.samples(FITTED, network);
        double gain;
        try (SimulatedChips chips = chips()) {
            gain = chips.gain();
        }
        model = known.drawn(1).fitted(samples).onChips(gain, QuantizationOptions.IMPORTED);
    }

    /** Chips that nothing else writes weights to. */
    private SimulatedChips chips() {
        return SimulatedChips.uncalibrated(settings, 1);
    }

    /** Inference, a batch a repetition. */
    Workload inference() {
        SimulatedChips chips = chips();
        NetworkRunner runner = new NetworkRunner(chips.cluster(), chips.compiler(), model.network());
        Vectors images = Workload.activations(BATCH, network.input().size());
        Vectors results = Vectors.zeros(BATCH, network.output().size());
        NoiseKey noise = NoiseKey.of(1);
        return new Workload(BATCH, () -> runner.run(noise, images, results));
    }

    /** Training. */
    TrainingRate training() {
        SimulatedChips chips = chips();
        TrainingChips inTheLoop = new TrainingChips(chips.cluster(), chips.compiler());
        return new TrainingRate(
                inTheLoop, model.quantization(), settings.threads(), new TrainingRate.Batches(BATCH, BATCHES));
    }
}
