package dev.synram.edge;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.CalibrationFile;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.data.LabelledData;
import dev.synram.experiment.Progress;
import dev.synram.experiment.SimulatedChips;
import dev.synram.experiment.cache.CalibrationCache;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.setting.CalibrationSettings;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.network.file.NetworkFile;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.runtime.Classification;
import dev.synram.runtime.NetworkRunner;
import dev.synram.simulator.SimulatedChipId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Classifies samples on one simulated chip, with the bits of the first run of {@code synram run}. */
final class Classifier {

    private final EdgeOptions options;
    private final Consumer<String> messages;

    /**
     * Makes a classifier.
     *
     * @param messages told in a line what takes long, or what a calibration cannot be kept for
     */
    Classifier(EdgeOptions options, Consumer<String> messages) {
        this.options = options;
        this.messages = messages;
    }

    /**
     * Classifies the samples.
     *
     * @throws UsageException if the network does not give classes, or the calibration is not one of the chip
     */
    Classified classify() {
        QuantizedNetwork network = NetworkFile.read(options.network());
        requireClasses(network);
        ChosenSamples chosen = options.samples().read(Model.of(network.network().name(), network));
        LabelledData samples = chosen.data();
        Vectors activations = Vectors.of(
                network.inputRange().activations(samples.values()),
                network.network().input().size());
        Optional<Calibration> saved = options.calibration().map(CalibrationFile::read);
        ChipSettings settings = settings(saved);
        long seed = saved.isPresent()
                ? seed(saved.get(), settings)
                : options.chipSeed().orElse(1L);
        try (SimulatedChips chips = SimulatedChips.calibrated(settings, seed, this::begin)) {
            NetworkRunner runner = new NetworkRunner(chips.cluster(), chips.compiler(), network);
            NoiseKey noise = NoiseKey.of(options.seed()).fold(0).fold(0);
            return new Classified(
                    chosen.numbers(), Classification.of(runner.run(noise, activations), samples.labels()));
        }
    }

    private void requireClasses(QuantizedNetwork network) {
        int results = network.network().output().size();
        if (results < 2 || results > LabelledData.MOST_CLASSES) {
            throw new UsageException(
                    "%s ends with %s results a sample; give a network with one for each of 2..%s classes, without argmax"
                            .formatted(options.network(), results, LabelledData.MOST_CLASSES));
        }
    }

    /** A chip from a file is as old as its calibration there. */
    private ChipSettings settings(Optional<Calibration> saved) {
        CalibrationSettings usual = CalibrationSettings.defaults().withCache(CalibrationCache.ofUser(messages));
        saved.map(Calibration::age)
                .filter(age -> age.compareTo(CalibrationSettings.MAX_AGE) > 0)
                .ifPresent(age -> {
                    throw new UsageException("%s: %s is %s h old; it must be at most %s h, so calibrate the chip again"
                            .formatted(
                                    EdgeOptions.CALIBRATION,
                                    options.calibration().orElseThrow(),
                                    age.toHours(),
                                    CalibrationSettings.MAX_AGE.toHours()));
                });
        CalibrationSettings calibration = saved.map(
                        found -> new CalibrationSettings(usual.effort(), found.age(), List.of(found), usual.cache()))
                .orElse(usual);
        return ChipSettings.defaults()
                .withSeed(options.seed())
                .withThreads(options.threads())
                .withCalibration(calibration);
    }

    /** The seed of the chip that a calibration is of. */
    private long seed(Calibration saved, ChipSettings settings) {
        Path file = options.calibration().orElseThrow();
        SimulatedChipId id = SimulatedChipId.parse(saved.chip())
                .filter(chip -> chip.errors().equals(settings.errors()))
                .orElseThrow(() -> new UsageException(
                        "%s: %s is of chip '%s', which has other errors; make one with 'synram calibrate --chip-seed N'"
                                .formatted(EdgeOptions.CALIBRATION, file, saved.chip())));
        options.chipSeed().filter(wanted -> wanted != id.seed()).ifPresent(wanted -> {
            throw new UsageException("%s is %s, but %s is of chip %s; leave one of them out"
                    .formatted(EdgeOptions.CHIP_SEED, wanted, file, id.seed()));
        });
        return id.seed();
    }

    private Progress.Task begin(String name, long steps) {
        messages.accept(name + " (about 20 s)");
        return Progress.NONE.begin(name, steps);
    }
}
