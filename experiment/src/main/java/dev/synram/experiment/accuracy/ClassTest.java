package dev.synram.experiment.accuracy;

import dev.synram.data.SampleGroups;
import dev.synram.runtime.Classification;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Computes accuracies by class from classifications of the same samples.
 *
 * @param names of the classes
 * @param groups which samples belong together; empty if all are independent
 * @param withoutSeen whether groups that training knows in part are left out
 */
public record ClassTest(List<String> names, Optional<SampleGroups> groups, boolean withoutSeen) {

    public ClassTest {
        names = List.copyOf(names);
    }

    /** The same without groups that training knows in part; empty if it knows none or all. */
    public Optional<ClassTest> onlyUnseen() {
        return groups.filter(
                        grouped -> !grouped.seen().isEmpty() && !grouped.seen().containsAll(grouped.names()))
                .map(_ -> new ClassTest(names, groups, true));
    }

    /** The accuracies as a mean over chips, or over runs; the interval does not hold how chips differ. */
    public ClassAccuracies of(List<Classification> chips) {
        if (groups.isEmpty()) {
            return ClassAccuracies.ofIndependent(ConfusionCounts.of(chips, _ -> true), names);
        }
        SampleGroups grouped = groups.get();
        List<ConfusionCounts> counts = IntStream.range(0, grouped.names().size())
                .filter(group ->
                        !withoutSeen || !grouped.seen().contains(grouped.names().get(group)))
                .mapToObj(group -> ConfusionCounts.of(chips, sample -> grouped.groups()[sample] == group))
                .toList();
        return new GroupBootstrap(counts).accuracies(names);
    }

    /** How the intervals are computed, for people. */
    public String intervals() {
        return groups.map(grouped ->
                        "95 %%, over samples, not over chips: percentile bootstrap over whole groups (%s), without draws that lack the class"
                                .formatted(grouped.kind()))
                .orElse(
                        "95 %, over samples, not over chips: Wilson, for independent samples; of F1 and means, by these");
    }
}
