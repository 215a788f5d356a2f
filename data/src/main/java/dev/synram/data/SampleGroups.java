package dev.synram.data;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Which samples belong together, such as the beats of a patient, and are therefore not independent of each other.
 *
 * @param kind what a group is, such as {@code record}
 * @param names of the groups
 * @param groups number of the group of each sample of {@link DataSplit#untrained}
 * @param seen names of groups that training samples of these data belong to, too, without which results are also given
 */
@SuppressWarnings("ArrayRecordComponent") // data; never compared as records
public record SampleGroups(String kind, List<String> names, int[] groups, List<String> seen) {

    public SampleGroups {
        names = List.copyOf(names);
        seen = List.copyOf(seen);
        for (int group : groups) {
            if (group < 0 || group >= names.size()) {
                throw new DataException("a sample is in group %s; expected 0..%s".formatted(group, names.size() - 1));
            }
        }
    }

    /** The groups of some samples. */
    SampleGroups pick(int[] samples) {
        return new SampleGroups(
                kind, names, IntStream.of(samples).map(sample -> groups[sample]).toArray(), seen);
    }

    /** Whether a sample is in one of the groups that training knows in part. */
    public boolean isSeen(int sample) {
        return seen.contains(names.get(groups[sample]));
    }
}
