package dev.synram.runtime.host;

import dev.synram.kernel.DigitalKernel;
import dev.synram.kernel.data.ByteRange;
import dev.synram.network.layer.ColumnMean;
import dev.synram.network.layer.Im2col;
import dev.synram.network.layer.Pool;
import dev.synram.network.layer.Requantize;
import dev.synram.network.layer.Slices;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The digital layers. Each method prepares one; what it returns computes the layer's results and allocates nothing. */
public final class DigitalSteps {

    private DigitalSteps() {}

    /** {@code max(0, y)}. */
    public static DigitalStep relu(Values from, Values to, byte largest) {
        return () -> {
            byte[] source = from.data();
            byte[] target = to.data();
            for (int i = 0; i < to.length(); i++) {
                target[i] = (byte) Math.clamp(source[i], 0, largest);
            }
        };
    }

    /** A copy of results that are about to change. */
    public static DigitalStep keep(Values from, Values to) {
        return () -> copy(from, to);
    }

    /** Activations with a sign of results. */
    public static DigitalStep convert(Values from, Values to, Requantize convert) {
        byte[] table = new byte[256];
        for (int result = Byte.MIN_VALUE; result <= Byte.MAX_VALUE; result++) {
            table[result & 0xff] = convert.apply((byte) result);
        }
        return () -> {
            byte[] source = from.data();
            byte[] target = to.data();
            for (int i = 0; i < to.length(); i++) {
                target[i] = table[source[i] & 0xff];
            }
        };
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
    public static DigitalStep add(List<Values> addends, Values to, DigitalKernel digital) {
        ByteRange addend = new ByteRange();
        ByteRange sums = new ByteRange();
        return () -> {
            copy(addends.getFirst(), to);
            for (int i = 1; i < addends.size(); i++) {
                addend.set(addends.get(i).data(), 0, to.length());
                digital.addSaturating(addend, sums.set(to.data(), 0, to.length()));
            }
        };
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

    /**
     * The largest or the mean of some elements.
     *
     * @param moreBits bits by which a mean is finer than its elements
     * @param taps for each element of the result the elements that it is made of
     */
    public static DigitalStep pool(Pool.Mode mode, int moreBits, Im2col taps, Values from, Values to) {
        int[] found = new int[from.lanes()];
        return () -> {
            for (int block = 0; block < to.blocks(); block++) {
                for (int element = 0; element < to.size(); element++) {
                    int count = gather(mode, taps, element, from, block, found);
                    store(mode, moreBits, found, count, to.data(), to.row(block, element));
                }
            }
        };
    }

    private static int gather(Pool.Mode mode, Im2col taps, int element, Values from, int block, int[] found) {
        Arrays.fill(found, mode == Pool.Mode.MAX ? Byte.MIN_VALUE : 0);
        byte[] source = from.data();
        int count = 0;
        for (int tap = 0; tap < taps.length(); tap++) {
            int index = taps.source()[element * taps.length() + tap];
            if (index == Im2col.PADDING) {
                continue;
            }
            count++;
            int row = from.row(block, index);
            for (int lane = 0; lane < found.length; lane++) {
                int value = source[row + lane];
                found[lane] = mode == Pool.Mode.MAX ? Math.max(found[lane], value) : found[lane] + value;
            }
        }
        return count;
    }

    private static void store(Pool.Mode mode, int moreBits, int[] found, int count, byte[] target, int row) {
        for (int lane = 0; lane < found.length; lane++) {
            int value = found[lane];
            target[row + lane] = (byte) (mode == Pool.Mode.MAX ? value : mean(value << moreBits, count));
        }
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

    private static int mean(int sum, int count) {
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
    private static void copy(Values from, Values to) {
        if (from.data() != to.data()) {
            System.arraycopy(from.data(), 0, to.data(), 0, to.length());
        }
    }
}
