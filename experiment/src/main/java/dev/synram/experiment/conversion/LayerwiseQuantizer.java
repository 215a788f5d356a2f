package dev.synram.experiment.conversion;

import dev.synram.compiler.Compiler;
import dev.synram.compiler.plan.Plan;
import dev.synram.compiler.plan.Workload;
import dev.synram.network.Network;
import dev.synram.network.quantization.InputRange;
import dev.synram.runtime.ChipCluster;
import java.util.Collections;
import java.util.Map;

/**
 * Chooses the numbers of a lowered network by passes over its layers.
 *
 * <p>One pass is enough to find scales unless layers share one because their results are added or concatenated: a later one may
 * lower it after an earlier one was computed with the higher one. Another pass then begins with the lowest scale, so that all
 * layers after them are chosen for what really arrives.
 *
 * <p>Where the network is going to stand depends on its sends, which are known only then. A last pass with all scales measures
 * what the very columns read that are going to compute it.
 */
final class LayerwiseQuantizer {

    /** Two passes are usual; more are needed if a layer no longer reaches the scale that was found. */
    private static final int MOST_PASSES = 4;

    private final Reference reference;
    private final Trial trial;
    private final Network network;
    private final ChipCluster chips;
    private final Compiler compiler;

    LayerwiseQuantizer(Reference reference, Trial trial, Network lowered, ChipCluster chips, int waitBetweenEvents) {
        this.reference = reference;
        this.trial = trial;
        this.chips = chips;
        network = lowered;
        compiler = new Compiler(chips.target(), waitBetweenEvents);
    }

    /**
     * Runs all layers somewhere on the chips.
     *
     * @param range of the samples, with the encoding of the lowered network's input
     */
    LayerwiseQuantization run(InputRange range) {
        int macs = network.macs().size();
        Plan plan = compiler.compile(
                new Workload(network, Collections.nCopies(macs, 1), Collections.nCopies(macs, 1.0)),
                Compiler.DEFAULT_BATCH);
        LayerwisePass pass = pass(plan, Map.of());
        LayerwiseQuantization result = pass.run(range, false);
        for (int passes = 1; passes < MOST_PASSES && !pass.isSettled(); passes++) {
            pass = pass(plan, pass.shared());
            result = pass.run(range, false);
        }
        return result;
    }

    /**
     * The same, with biases for the columns on which the network is going to stand, telling how well layers use the chips.
     *
     * @param range of the samples, with the encoding of the lowered network's input
     */
    LayerwiseQuantization placed(InputRange range) {
        LayerwiseQuantization found = run(range);
        Workload work = Workload.of(found.of(chips.gain()).rounded());
        boolean constants =
                network.macs().stream().anyMatch(mac -> mac.layer().bias().rows() > 0);
        Plan plan = compiler.compile(constants ? work.withSignedRows() : work, Compiler.DEFAULT_BATCH);
        return pass(plan, found.scaleOfEach()).run(range, true);
    }

    private LayerwisePass pass(Plan plan, Map<Integer, Double> fixed) {
        return new LayerwisePass(reference, trial, network, chips, plan, fixed);
    }
}
