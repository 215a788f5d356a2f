package dev.synram.service.chips.live;

import dev.synram.chip.MacSettings;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.compiler.Compiler;
import dev.synram.compiler.plan.MacStep;
import dev.synram.compiler.plan.Plan;
import dev.synram.compiler.plan.Program;
import dev.synram.compiler.plan.Workload;
import dev.synram.experiment.SimulatedChips;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.runtime.TracedPlan;
import java.util.ArrayList;
import java.util.List;

/** A network on chips, which keeps what its layers do. */
final class LiveNetwork {

    private final QuantizedNetwork network;
    private final SimulatedChips chips;
    private final Compiler compiler;
    private final Program program;
    private final TracedPlan traced;
    private int sends;

    LiveNetwork(QuantizedNetwork network, SimulatedChips chips) {
        this.network = network;
        this.chips = chips;
        compiler = chips.compiler();
        Plan plan = compiler.compile(network);
        program = plan.replicas().getFirst();
        // All trials are computed by one program, whose layers are shown.
        traced = new TracedPlan(chips.cluster(), new Plan(plan.network(), List.of(program)));
        for (int i = 0; i < network.macs().size(); i++) {
            traced.load(
                    i, network.macs().get(i).weights(), network.macs().get(i).bias());
        }
    }

    QuantizedNetwork network() {
        return network;
    }

    /**
     * Computes samples.
     *
     * @param times how often vectors are sent; 0 as the network says
     * @return results, one vector a sample
     */
    Vectors run(NoiseKey noise, Vectors samples, int times) {
        if (times != sends) {
            sends = times;
            for (int i = 0; i < network.macs().size(); i++) {
                traced.send(i, numSends(i));
            }
        }
        traced.begin(noise, samples);
        int nodes = network.network().nodes().size();
        for (int node = 0; node < nodes; node++) {
            traced.compute(node);
        }
        return traced.values(nodes - 1);
    }

    private int numSends(int mac) {
        return sends == 0 ? network.macs().get(mac).numSends() : sends;
    }

    /** The layers as they were when the first sample of the last run passed. */
    List<LiveLayer> layers() {
        return program.steps().stream()
                .map(step -> LiveLayer.of(step, input(step)))
                .toList();
    }

    private Vectors input(MacStep step) {
        return traced.values(network.network().nodes().get(step.mac().node()).input());
    }

    /** The membranes of the last layer for the first sample of the last run. */
    LiveMembranes membranes(NoiseKey noise) {
        MacStep last = program.steps().getLast();
        MacSettings settings =
                new MacSettings(numSends(last.mac().index()), last.settings().waitBetweenEvents());
        return LiveMembranes.record(chips.cluster().chips(), last, settings, input(last), noise);
    }

    /** What a sample costs that passes with these shares of events. */
    LiveCost cost(List<LiveLayer> layers) {
        Workload work = Workload.of(network);
        List<Integer> numSends = new ArrayList<>();
        for (int i = 0; i < network.macs().size(); i++) {
            numSends.add(numSends(i));
        }
        List<Double> activity = layers.stream().map(LiveLayer::activeShare).toList();
        return LiveCost.of(compiler, new Workload(work.network(), numSends, activity, work.rows()));
    }
}
