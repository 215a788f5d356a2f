package dev.synram.experiment.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.synram.experiment.accuracy.ClassAccuracies;
import dev.synram.experiment.accuracy.ClassTest;
import dev.synram.runtime.Classification;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Accuracies by class, of a network without training or of a training.
 *
 * @param withoutGroups names of groups of samples that are left out because training knows them in part; empty if none are
 * @param intervals how the intervals are computed
 * @param inFloat in float on the host, before training in the loop
 * @param onChips mean over chips and runs; after training in the loop, over the fleet
 * @param onUnseenChips mean over chips that were not used in training; null without such chips and without training
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

    /**
     * Results of all samples of a test, then, if training knows some of their groups in part, of those without these groups.
     *
     * @param test of all groups
     * @param inFloat a classification of the samples, as all others
     */
    public static List<ClassResults> all(
            ClassTest test, Classification inFloat, List<Classification> chips, List<Classification> unseen) {
        return Stream.concat(Stream.of(test), test.onlyUnseen().stream())
                .map(one -> of(one, inFloat, chips, unseen))
                .toList();
    }

    private static ClassResults of(
            ClassTest test, Classification inFloat, List<Classification> chips, List<Classification> unseen) {
        return new ClassResults(
                test.withoutSeen() ? test.groups().orElseThrow().seen() : List.of(),
                test.intervals(),
                test.of(List.of(inFloat)),
                test.of(chips),
                unseen.isEmpty() ? null : test.of(unseen));
    }
}
