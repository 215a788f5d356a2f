package dev.synram.cli;

import dev.synram.compiler.cost.Cost;
import dev.synram.network.quantization.RangeUse;
import dev.synram.report.RunReport;
import dev.synram.runtime.Classification;
import dev.synram.runtime.LayerSaturation;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a run found.
 *
 * @param options what was asked for
 * @param model the network's file
 * @param samples number of test samples
 * @param classes number of classes
 * @param floatAccuracy on the host, 0..1
 * @param trials one for each chip seed
 * @param layers what each does alone, the worst first
 * @param sources what each error source does alone, the worst first
 */
record RunResult(
        RunOptions options,
        String model,
        int samples,
        int classes,
        double floatAccuracy,
        List<ChipTrial> trials,
        List<Harm> layers,
        List<Harm> sources) {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    String json() {
        ObjectNode root = JSON.createObjectNode();
        root.put("software", Main.VERSION)
                .put("model", model)
                .put("data", options.data.data)
                .put("samples", samples)
                .put("classes", classes)
                .put("seed", options.layout.seed)
                .put("chipsTogether", options.layout.chips)
                .put("floatAccuracy", floatAccuracy);
        ArrayNode chips = root.putArray("chips");
        trials.forEach(trial -> add(chips.addObject(), trial));
        harms(root.putArray("layersByHarm"), "layer", layers);
        harms(root.putArray("errorSourcesByHarm"), "source", sources);
        return JSON.writeValueAsString(root);
    }

    /** The page. */
    RunReport report() {
        ChipTrial first = trials.getFirst();
        return new RunReport(
                model,
                options.data.data,
                samples,
                floatAccuracy,
                trials.stream().map(this::chip).toList(),
                layers.stream().map(RunResult::harm).toList(),
                sources.stream().map(RunResult::harm).toList(),
                first.saturation(),
                first.costs(),
                warnings(first));
    }

    private RunReport.Chip chip(ChipTrial trial) {
        return new RunReport.Chip(
                name(trial.chipSeed()),
                trial.runs().accuracy(),
                trial.runs().accuracyDeviation(),
                trial.agreement(),
                trial.runs().repeatability(),
                trial.runs().noise());
    }

    /** What the chips are called whose first has a seed. */
    String name(long first) {
        return options.layout.chips == 1
                ? "chip " + first
                : "chips %d to %d".formatted(first, first + options.layout.chips - 1);
    }

    private static RunReport.Harm harm(Harm harm) {
        return new RunReport.Harm(harm.cause(), harm.harm(), harm.disagreement());
    }

    /** What is wrong with the use of ranges on a chip. */
    static List<String> warnings(ChipTrial trial) {
        return trial.uses().stream()
                .map(RangeUse::warning)
                .filter(Objects::nonNull)
                .toList();
    }

    private static void add(ObjectNode node, ChipTrial trial) {
        node.put("chipSeed", trial.chipSeed())
                .put("accuracy", trial.runs().accuracy())
                .put("accuracyDeviation", trial.runs().accuracyDeviation())
                .put("agreement", trial.agreement())
                .put("repeatability", trial.runs().repeatability())
                .put("noiseLsb", trial.runs().noise())
                .put("gain", trial.gain());
        ArrayNode runs = node.putArray("runs");
        for (Classification run : trial.runs().runs()) {
            runs.add(run.accuracy());
        }
        ArrayNode layers = node.putArray("layers");
        for (LayerSaturation layer : trial.saturation()) {
            layers.addObject()
                    .put("layer", layer.layer())
                    .put("saturatedResults", layer.results())
                    .put("saturatedActivations", layer.activations());
        }
        ArrayNode warnings = node.putArray("warnings");
        warnings(trial).forEach(warnings::add);
        ArrayNode costs = node.putArray("modelled");
        for (Cost cost : trial.costs()) {
            costs.addObject()
                    .put("schedule", cost.schedule())
                    .put("microsecondsPerSample", cost.microsPerImage())
                    .put("millijoulesPerSample", cost.millijoulesPerImage(Cost.PUBLISHED_WATTS));
        }
    }

    private static void harms(ArrayNode array, String cause, List<Harm> harms) {
        for (Harm harm : harms) {
            array.addObject()
                    .put(cause, harm.cause())
                    .put("accuracy", harm.accuracy())
                    .put("harm", harm.harm())
                    .put("disagreement", harm.disagreement());
        }
    }
}
