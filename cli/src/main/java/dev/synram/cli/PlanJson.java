package dev.synram.cli;

import dev.synram.compiler.cost.Cost;
import dev.synram.compiler.cost.CostPart;
import dev.synram.compiler.plan.MacStep;
import dev.synram.compiler.plan.Placement;
import dev.synram.compiler.plan.Plan;
import dev.synram.compiler.plan.Program;
import java.util.List;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A plan and its costs as JSON. */
final class PlanJson {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private PlanJson() {}

    static String write(Plan plan, List<Cost> costs, double watts) {
        ObjectNode root = JSON.createObjectNode();
        Cost ours = costs.getLast();
        root.put("synram", Main.VERSION)
                .put("network", plan.network().name())
                .put("chips", ours.chips())
                .put("batch", ours.batch())
                .put("watts", watts)
                .put("replicas", plan.replicas().size())
                .put("phases", plan.replicas().getFirst().phases())
                .put("tiles", plan.tiles())
                .put("synramUse", plan.synramUse());
        costs.forEach(cost -> root.set(cost.schedule(), cost(cost, watts)));
        ArrayNode layers = root.putArray("layers");
        Program program = plan.replicas().getFirst();
        for (MacStep step : program.steps()) {
            layers.add(layer(step));
        }
        return JSON.writeValueAsString(root) + "\n";
    }

    private static ObjectNode cost(Cost cost, double watts) {
        ObjectNode node = JSON.createObjectNode()
                .put("microsecondsPerImage", cost.microsPerImage())
                .put("latencyMicroseconds", cost.batchMicros())
                .put("imagesPerSecond", cost.imagesPerSecond())
                .put("millijoulesPerImage", cost.millijoulesPerImage(watts))
                .put("bound", cost.bound().label());
        ObjectNode parts = node.putObject("millijoulesPerImageByPart");
        for (CostPart part : CostPart.values()) {
            parts.put(part.label(), cost.millijoulesPerImage(watts, part));
        }
        return node;
    }

    private static ObjectNode layer(MacStep step) {
        ObjectNode node = JSON.createObjectNode()
                .put("name", step.mac().name())
                .put("inputs", step.mac().inputs())
                .put("outputs", step.mac().outputs())
                .put("numSends", step.settings().numSends())
                .put("activity", step.activity())
                .put("copiesSideBySide", step.copies())
                .put("vectorsPerImage", step.executions());
        ArrayNode places = node.putArray("places");
        for (Placement placement : step.placements()) {
            places.addObject()
                    .put("chip", placement.synram().chip())
                    .put("hemisphere", placement.synram().hemisphere())
                    .put("firstColumn", placement.pieces().getFirst().block().firstColumn())
                    .put("columns", placement.tile().columns())
                    .put("firstInput", placement.inputs()[0])
                    .put("inputs", placement.inputs().length)
                    .put("vectorsPerImage", placement.positions() * step.signs())
                    .put("phase", placement.phase());
        }
        return node;
    }
}
