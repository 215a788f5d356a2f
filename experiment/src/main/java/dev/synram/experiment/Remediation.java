package dev.synram.experiment;

import dev.synram.chip.NoiseKey;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.experiment.accuracy.AccuracyDifference;
import dev.synram.experiment.model.FittedModel;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.model.SampleOrder;
import dev.synram.experiment.result.Remedy;
import dev.synram.experiment.setting.ConversionEffort;
import dev.synram.experiment.setting.ConversionSettings;
import dev.synram.experiment.setting.EvaluationSettings;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.runtime.Classification;
import dev.synram.runtime.FloatRunner;
import dev.synram.runtime.NetworkRunner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Converts a network for the first chip in several ways, without training, and keeps the one whose classes agree the most with
 * those in float. Which one is kept is decided by samples that are never scored, so that its accuracy is not flattered.
 */
public final class Remediation {

    private final EvaluationSettings settings;
    private final Progress progress;

    /**
     * What was tried.
     *
     * @param tried other conversions than the given one, with what each gains on the scored samples, the largest gain first
     * @param kept options of the conversion that is kept; empty if it is the given one
     * @param network the network that is kept, for the first chip
     */
    public record Outcome(List<Remedy> tried, String kept, QuantizedNetwork network) {

        public Outcome {
            tried = List.copyOf(tried);
        }
    }

    /**
     * Prepares.
     *
     * @param settings chips, samples and the conversion that others are compared with
     */
    public Remediation(EvaluationSettings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Tries.
     *
     * @param data samples for ranges and for choosing, and others that are scored
     * @throws dev.synram.experiment.setting.SettingException if the network is quantized already
     */
    public Outcome run(Model model, DataSplit data) {
        DataSplit ordered = SampleOrder.fitted(data, model, settings.normalization());
        LabelledData ranges = ordered.forRanges();
        LabelledData some = ranges.spaced(Math.min(Model.CALIBRATION_SAMPLES, ranges.count()));
        FittedModel fitted = model.fitted(some);
        byte[] wanted = inFloat(fitted, some);
        LabelledData scored = ordered.scored();
        scored = scored.spaced(settings.samples().orElse(scored.count()));
        Map<String, ConversionSettings> conversions = conversions();
        List<Candidate> candidates = new ArrayList<>();
        try (SimulatedChips chips = SimulatedChips.calibrated(
                        settings.chips(), settings.chipSeeds().getFirst(), progress);
                Progress.Task task = progress.begin("trying conversions", conversions.size())) {
            for (Map.Entry<String, ConversionSettings> way : conversions.entrySet()) {
                QuantizedNetwork network = fitted.conversion(way.getValue(), false)
                        .on(chips.cluster(), settings.chips().waitBetweenEvents())
                        .network();
                candidates.add(new Candidate(
                        way.getKey(),
                        network,
                        classified(chips, network, some, 0).agreement(wanted),
                        classified(chips, network, scored, 1)));
                task.advance(1);
            }
        }
        Candidate kept = candidates.stream()
                .reduce((first, second) -> second.agreement() > first.agreement() ? second : first)
                .orElseThrow();
        Candidate given = candidates.getFirst();
        List<Remedy> tried =
                candidates.stream().skip(1).map(other -> other.remedy(given)).toList();
        return new Outcome(Remedy.ranked(tried), kept.options(), kept.network());
    }

    /** A conversion: its options, its network, and what was measured of it. */
    private record Candidate(String options, QuantizedNetwork network, double agreement, Classification scored) {

        Remedy remedy(Candidate given) {
            return new Remedy(
                    "convert in another way",
                    options,
                    AccuracyDifference.between(List.of(scored), List.of(given.scored)),
                    true);
        }
    }

    private Map<String, ConversionSettings> conversions() {
        ConversionSettings given = settings.conversion();
        Map<String, ConversionSettings> ways = new LinkedHashMap<>();
        ways.put("", given);
        if (!given.automaticBits()) {
            ways.put("--input-bits auto", given.withAutomaticBits());
        }
        if (given.effort() != ConversionEffort.THOROUGH) {
            ways.put("--convert thorough", given.withEffort(ConversionEffort.THOROUGH));
        }
        return ways;
    }

    private byte[] inFloat(FittedModel fitted, LabelledData samples) {
        try (FloatRunner runner =
                new FloatRunner(fitted.host(), settings.chips().threads())) {
            float[] results = runner.run(fitted.range().divided(samples.values()));
            int outputs = fitted.host().network().output().size();
            return Classification.of(results, outputs, samples.labels()).predictions();
        }
    }

    private Classification classified(SimulatedChips chips, QuantizedNetwork network, LabelledData samples, int noise) {
        TestSamples test = TestSamples.of(samples, network.inputRange());
        NetworkRunner runner = new NetworkRunner(chips.cluster(), chips.compiler(), network);
        return Classification.of(
                runner.run(NoiseKey.of(settings.chips().seed()).fold(3).fold(noise), test.activations(network)),
                samples.labels());
    }
}
