package dev.synram.experiment;

import dev.synram.compiler.plan.Workload;
import dev.synram.experiment.setting.PlanSettings;
import dev.synram.network.FloatNetwork;
import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.layer.ChannelNorm;
import dev.synram.network.layer.Input;
import dev.synram.network.quantization.FrontNormalization;
import dev.synram.network.quantization.LoweringPass;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What is assumed of a network in float without data.
 *
 * @param workload its layers, sends and activity
 * @param basis what was given or assumed, one sentence each
 */
record AssumedWorkload(Workload workload, List<String> basis) {

    /** The assumptions for a network, with sends and activity as far as the settings have them. */
    static AssumedWorkload of(FloatNetwork inFloat, PlanSettings settings) {
        FloatNetwork moved = FrontNormalization.moved(inFloat);
        Network network = LoweringPass.of(signedIfNormalized(moved.folded().network()));
        int layers = network.macs().size();
        int sends = settings.numSends().orElse(PlanSettings.ASSUMED_SENDS);
        List<String> basis = new ArrayList<>();
        basis.add(
                settings.numSends().isPresent()
                        ? "every vector is sent %s times, as given".formatted(sends)
                        : "assumed without data: every vector is sent %s times".formatted(sends));
        if (settings.activity().isEmpty()) {
            basis.add(String.format(
                    Locale.ROOT,
                    "assumed without data: %.0f %% of the inputs of every layer are not 0",
                    100 * PlanSettings.ASSUMED_ACTIVITY));
        }
        basis.add(
                isSigned(network)
                        ? "assumed without data: inputs are not negative before the network's own normalization, but after it"
                        : "assumed without data: inputs of the network are not negative");
        return new AssumedWorkload(
                new Workload(
                        network,
                        Collections.nCopies(layers, sends),
                        Collections.nCopies(layers, PlanSettings.ASSUMED_ACTIVITY)),
                basis);
    }

    private static boolean isSigned(Network network) {
        return network.nodes().getFirst().layer() instanceof Input input && input.signed();
    }

    /** A normalization that subtracts makes negative activations, which are sent by themselves and take twice the time. */
    private static Network signedIfNormalized(Network network) {
        Node first = network.nodes().getFirst();
        if (!(first.layer() instanceof Input input)
                || !subtracts(input.encoding().norm())) {
            return network;
        }
        List<Node> nodes = new ArrayList<>(network.nodes());
        nodes.set(
                0, new Node(first.name(), input.with(input.encoding().withSign(true)), first.inputs(), first.shape()));
        return new Network(network.name(), nodes);
    }

    private static boolean subtracts(ChannelNorm norm) {
        return Stream.concat(norm.factors().stream(), norm.offsets().stream()).anyMatch(number -> number < 0);
    }
}
