package dev.synram.experiment.conversion;

import dev.synram.compiler.Compiler;
import dev.synram.compiler.plan.Workload;
import dev.synram.compiler.target.Target;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.Copies;
import dev.synram.experiment.setting.SettingException;
import java.util.OptionalInt;

/**
 * Whether all weights of a network have room of their own, so that samples that come one after the other need no other weights.
 *
 * @param work the network
 * @param waitBetweenEvents FPGA cycles between events
 */
record ResidentWeights(Workload work, int waitBetweenEvents) {

    /** Whether they stay on some chips. */
    boolean stayOn(Target target) {
        return new Compiler(target, waitBetweenEvents)
                .compile(work, 1).replicas().stream().allMatch(program -> program.phases() == 1);
    }

    /**
     * Refuses to keep them on the chips.
     *
     * @param copies what asks for it
     * @param chips on so many they do not stay
     */
    SettingException refused(Copies copies, int chips) {
        OptionalInt enough = enough(chips);
        String remedy = enough.isPresent()
                ? "give run or plan at least --chips %s, more if circuits of theirs are defective, or leave it out"
                        .formatted(enough.getAsInt())
                : "leave it out";
        return new SettingException(
                copies.setting(),
                "keeps all weights on the chips, but they do not fit on %s; %s"
                        .formatted(chips == 1 ? "one" : chips, remedy));
    }

    /** The fewest chips without defects, more than some, on which they stay; empty if no number that is allowed is enough. */
    private OptionalInt enough(int tooFew) {
        int most = ChipSettings.MAX_CHIPS;
        if (tooFew >= most || !stayOn(Target.of(most))) {
            return OptionalInt.empty();
        }
        int below = tooFew;
        int enough = most;
        while (enough - below > 1) {
            int middle = (below + enough) / 2;
            if (stayOn(Target.of(middle))) {
                enough = middle;
            } else {
                below = middle;
            }
        }
        return OptionalInt.of(enough);
    }
}
