package dev.synram.runtime.host;

import dev.synram.kernel.data.ByteRange;
import dev.synram.network.layer.ColumnMean;
import dev.synram.network.layer.Im2col;
import dev.synram.network.layer.Requantize;
import dev.synram.network.layer.Slices;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The digital layers. Each method prepares one; what it returns computes the layer's results. */
public final class DigitalSteps {

    private DigitalSteps() {}

    /** {@code max(0, y)}, limited to a largest. */
    public static DigitalStep relu(Values from, Values to, byte largest, HostLoops loops) {
        return inPlace(from, to, loops, values -> loops.digital().relu(values, largest));
    }

    /** Activations of results; {@code to} may be {@code from}. */
    public static DigitalStep convertingRelu(Values from, Values to, int shift, HostLoops loops) {
        return inPlace(from, to, loops, values -> loops.digital().convertingRelu(values, shift));
    }

    private static DigitalStep inPlace(Values from, Values to, HostLoops loops, Consumer<ByteRange> work) {
        ByteRange[] ranges = loops.ranges();
        return loops.divided(to.length(), (worker, first, end) -> {
            copy(from, to, first, end);
            work.accept(ranges[worker].set(to.data(), first, end - first));
        });
    }

    /** A copy of results that are about to change. */
    public static DigitalStep keep(Values from, Values to, HostLoops loops) {
        return loops.divided(to.length(), (_, first, end) -> copy(from, to, first, end));
    }

    /** Activations with a sign of results. */
    public static DigitalStep convert(Values from, Values to, Requantize convert, HostLoops loops) {
        byte[] table = new byte[256];
        for (int result = Byte.MIN_VALUE; result <= Byte.MAX_VALUE; result++) {
            table[result & 0xff] = convert.apply((byte) result);
        }
        return loops.divided(to.length(), (_, first, end) -> {
            byte[] source = from.data();
            byte[] target = to.data();
            for (int i = first; i < end; i++) {
                target[i] = table[source[i] & 0xff];
            }
        });
    }

    /** Elements of activations of results: the elements of one activation are neighbouring rows of a block. */
    public static DigitalStep slices(Values from, Values to, Slices slices) {
        int elements = slices.rows().elements();
        byte[][] tables = new byte[elements][256];
        for (int result = Byte.MIN_VALUE; result <= Byte.MAX_VALUE; result++) {
            int activation = slices.activation((byte) result);
            for (int e = 0; e < elements; e++) {
                tables[e][result & 0xff] = slices.rows().element(activation, e);
            }
        }
        if (to.lanes() == 1) {
            return () -> elementsInRows(from.data(), tables, to.data());
        }
        return () -> {
            byte[] source = from.data();
            byte[] target = to.data();
            int lanes = to.lanes();
            for (int row = 0; row < to.length(); row += lanes) {
                byte[] table = tables[row / lanes % elements];
                int first = row / lanes / elements * lanes;
                for (int lane = 0; lane < lanes; lane++) {
                    target[row + lane] = table[source[first + lane] & 0xff];
                }
            }
        };
    }

    private static void elementsInRows(byte[] results, byte[][] tables, byte[] target) {
        for (int i = 0; i < results.length; i++) {
            for (int e = 0; e < tables.length; e++) {
                target[i * tables.length + e] = tables[e][results[i] & 0xff];
            }
        }
    }

    /** The positive activations, and the magnitudes of the negative ones. */
    public static DigitalStep split(Values from, Values positive, Values magnitudes) {
        return () -> {
            byte[] source = from.data();
            byte[] above = positive.data();
            byte[] below = magnitudes.data();
            for (int i = 0; i < from.length(); i++) {
                above[i] = (byte) Math.max(0, source[i]);
                below[i] = (byte) Math.max(0, -source[i]);
            }
        };
    }

    /** Sums with saturation. */
    public static DigitalStep add(List<Values> addends, Values to, HostLoops loops) {
        ByteRange[] some = loops.ranges();
        ByteRange[] sums = loops.ranges();
        return loops.divided(to.length(), (worker, first, end) -> {
            copy(addends.getFirst(), to, first, end);
            for (int i = 1; i < addends.size(); i++) {
                some[worker].set(addends.get(i).data(), first, end - first);
                loops.digital().addSaturating(some[worker], sums[worker].set(to.data(), first, end - first));
            }
        });
    }

