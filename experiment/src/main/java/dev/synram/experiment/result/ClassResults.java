package dev.synram.experiment.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.synram.experiment.accuracy.ClassAccuracies;
import dev.synram.experiment.accuracy.ClassTest;
import dev.synram.runtime.Classification;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Accuracies of a training by class.
 *
 * @param withoutGroups names of groups of samples that are left out because training knows them in part; empty if none are
 * @param intervals how the intervals are computed
 * @param inFloat in float on the host, before training in the loop
 * @param onChips after training in the loop, mean over the fleet
 * @param onUnseenChips mean over chips that were not used in training; null without such chips
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClassResults(
        List<String> withoutGroups,
        String intervals,
        ClassAccuracies inFloat,
        ClassAccuracies onChips,
        @Nullable ClassAccuracies onUnseenChips) {

    public ClassResults {
        withoutGroups = List.copyOf(withoutGroups);
    }

    /** Results of a test, whose classifications are of the same samples. */
    public static ClassResults of(
            ClassTest test, Classification inFloat, List<Classification> chips, List<Classification> unseen) {
        return new ClassResults(
                test.withoutSeen() ? test.groups().orElseThrow().seen() : List.of(),
                test.intervals(),
                test.of(List.of(inFloat)),
                test.of(chips),
                unseen.isEmpty() ? null : test.of(unseen));
    }
}
