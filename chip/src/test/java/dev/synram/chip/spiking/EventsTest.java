package dev.synram.chip.spiking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EventsTest {

    /** Five inputs that spike at once, as those of one value do, share four links. */
    @Test
    void eventsThatMeetOnALinkFollowEachOther() {
        int[] labels = IntStream.range(0, 5)
                .map(input -> EventLabel.of(input % 4, 0, input).value())
                .toArray();
        Events queued = Events.of(new int[] {100, 100, 100, 100, 100}, labels).queued();
        assertThat(IntStream.range(0, 5).map(queued::cycle)).containsExactly(100, 100, 100, 100, 101);
        assertThat(queued.label(4).address()).isEqualTo(4);
    }

    /** As a queue serves its customers: each event is sent at its time, or right after the one before it on its link. */
    @Property(tries = 200, seed = "20261126")
    void everyLinkSendsOneEventACycleInOrder(
            @ForAll @Size(max = 60) List<@IntRange(max = 20) Integer> cycles, @ForAll @IntRange(max = 3) int busiest) {
        List<Integer> sorted = cycles.stream().sorted().toList();
        int[] labels = IntStream.range(0, sorted.size())
                .map(i -> EventLabel.of(i % 3 == 0 ? i % 4 : busiest, 0, i % 64).value())
                .toArray();
        Events events = Events.of(sorted.stream().mapToInt(i -> i).toArray(), labels);

        Map<Integer, List<int[]>> expected = new HashMap<>();
        for (int i = 0; i < events.count(); i++) {
            List<int[]> sent = expected.computeIfAbsent(events.label(i).link(), link -> new ArrayList<>());
            int free = sent.isEmpty() ? 0 : sent.getLast()[0] + 1;
            sent.add(new int[] {Math.max(free, events.cycle(i)), labels[i]});
        }

        Events queued = events.queued();
        Map<Integer, List<int[]>> actual = new HashMap<>();
        for (int i = 0; i < queued.count(); i++) {
            actual.computeIfAbsent(queued.label(i).link(), link -> new ArrayList<>())
                    .add(new int[] {queued.cycle(i), queued.label(i).value()});
        }
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach(
                (link, sent) -> assertThat(actual.getOrDefault(link, List.of()).toArray(int[][]::new))
                        .isDeepEqualTo(sent.toArray(int[][]::new)));
        assertThat(queued.queued().count()).isEqualTo(queued.count());
    }
}