    /** Channels of several nodes, pixel by pixel. */
    public static DigitalStep concatenate(List<Values> parts, List<Integer> channels, Values to) {
        return () -> {
            int pixels = parts.getFirst().size() / channels.getFirst();
            for (int block = 0; block < to.blocks(); block++) {
                int row = 0;
                for (int pixel = 0; pixel < pixels; pixel++) {
                    for (int i = 0; i < parts.size(); i++) {
                        Values part = parts.get(i);
                        int count = channels.get(i);
                        int from = part.row(block, pixel * count);
                        System.arraycopy(part.data(), from, to.data(), to.row(block, row), count * to.lanes());
                        row += count;
                    }
                }
            }
        };
    }

    /** Means of neighbouring rows, shifted. */
    public static DigitalStep columnMean(ColumnMean mean, Values from, Values to) {
        int[] sums = new int[to.lanes()];
        int[] divisors =
                IntStream.range(0, mean.shifts().size()).map(mean::divisor).toArray();
        int columns = mean.columns();
        if (to.lanes() == 1) {
            return () -> meansInRows(from.data(), columns, divisors, to.data());
        }
        return () -> {
            byte[] source = from.data();
            byte[] target = to.data();
            int lanes = sums.length;
            for (int row = 0; row < to.length(); row += lanes) {
                Arrays.fill(sums, 0);
                for (int column = 0; column < columns; column++) {
                    int first = row * columns + column * lanes;
                    for (int lane = 0; lane < lanes; lane++) {
                        sums[lane] += source[first + lane];
                    }
                }
                int divisor = divisors[row / lanes % divisors.length];
                for (int lane = 0; lane < lanes; lane++) {
                    target[row + lane] = (byte) mean(sums[lane], divisor);
                }
            }
        };
    }

    private static void meansInRows(byte[] source, int columns, int[] divisors, byte[] target) {
        for (int pixel = 0; pixel < target.length; pixel += divisors.length) {
            for (int channel = 0; channel < divisors.length; channel++) {
                int first = (pixel + channel) * columns;
                int sum = 0;
                for (int i = first; i < first + columns; i++) {
                    sum += source[i];
                }
                target[pixel + channel] = (byte) mean(sum, divisors[channel]);
            }
        }
    }

    /** The rounded mean, ties upwards, limited to 8 bits. */
    static int mean(int sum, int count) {
        return Math.clamp(Math.floorDiv(2 * sum + count, 2 * count), Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    /**
     * Elements with zeros around them, which are never written.
     *
     * @param taps for each element of the result the element that it is, or padding
     */
    public static DigitalStep pad(Im2col taps, Values from, Values to) {
        return () -> {
            for (int block = 0; block < to.blocks(); block++) {
                for (int element = 0; element < to.size(); element++) {
                    int index = taps.source()[element];
                    if (index != Im2col.PADDING) {
                        System.arraycopy(
                                from.data(), from.row(block, index), to.data(), to.row(block, element), to.lanes());
                    }
                }
            }
        };
    }

    /** The number of the first of the largest results. */
    public static DigitalStep argMax(Values from, Values to) {
        return () -> {
            for (int block = 0; block < from.blocks(); block++) {
                for (int lane = 0; lane < from.lanes(); lane++) {
                    int best = 0;
                    for (int element = 1; element < from.size(); element++) {
                        byte value = from.data()[from.row(block, element) + lane];
                        best = value > from.data()[from.row(block, best) + lane] ? element : best;
                    }
                    to.data()[to.row(block, 0) + lane] = (byte) best;
                }
            }
        };
    }

    @SuppressWarnings("ReferenceEquality") // the same array, not one with the same content
    private static void copy(Values from, Values to, int first, int end) {
        if (from.data() != to.data()) {
            System.arraycopy(from.data(), first, to.data(), first, end - first);
        }
    }
}
