package dev.synram.remote.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages take about as much memory as their bytes; those which would take much more are refused. */
class BoundedMessageTest {

    private static final MessageCodec<Parts> PARTS = MessageCodec.of(Parts.class);
    private static final MessageCodec<Numbers> NUMBERS = MessageCodec.of(Numbers.class);

    /** A message of others. */
    public record Parts(List<Part> parts) {}

    /** One of them. */
    public record Part(int number) {}

    /** A message with a list of each type. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Numbers(int[] small, long[] large, boolean[] flags) {}

    @Test
    void manyMessagesInOneAreRefused() {
        Part part = new Part(0);
        byte[] most = PARTS.write(new Parts(Collections.nCopies(1 << 20, part)));
        assertThat(PARTS.read(most).parts()).hasSize(1 << 20);
        byte[] more = PARTS.write(new Parts(Collections.nCopies((1 << 20) + 1, part)));
        assertThatThrownBy(() -> PARTS.read(more))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a message holds more than 1048576 others; send several");
    }

    @Test
    void listsOfNumbersAreReadAsWritten() {
        Numbers numbers = new Numbers(
                new int[] {0, 1, -1, 127, 128, Integer.MAX_VALUE, Integer.MIN_VALUE},
                new long[] {0, Long.MAX_VALUE, Long.MIN_VALUE, 300},
                new boolean[] {true, false, true});
        Numbers read = NUMBERS.read(NUMBERS.write(numbers));
        assertThat(read.small()).isEqualTo(numbers.small());
        assertThat(read.large()).isEqualTo(numbers.large());
        assertThat(read.flags()).isEqualTo(numbers.flags());
        byte[] cut = {10, 2, 1, (byte) 0x80};
        assertThatThrownBy(() -> NUMBERS.read(cut)).hasMessageContaining("cut off");
    }

    /** Ten bytes each in a long list: the array has no more elements than there are numbers. */
    @Test
    void longNumbersTakeNoMoreThanTheirBytes() {
        long[] large = new long[100_000];
        Arrays.fill(large, -1);
        byte[] bytes = NUMBERS.write(new Numbers(new int[0], large, new boolean[0]));
        NUMBERS.read(bytes);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        NUMBERS.read(bytes);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated).isLessThan(2L * bytes.length + 100_000);
    }
}
