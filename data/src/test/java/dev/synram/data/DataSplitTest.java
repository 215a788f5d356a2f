package dev.synram.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataSplitTest {

    private static final int COUNT = 53;

    /** The value of a sample is its number, and its group the third of its number. */
    private static DataSplit split() {
        float[] values = new float[COUNT];
        byte[] labels = new byte[COUNT];
        for (int i = 0; i < COUNT; i++) {
            values[i] = i;
        }
        int[] groups = IntStream.range(0, COUNT).map(i -> i / 3).toArray();
        List<String> names =
                IntStream.range(0, COUNT).mapToObj(Integer::toString).toList();
        return DataSplit.of(new LabelledData(List.of(1), true, values, labels, List.of("only")))
                .grouped(new SampleGroups("third", names, groups, List.of("1")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 41, 42})
    void groupsAreThoseOfTheSamplesThatAreScored(int some) {
        float[] scored = split().scored().spaced(some).values();
        SampleGroups groups = split().scoredGroups(some).orElseThrow();
        assertThat(groups.groups()).hasSize(some);
        for (int i = 0; i < some; i++) {
            assertThat(groups.groups()[i]).isEqualTo((int) scored[i] / 3);
        }
        assertThat(groups.seen()).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 53})
    void allSamplesAreScoredWithOwnRanges(int some) {
        DataSplit own = split().withRanges(split().train());
        assertThat(own.scoredGroups(some).orElseThrow().groups().length).isEqualTo(some);
        assertThat(own.scored().count()).isEqualTo(COUNT);
    }
}
