package dev.synram.cli;

import dev.synram.compiler.Cost;
import dev.synram.network.QuantizedNetwork;
import dev.synram.report.TrainingReport;
import dev.synram.training.EpochRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a training brought.
 *
 * @param options what was asked for
 * @param model the network's name
 * @param network the trained network
 * @param floatAccuracy in float on the host, before training in the loop, 0..1
 * @param accuracies on the chips
 * @param history one record an epoch in the loop
 * @param costs modelled time and energy
 * @param testSamples number of test samples
 * @param wallSeconds how long everything took
 */
record TrainResult(
        TrainOptions options,
        String model,
        QuantizedNetwork network,
        double floatAccuracy,
        List<ChipAccuracy> accuracies,
        List<EpochRecord> history,
        List<Cost> costs,
        int testSamples,
        double wallSeconds) {

    private double mean(boolean unseen) {
        return accuracies.stream()
                .filter(accuracy -> accuracy.unseen() == unseen)
                .mapToDouble(ChipAccuracy::after)
                .average()
                .orElse(Double.NaN);
    }

    private double lowest(boolean unseen) {
        return accuracies.stream()
                .filter(accuracy -> accuracy.unseen() == unseen)
                .mapToDouble(ChipAccuracy::after)
                .min()
                .orElse(Double.NaN);
    }

    String json() {
        JsonMapper mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        ObjectNode root = mapper.createObjectNode();
        root.put("software", Main.VERSION)
                .put("model", model)
                .put("data", options.data.data)
                .put("testSamples", testSamples)
                .put("seed", options.layout.seed)
                .put("floatAccuracy", floatAccuracy)
                .put("accuracy", mean(false))
                .put("lowestAccuracy", lowest(false));
        if (options.unseen > 0) {
            root.put("unseenAccuracy", mean(true)).put("lowestUnseenAccuracy", lowest(true));
        }
        ArrayNode chips = root.putArray("chips");
        for (ChipAccuracy accuracy : accuracies) {
            chips.addObject()
                    .put("chipSeed", accuracy.chipSeed())
                    .put("unseen", accuracy.unseen())
                    .put("accuracyBefore", accuracy.before())
                    .put("accuracy", accuracy.after());
        }
        ArrayNode epochs = root.putArray("epochs");
        for (EpochRecord epoch : history) {
            epochs.addObject()
                    .put("loss", epoch.loss())
                    .put("trainAccuracy", epoch.trainAccuracy())
                    .put("heldOutAccuracy", epoch.testAccuracy());
        }
        Cost last = costs.getLast();
        root.put("modelledMicrosecondsPerSample", last.microsPerImage())
                .put("modelledMillijoulesPerSample", last.millijoulesPerImage(Cost.PUBLISHED_WATTS))
                .put("wallSeconds", wallSeconds);
        return mapper.writeValueAsString(root) + "\n";
    }

    /** The page. */
    TrainingReport report() {
        List<TrainingReport.Chip> chips = new ArrayList<>();
        for (ChipAccuracy accuracy : accuracies) {
            chips.add(new TrainingReport.Chip(accuracy.chipSeed(), accuracy.before(), accuracy.after()));
        }
        return new TrainingReport(
                model,
                options.data.data,
                testSamples,
                floatAccuracy,
                chips,
                history.stream().map(EpochRecord::trainAccuracy).toList(),
                history.stream().map(EpochRecord::testAccuracy).toList(),
                options.patience > 0 ? "held out" : "test",
                costs,
                network.provenance());
    }

    /** The figures for people. */
    TerminalText summary() {
        TerminalText text = new TerminalText();
        text.format("%s on %s, %,d test samples%n", model, options.data.data, testSamples);
        text.format("  float, on the host                 %6.2f %%%n", 100 * floatAccuracy);
        double before = accuracies.stream()
                .filter(accuracy -> !accuracy.unseen())
                .mapToDouble(accuracy -> accuracy.before() == null ? 0 : accuracy.before())
                .average()
                .orElse(Double.NaN);
        text.format("  calibrated, before training        %6.2f %%%n", 100 * before);
        text.format("  trained in the loop                %6.2f %%%s%n", 100 * mean(false), range(false));
        if (options.unseen > 0) {
            text.format("  on chips that it never saw         %6.2f %%%s%n", 100 * mean(true), range(true));
        }
        Cost cost = costs.getLast();
        text.format(
                "  modelled, %s schedule       %,.0f µs and %.3f mJ a sample%n",
                cost.schedule(), cost.microsPerImage(), cost.millijoulesPerImage(Cost.PUBLISHED_WATTS));
        text.format(
                "  this run                           %.0f s, %d epochs in the loop%n", wallSeconds, history.size());
        text.format("%s%n", options.out.resolve(TrainJob.REPORT));
        return text;
    }

    private String range(boolean unseen) {
        long count = accuracies.stream().filter(a -> a.unseen() == unseen).count();
        return count < 2
                ? ""
                : String.format(Locale.ROOT, ", %d chips, the worst %.2f %%", count, 100 * lowest(unseen));
    }
}
