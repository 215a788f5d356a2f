package dev.synram.experiment.recalibration;

import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.experiment.Progress;
import dev.synram.experiment.SimulatedChips;
import dev.synram.experiment.accuracy.AccuracyDifference;
import dev.synram.experiment.accuracy.AccuracyInterval;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.model.ModelException;
import dev.synram.experiment.model.QuantizedModel;
import dev.synram.experiment.model.SampleOrder;
import dev.synram.experiment.model.TrainedChips;
import dev.synram.experiment.result.CalibrationState;
import dev.synram.experiment.result.Version;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.RecalibrationSettings;
import dev.synram.experiment.setting.SettingException;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.Unrounded;
import dev.synram.runtime.Classification;
import dev.synram.runtime.NetworkRunner;
import dev.synram.runtime.RoundedOnHost;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Recalibrates a network for chips, or for the age of their calibration, by some unlabelled samples in less than a second a
 * chip: {@link ColumnCorrection}. Labels are used to tell what that is worth, on other samples.
 */
public final class Recalibration {

    /** What the provenance of a recalibrated network calls it. */
    static final String PROVENANCE = "recalibrated";

    private final RecalibrationSettings settings;
    private final Progress progress;

    /** A recalibration with progress reports. */
    public Recalibration(RecalibrationSettings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * What a recalibration gives.
     *
     * @param result what it is worth
     * @param networks the recalibrated network of each chip seed, in the order of the settings
     */
    public record Outcome(RecalibrationResult result, List<QuantizedNetwork> networks) {

        public Outcome {
            networks = List.copyOf(networks);
        }
    }

    /** The same test samples with the same noise before and after. */
    private record OnChip(
            RecalibratedChip chip, Classification before, Classification after, QuantizedNetwork network) {}

    /**
     * Recalibrates a network.
     *
     * @throws ModelException if the network is not one for chips, or is recalibrated already
     * @throws dev.synram.network.NetworkException if it does not record the gain of the chips that it was made for
     * @throws dev.synram.data.DataException if the data do not fit the network
     * @throws SettingException if there are fewer samples than requested
     */
    public Outcome run(Model model, DataSplit data) {
        QuantizedModel quantized = required(model);
        requireOriginal(quantized);
        QuantizedNetwork network = quantized.network();
        network.requireGain();
        DataSplit ordered = SampleOrder.fitted(data, model, settings.normalization());
        LabelledData given = ordered.train()
                .spaced(Math.min(settings.corrections(), ordered.train().count()));
        int available = ordered.test().count();
        SettingException.require("samples", settings.samples().orElse(available), 1, available);
        LabelledData test = ordered.test().spaced(settings.samples().orElse(available));
        List<OnChip> chips = new ArrayList<>();
        for (long seed : settings.chipSeeds()) {
            try (SimulatedChips calibrated = SimulatedChips.calibrated(settings.chips(), seed, progress)) {
                chips.add(onChip(
                        seed,
                        calibrated,
                        network.withProvenance(provenance(network, seed, given.count(), data.name())),
                        given,
                        test));
            }
        }
        return new Outcome(
                result(quantized, data, given.count(), onHost(network, test), chips),
                chips.stream().map(OnChip::network).toList());
    }

    private static QuantizedModel required(Model model) {
        if (!(model instanceof QuantizedModel quantized)) {
            throw new ModelException(
                    "%s is in float; give a .synram file, or convert it for each chip with 'synram run'"
                            .formatted(model.name()));
        }
        return quantized;
    }

    /**
     * Refuses a network that is recalibrated already.
     *
     * @throws ModelException if it is
     */
    public static void requireOriginal(QuantizedModel model) {
        String before = model.network().provenance().get(PROVENANCE);
        if (before != null) {
            throw new ModelException(
                    "%s is recalibrated already (%s), and its corrections would count twice; give the network that it was made from"
                            .formatted(model.name(), before));
        }
    }

    private Map<String, String> provenance(QuantizedNetwork network, long seed, int corrections, String data) {
        Map<String, String> entries = new TreeMap<>(network.provenance());
        entries.put(
                PROVENANCE,
                "%s, %s, %s samples of %s"
                        .formatted(
                                settings.chips().name(seed),
                                CalibrationState.of(settings.chips().calibration())
                                        .label(),
                                corrections,
                                data));
        return entries;
    }

    private OnChip onChip(
            long seed, SimulatedChips chips, QuantizedNetwork network, LabelledData given, LabelledData test) {
        try (Progress.Task task =
                progress.begin("recalibrating on " + settings.chips().name(seed), 2)) {
            Classification before = classified(chips, network, test);
            task.advance(1);
            long begin = System.nanoTime();
            ColumnCorrection.Corrected corrected =
                    new ColumnCorrection(chips.cluster(), chips.compiler()).run(network, noise(1), given.values());
            double seconds = (System.nanoTime() - begin) / 1e9;
            Classification after = classified(chips, corrected.network(), test);
            task.advance(1);
            RecalibratedChip chip = new RecalibratedChip(
                    seed,
                    chips.gain(),
                    before.accuracy(),
                    after.accuracy(),
                    AccuracyDifference.between(List.of(after), List.of(before)),
                    corrected.layers(),
                    seconds);
            return new OnChip(chip, before, after, corrected.network());
        }
    }

    private static boolean[] correct(Classification classification) {
        boolean[] correct = new boolean[classification.labels().length];
        for (int sample = 0; sample < correct.length; sample++) {
            correct[sample] = classification.correct(sample);
        }
        return correct;
    }

    private NoiseKey noise(int use) {
        return NoiseKey.of(settings.chips().seed()).fold(use);
    }

    private Classification classified(SimulatedChips chips, QuantizedNetwork network, LabelledData test) {
        Vectors activations = Vectors.of(
                network.inputRange().activations(test.values()),
                network.network().input().size());
        NetworkRunner runner = new NetworkRunner(chips.cluster(), chips.compiler(), network);
        return Classification.of(runner.run(noise(0), activations), test.labels());
    }

    private double onHost(QuantizedNetwork network, LabelledData test) {
        try (RoundedOnHost host = new RoundedOnHost(
                network, Unrounded.of(network), settings.chips().threads())) {
            float[] results = host.run(
                    EnumSet.allOf(RoundedOnHost.Rounding.class),
                    network.inputRange().divided(test.values()));
            return Classification.of(results, network.network().output().size(), test.labels())
                    .accuracy();
        }
    }

    private RecalibrationResult result(
            QuantizedModel model, DataSplit data, int corrections, double onHost, List<OnChip> chips) {
        List<boolean[]> before =
                chips.stream().map(chip -> correct(chip.before())).toList();
        List<boolean[]> after =
                chips.stream().map(chip -> correct(chip.after())).toList();
        return new RecalibrationResult(
                Version.CURRENT,
                model.name(),
                data.name(),
                corrections,
                before.getFirst().length,
                settings.chips().seed(),
                settings.chips().chips(),
                CalibrationState.of(settings.chips().calibration()),
                onHost,
                mean(before),
                mean(after),
                AccuracyInterval.onChips(after),
                AccuracyDifference.onChips(after, before),
                warnings(model),
                chips.stream().map(OnChip::chip).toList());
    }

    /** The errors of one chip are learned by weights, which a correction by columns does not undo. */
    private static List<String> warnings(QuantizedModel model) {
        return TrainedChips.of(model.network().provenance()).filter(TrainedChips::isOneWithErrors).stream()
                .map(chips ->
                        "%s was trained on %s alone, with its errors, so corrections may gain nothing; train it further, or give one that was trained with --fleet"
                                .formatted(model.name(), ChipSettings.name(chips.chipSeed(), chips.together())))
                .toList();
    }

    private static double mean(List<boolean[]> chips) {
        return chips.stream().mapToDouble(AccuracyInterval::accuracy).average().orElseThrow();
    }
}
