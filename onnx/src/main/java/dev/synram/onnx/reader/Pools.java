package dev.synram.onnx.reader;

import dev.synram.network.Flow;
import dev.synram.network.layer.GlobalAveragePool;
import dev.synram.network.layer.Pool;
import dev.synram.network.shape.Axis;
import dev.synram.network.shape.Shape;
import dev.synram.network.shape.Window;
import java.util.Arrays;
import java.util.Map;

/** Operators that take the largest or the mean of elements of a channel. */
final class Pools {

    private Pools() {}

    static Map<String, Operator> operators() {
        return Map.of(
                "MaxPool", operation -> pool(operation, Pool.Mode.MAX),
                "AveragePool", operation -> pool(operation, Pool.Mode.AVERAGE),
                "GlobalAveragePool", operation -> overImages(operation, Pool.Mode.AVERAGE),
                "GlobalMaxPool", operation -> overImages(operation, Pool.Mode.MAX),
                "ReduceMean", operation -> reduce(operation, Pool.Mode.AVERAGE),
                "ReduceMax", operation -> reduce(operation, Pool.Mode.MAX));
    }

    private static Value pool(Operation operation, Pool.Mode mode) {
        boolean countsPadding = operation.integer("count_include_pad", 0) != 0 && mode == Pool.Mode.AVERAGE;
        operation.ignore("storage_order");
        Activation input = taken(operation, operation.unpadded(0), mode);
        int[] kernel = operation.integers("kernel_shape");
        Window window = Windows.of(operation, kernel, input.dimensions(), new int[0]);
        if (countsPadding) {
            Window outside = Windows.explicit(operation, kernel, input.dimensions());
            if (isPadded(outside)) {
                Activation padded = operation.draft().complete(input.padded(pads(outside, input)));
                return pooled(operation, padded, mode, without(window, outside));
            }
        }
        return pooled(operation, input, mode, window);
    }

    private static boolean isPadded(Window window) {
        return window.vertical().before()
                        + window.vertical().after()
                        + window.horizontal().before()
                        + window.horizontal().after()
                > 0;
    }

    private static int[] pads(Window window, Activation input) {
        Axis rows = window.vertical();
        Axis columns = window.horizontal();
        return input.dimensions().length == 2
                ? new int[] {0, columns.before(), 0, columns.after()}
                : new int[] {0, rows.before(), columns.before(), 0, rows.after(), columns.after()};
    }

    private static Window without(Window all, Window padded) {
        return new Window(without(all.vertical(), padded.vertical()), without(all.horizontal(), padded.horizontal()));
    }

    private static Axis without(Axis all, Axis padded) {
        return new Axis(all.kernel(), all.stride(), 0, all.after() - padded.after(), all.dilation());
    }

    private static Activation pooled(Operation operation, Activation input, Pool.Mode mode, Window window) {
        try {
            Flow pooled = input.image().then(new Pool(mode, window)).named(operation.name());
            int[] dimensions = input.dimensions().length == 2
                    ? new int[] {input.dimensions()[0], pooled.shape().width()}
                    : new int[] {
                        input.dimensions()[0],
                        pooled.shape().height(),
                        pooled.shape().width()
                    };
            return scaledAlike(Activation.of(pooled, dimensions), input);
        } catch (IllegalArgumentException e) {
            throw operation.refused(String.valueOf(e.getMessage()));
        }
    }

    /** Means commute with factors and offsets of channels, largest elements with positive ones. */
    private static Activation taken(Operation operation, Activation input, Pool.Mode mode) {
        boolean commutes = input.affine().isChannelwise(input.dimensions()[0])
                && (mode == Pool.Mode.AVERAGE || input.affine().isIncreasing());
        return commutes ? input : operation.draft().scaled(input);
    }

    private static Activation scaledAlike(Activation results, Activation input) {
        return results.with(input.affine().resized(input.dimensions()[0], results.size()));
    }

    private static Value overImages(Operation operation, Pool.Mode mode) {
        return overImages(operation, operation.unpadded(0), mode, true);
    }

    private static Value reduce(Operation operation, Pool.Mode mode) {
        Activation input = operation.unpadded(0);
        int[] axes = operation.integers(1, "axes");
        operation.ignore("noop_with_empty_axes");
        boolean keeps = operation.integer("keepdims", 1) != 0;
        int rank = input.dimensions().length;
        boolean[] reduced = new boolean[rank];
        for (int axis : axes) {
            reduced[operation.axisOfSample(axis, input)] = true;
        }
        int kept = -1;
        int count = 0;
        for (int axis = 0; axis < rank; axis++) {
            kept = reduced[axis] ? kept : axis;
            count += reduced[axis] ? 1 : 0;
        }
        if (count != rank - 1 || count == 0) {
            throw operation.refused(
                    "it reduces axes %s of samples with dimensions %s; only rows and columns together are supported"
                            .formatted(Arrays.toString(axes), Arrays.toString(input.dimensions())));
        }
        Activation means = overImages(operation, input.withFirst(kept), mode, keeps);
        return keeps ? means.withFirstAt(kept) : means;
    }

    private static Activation overImages(Operation operation, Activation given, Pool.Mode mode, boolean keepAxes) {
        if (given.dimensions().length < 2) {
            throw operation.refused("it takes images; samples with dimensions %s are not images"
                    .formatted(Arrays.toString(given.dimensions())));
        }
        Activation input = taken(operation, given, mode);
        Flow image = input.image();
        Shape shape = image.shape();
        Flow pooled = mode == Pool.Mode.AVERAGE
                ? image.then(new GlobalAveragePool())
                : image.then(new Pool(mode, new Window(Axis.of(shape.height()), Axis.of(shape.width()))));
        int[] dimensions = new int[keepAxes ? input.dimensions().length : 1];
        Arrays.fill(dimensions, 1);
        dimensions[0] = input.dimensions()[0];
        return scaledAlike(Activation.of(pooled.named(operation.name()), dimensions), input);
    }
}
