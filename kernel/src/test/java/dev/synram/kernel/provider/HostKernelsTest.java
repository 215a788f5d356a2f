package dev.synram.kernel.provider;

import static dev.synram.kernel.provider.RandomFloats.floats;
import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.kernel.Kernels;
import dev.synram.kernel.data.ByteRange;
import dev.synram.kernel.data.FloatRange;
import dev.synram.kernel.data.Ramp;
import dev.synram.kernel.scalar.ScalarKernels;
import dev.synram.kernel.simd.SimdKernels;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Both kinds of kernels compute digital layers and their gradients with the same bits, and nothing outside of ranges. */
class HostKernelsTest {

    private static final List<Kernels> BOTH = List.of(ScalarKernels.all(), SimdKernels.all());
    private static final int SIZE = 120;

    private static byte[] bytes(long seed) {
        byte[] bytes = new byte[SIZE];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    @Property(tries = 100)
    void aReluLimitsResults(
            @ForAll @IntRange(max = 100) int count, @ForAll @IntRange(max = 127) int largest, @ForAll long seed) {
        for (Kernels kernels : BOTH) {
            byte[] before = bytes(seed);
            byte[] values = before.clone();
            kernels.digital().relu(new ByteRange().set(values, 5, count), (byte) largest);
            for (int i = 0; i < SIZE; i++) {
                boolean within = i >= 5 && i < 5 + count;
                assertThat((int) values[i]).isEqualTo(within ? Math.clamp(before[i], 0, largest) : before[i]);
            }
        }
    }

    @Property(tries = 100)
    void theLargestAreKept(@ForAll @IntRange(max = 100) int count, @ForAll long seed) {
        for (Kernels kernels : BOTH) {
            byte[] values = bytes(seed);
            byte[] before = bytes(~seed);
            byte[] largest = before.clone();
            kernels.digital().max(new ByteRange().set(values, 3, count), new ByteRange().set(largest, 9, count));
            for (int i = 0; i < SIZE; i++) {
                boolean within = i >= 9 && i < 9 + count;
                assertThat(largest[i]).isEqualTo(within ? (byte) Math.max(before[i], values[i - 6]) : before[i]);
            }
        }
    }

    @Property(tries = 100)
    void gradientsAreAdded(@ForAll @IntRange(max = 100) int count, @ForAll long seed) {
        for (Kernels kernels : BOTH) {
            float[] addends = floats(new Random(seed), SIZE);
            float[] before = floats(new Random(~seed), SIZE);
            float[] sums = before.clone();
            kernels.gradient().add(new FloatRange().set(addends, 3, count), new FloatRange().set(sums, 9, count));
            for (int i = 0; i < SIZE; i++) {
                boolean within = i >= 9 && i < 9 + count;
                assertThat(sums[i]).isEqualTo(within ? before[i] + addends[i - 6] : before[i]);
            }
        }
    }

    @Property(tries = 100)
    void gradientsAreAddedWhereTheRampRises(
            @ForAll @IntRange(max = 100) int count, @ForAll @IntRange(max = 127) int largest, @ForAll long seed) {
        for (Kernels kernels : BOTH) {
            Ramp ramp = new Ramp(bytes(seed), (byte) largest, 0.3f);
            float[] gradients = floats(new Random(seed), SIZE);
            float[] before = floats(new Random(~seed), SIZE);
            float[] sums = before.clone();
            kernels.gradient()
                    .addRamp(new FloatRange().set(gradients, 3, count), new FloatRange().set(sums, 9, count), ramp);
            for (int i = 0; i < SIZE; i++) {
                boolean rises = i >= 9 && i < 9 + count && ramp.arguments()[i] > 0 && ramp.arguments()[i] <= largest;
                assertThat(sums[i]).isEqualTo(rises ? before[i] + gradients[i - 6] * 0.3f : before[i]);
            }
        }
    }
}
