package dev.synram.onnx.reader;

import dev.synram.network.shape.Axis;
import dev.synram.network.shape.Window;
import java.util.Arrays;

/** The window attributes of Conv, MaxPool and AveragePool. */
final class Windows {

    private Windows() {}

    /**
     * Reads the window.
     *
     * @param kernel number of taps along each axis
     * @param input dimensions of a sample: channels, then one or two axes
     * @param padding zeros added by a preceding Pad, or empty
     */
    static Window of(Operation operation, int[] kernel, int[] input, int[] padding) {
        boolean isPool = !operation.operator().equals("Conv");
        return of(operation, kernel, input, padding, isPool ? operation.integer("ceil_mode", 0) : 0);
    }

    private static Window of(Operation operation, int[] kernel, int[] input, int[] padding, int ceiling) {
        int axes = input.length - 1;
        if (axes < 1 || axes > 2 || kernel.length != axes) {
            throw operation.refused("a window of %s axes over samples with dimensions %s; one or two axes are supported"
                    .formatted(kernel.length, Arrays.toString(input)));
        }
        int[] strides = sized(operation, "strides", axes, 1);
        int[] dilations = sized(operation, "dilations", axes, 1);
        int[] pads = sized(operation, "pads", 2 * axes, 0);
        String automatic = operation.text("auto_pad", "NOTSET");
        Axis[] all = new Axis[axes];
        for (int i = 0; i < axes; i++) {
            int size = input[1 + i] + (padding.length == 0 ? 0 : padding[i] + padding[axes + i]);
            try {
                Axis bare = new Axis(kernel[i], strides[i], 0, 0, dilations[i]);
                Axis padded = switch (automatic) {
                    case "NOTSET", "" -> new Axis(kernel[i], strides[i], pads[i], pads[axes + i], dilations[i]);
                    case "VALID" -> bare;
                    case "SAME_UPPER" -> same(bare, size, 0);
                    case "SAME_LOWER" -> same(bare, size, 1);
                    default -> throw operation.refused("auto_pad is '%s'".formatted(automatic));
                };
                all[i] = more(padded, padding, i, ceiling == 0 ? 0 : missing(padded, size));
            } catch (IllegalArgumentException e) {
                throw operation.refused(String.valueOf(e.getMessage()));
            }
        }
        return axes == 1 ? new Window(Axis.NONE, all[0]) : new Window(all[0], all[1]);
    }

    /** The window with the padding that the node's attributes give, without what completes a last position. */
    static Window explicit(Operation operation, int[] kernel, int[] input) {
        return of(operation, kernel, input, new int[0], 0);
    }

    private static int[] sized(Operation operation, String attribute, int count, int otherwise) {
        int[] filled = new int[count];
        Arrays.fill(filled, otherwise);
        int[] values = operation.integers(attribute, filled);
        if (values.length != count) {
            throw operation.refused("%s has %s values, not %s".formatted(attribute, values.length, count));
        }
        return values;
    }

    /** Padding for ceil(input / stride) positions; an odd element is added after the input, or before it. */
    private static Axis same(Axis axis, int input, int restInFront) {
        int positions = Math.ceilDiv(input, axis.stride());
        int all = Math.max(0, (positions - 1) * axis.stride() + axis.span() - input);
        int before = (all + restInFront) / 2;
        return new Axis(axis.kernel(), axis.stride(), before, all - before, axis.dilation());
    }

    /** Zeros after the input that complete a last position, which must begin within the input. */
    private static int missing(Axis axis, int input) {
        int rest = Math.floorMod(input + axis.before() + axis.after() - axis.span(), axis.stride());
        int begin = axis.positions(input) * axis.stride();
        return rest == 0 || begin >= input + axis.before() ? 0 : axis.stride() - rest;
    }

    private static Axis more(Axis axis, int[] padding, int number, int behind) {
        int axes = padding.length / 2;
        int before = axes == 0 ? 0 : padding[number];
        int after = axes == 0 ? 0 : padding[axes + number];
        return new Axis(
                axis.kernel(), axis.stride(), axis.before() + before, axis.after() + after + behind, axis.dilation());
    }
}
