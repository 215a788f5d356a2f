package dev.synram.cli;

import dev.synram.bench.PythonPeer;
import dev.synram.bench.SideBySide;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Figures as JSON for programs. */
final class BenchJson {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private BenchJson() {}

    static String write(Machine machine, int rounds, double seconds, List<SideBySide.Comparison> comparisons) {
        ObjectNode root = JSON.createObjectNode();
        root.set("machine", JSON.valueToTree(machine));
        root.put("rounds", rounds).put("seconds", seconds);
        ArrayNode figures = root.putArray("figures");
        for (SideBySide.Comparison comparison : comparisons) {
            ObjectNode figure = figures.addObject();
            figure.put("name", name(comparison.figure()))
                    .put("title", comparison.figure().title())
                    .put("unit", comparison.figure().unit())
                    .put("median", comparison.ours().median());
            rounds(figure.putArray("rounds"), comparison.ours());
            ObjectNode peers = figure.putObject("peers");
            for (PythonPeer.Peer peer : comparison.peers().keySet()) {
                ObjectNode node = peers.putObject(name(peer));
                node.put("best", comparison.peers().get(peer).best(comparison.figure()))
                        .put("ratio", comparison.ratio(peer));
                rounds(node.putArray("rounds"), comparison.peers().get(peer));
            }
        }
        return JSON.writeValueAsString(root);
    }

    private static void rounds(ArrayNode target, SideBySide.Rounds values) {
        values.rounds().forEach(target::add);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
