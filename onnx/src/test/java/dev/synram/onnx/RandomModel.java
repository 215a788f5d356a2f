package dev.synram.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.synram.onnx.writer.GraphWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/** A random network of all supported operators, in any supported opset, as ONNX; determined by the seed alone. */
final class RandomModel {

    private final Random random;
    private final int opset;
    private final ModelBuilder model;
    private final long[] input;
    private String value = "x";
    private long[] dimensions;

    RandomModel(long seed) {
        random = new Random(seed);
        opset = between(7, 23);
        model = new ModelBuilder(opset);
        boolean rows = random.nextInt(3) > 0;
        input = switch (random.nextInt(4)) {
            case 0 -> new long[] {between(2, 12)};
            case 1 -> new long[] {between(1, 3), between(5, 12)};
            default -> new long[] {between(1, 3), between(5, 9), between(5, 9)};
        };
        dimensions = input.clone();
        model.input("x", input);
        if (input.length == 3 && rows && random.nextInt(4) == 0) {
            transpose(0, 3, 1, 2);
        }
        int layers = between(2, 7);
        for (int i = 0; i < layers; i++) {
            layer();
        }
        toVector();
        dense(between(2, 6));
        switch (random.nextInt(6)) {
            case 2 -> next("LogSoftmax", List.of(), GraphWriter.integer("axis", 1));
            case 3 -> next("Sigmoid", List.of());
            case 0 -> next("Softmax", List.of(), GraphWriter.integer("axis", 1));
            case 1 -> next("Softmax", List.of(), GraphWriter.integer("axis", random.nextBoolean() ? -1 : 1));
            default -> {}
        }
    }

    int inputSize() {
        return (int) Arrays.stream(input).reduce(1, (a, b) -> a * b);
    }

    long[] input() {
        return input;
    }

    String output() {
        return value;
    }

    byte[] bytes() {
        return model.build(value).toByteArray();
    }

    /** Results that later nodes take. */
    void take(String newValue) {
        value = newValue;
    }

    long[] dimensions() {
        return dimensions;
    }

    int opset() {
        return opset;
    }

    ModelBuilder model() {
        return model;
    }

    private int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    void next(String operator, List<String> more, AttributeProto... attributes) {
        List<String> inputs = new ArrayList<>(List.of(value));
        inputs.addAll(more);
        value = model.node(operator, inputs, attributes);
    }

    float[] numbers(long count, double standardDeviation) {
        float[] values = new float[(int) count];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * standardDeviation);
        }
        return values;
    }

    /** Weights in one of the supported types, whose float values are the same in both programs. */
    private String weights(double standardDeviation, long... shape) {
        float[] values = numbers(size(shape), standardDeviation);
        if (random.nextInt(3) > 0) {
            return model.floats(values, shape);
        }
        int type = random.nextInt(2) == 0 ? TensorProto.DataType.FLOAT16_VALUE : TensorProto.DataType.DOUBLE_VALUE;
        int width = type == TensorProto.DataType.DOUBLE_VALUE ? 8 : 2;
        ByteBuffer bytes = ByteBuffer.allocate(values.length * width).order(ByteOrder.LITTLE_ENDIAN);
        for (float number : values) {
            if (width == 8) {
                bytes.putDouble(number);
            } else {
                bytes.putShort(Float.floatToFloat16(number));
            }
        }
        if (opset >= 13 && random.nextInt(3) == 0) {
            byte[] whole = new byte[values.length];
            random.nextBytes(whole);
            String integers = model.initializer(
                    ModelBuilder.raw("q" + random.nextLong(), TensorProto.DataType.INT8_VALUE, whole, shape));
            return model.node("DequantizeLinear", List.of(integers, model.floats(new float[] {
                (float) (standardDeviation / 60)
            })));
        }
        String stored = model.initializer(ModelBuilder.raw("t" + random.nextLong(), type, bytes.array(), shape));
        return model.node("Cast", List.of(stored), GraphWriter.integer("to", TensorProto.DataType.FLOAT_VALUE));
    }

    private static long size(long... shape) {
        return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    }

    private void layer() {
        boolean image = dimensions.length > 1;
        if (random.nextInt(4) == 0) {
            new RandomFunctions(this, random).add();
            return;
        }
        switch (random.nextInt(image ? 15 : 9)) {
            case 0 -> next("Relu", List.of());
            case 1 -> clip();
            case 2 -> branches();
            case 3 -> next(random.nextBoolean() ? "Identity" : "Dropout", List.of());
            case 4 -> squeezed();
            case 5 -> {
                if (!image) {
                    reshapedByShape();
                } else {
                    norm();
                }
            }
            case 6, 7 -> {
                if (image) {
                    conv();
                } else {
                    dense(between(2, 8));
                }
            }
            case 8 -> {
                if (image) {
                    conv();
                } else {
                    norm();
                }
            }
            case 9 -> pool("MaxPool");
            case 10 -> pool("AveragePool");
            case 11 -> {
                conv();
                norm();
            }
            case 12 -> {
                if (random.nextInt(3) == 0) {
                    global();
                } else {
                    conv();
                }
            }
            case 13 -> {
                if (random.nextInt(3) == 0) {
                    means();
                } else {
                    padded();
                }
            }
            default -> toVector();
        }
    }

    private void clip() {
        float high = 0.5f + random.nextFloat();
        if (opset < 11) {
            next("Clip", List.of(), GraphWriter.real("min", 0), GraphWriter.real("max", high));
        } else {
            next("Clip", List.of(model.floats(new float[] {0}), model.floats(new float[] {high})));
        }
    }

    private void branches() {
        String before = value;
        next("Relu", List.of());
        String first = value;
        value = before;
        clip();
        if (random.nextBoolean()) {
            value = model.node("Add", List.of(first, value));
        } else {
            value = model.node("Concat", List.of(first, value), GraphWriter.integer("axis", 1));
            dimensions[0] *= 2;
        }
    }

    private void squeezed() {
        if (opset < 13) {
            next("Unsqueeze", List.of(), GraphWriter.integers("axes", 1));
            next("Squeeze", List.of(), GraphWriter.integers("axes", 1));
        } else {
            next("Unsqueeze", List.of(model.longs(1)));
            next("Squeeze", List.of(model.longs(1)));
        }
    }

    /** As PyTorch writes {@code x.view(x.size(0), -1)}. */
    private void reshapedByShape() {
        String shape = model.node("Shape", List.of(value));
        String batch = model.node("Gather", List.of(shape, model.longs(0)), GraphWriter.integer("axis", 0));
        String target = model.node("Concat", List.of(batch, model.longs(-1)), GraphWriter.integer("axis", 0));
        next("Reshape", List.of(target));
    }

    private void norm() {
        long channels = dimensions[0];
        float[] variance = numbers(channels, 1);
        for (int i = 0; i < variance.length; i++) {
            variance[i] = 0.5f + variance[i] * variance[i];
        }
        next(
                "BatchNormalization",
                List.of(
                        model.floats(numbers(channels, 1), channels),
                        model.floats(numbers(channels, 0.3), channels),
                        model.floats(numbers(channels, 0.3), channels),
                        model.floats(variance, channels)),
                GraphWriter.real("epsilon", 1e-3f));
    }

    private void conv() {
        int axes = dimensions.length - 1;
        long[] kernel = new long[axes];
        long[] strides = new long[axes];
        long[] dilations = new long[axes];
        long[] pads = new long[2 * axes];
        for (int i = 0; i < axes; i++) {
            kernel[i] = between(1, (int) Math.min(4, dimensions[i + 1]));
            strides[i] = between(1, 2);
            dilations[i] = kernel[i] * 2 <= dimensions[i + 1] ? between(1, 2) : 1;
            pads[i] = between(0, 2);
            pads[axes + i] = between(0, 2);
        }
        if (random.nextInt(4) == 0) {
            pad(pads);
        }
        int groups = dimensions[0] % 2 == 0 && random.nextInt(3) == 0 ? 2 : 1;
        int outputs = groups * between(1, 4);
        long[] shape = LongStream.concat(LongStream.of(outputs, dimensions[0] / groups), Arrays.stream(kernel))
                .toArray();
        List<String> more = new ArrayList<>(List.of(weights(1 / Math.sqrt(size(shape) / (double) outputs), shape)));
        boolean constantAfter = random.nextInt(4) == 0;
        if (!constantAfter && random.nextBoolean()) {
            more.add(weights(0.3, outputs));
        }
        List<AttributeProto> attributes = new ArrayList<>(List.of(
                GraphWriter.integer("group", groups),
                GraphWriter.integers("strides", strides),
                GraphWriter.integers("dilations", dilations)));
        String automatic = random.nextInt(3) > 0 ? "NOTSET" : random.nextBoolean() ? "SAME_UPPER" : "SAME_LOWER";
        if (automatic.equals("NOTSET")) {
            attributes.add(GraphWriter.integers("pads", pads));
        } else {
            Arrays.fill(dilations, 1);
            attributes.set(2, GraphWriter.integers("dilations", dilations));
            attributes.add(ModelBuilder.text("auto_pad", automatic));
        }
        next("Conv", more, attributes.toArray(AttributeProto[]::new));
        for (int i = 0; i < axes; i++) {
            dimensions[i + 1] = automatic.equals("NOTSET")
                    ? (dimensions[i + 1] + pads[i] + pads[axes + i] - (kernel[i] - 1) * dilations[i] - 1) / strides[i]
                            + 1
                    : Math.ceilDiv(dimensions[i + 1], strides[i]);
        }
        dimensions[0] = outputs;
        if (constantAfter) {
            long[] broadcast = new long[axes + 1];
            Arrays.fill(broadcast, 1);
            broadcast[0] = outputs;
            next("Add", List.of(model.floats(numbers(outputs, 0.3), broadcast)));
        }
    }

    /** Pads samples with a separate node. */
    private void pad(long[] inConv) {
        int axes = dimensions.length - 1;
        long[] pads = new long[2 * (axes + 2)];
        for (int i = 0; i < axes; i++) {
            pads[2 + i] = between(0, 2);
            pads[axes + 4 + i] = between(0, 2);
            dimensions[1 + i] += pads[2 + i] + pads[axes + 4 + i];
        }
        Arrays.fill(inConv, 0);
        addPad(pads);
    }

    /** Zeros around images that no convolution can add itself. */
    private void padded() {
        long[] pads = new long[2 * (dimensions.length + 1)];
        for (int i = 1; i < dimensions.length; i++) {
            pads[1 + i] = between(0, 1);
            dimensions[i] += pads[1 + i];
        }
        addPad(pads);
        next("Relu", List.of());
    }

    private void addPad(long[] pads) {
        if (opset < 11) {
            next("Pad", List.of(), GraphWriter.integers("pads", pads));
        } else {
            next("Pad", List.of(model.longs(pads)));
        }
    }

    private void pool(String operator) {
        int axes = dimensions.length - 1;
        long[] kernel = new long[axes];
        long[] strides = new long[axes];
        long[] pads = new long[2 * axes];
        for (int i = 0; i < axes; i++) {
            kernel[i] = between(1, (int) Math.min(3, dimensions[i + 1]));
            strides[i] = between(1, (int) kernel[i]);
            pads[i] = random.nextInt((int) kernel[i]);
            pads[axes + i] = random.nextInt((int) kernel[i]);
        }
        boolean ceiling = opset >= 10 && random.nextInt(4) == 0;
        // ONNX Runtime counts what completes a last position before opset 19, and no padding behind the input from 19
        // on.
        boolean counted = operator.equals("AveragePool") && opset < 19 && !ceiling && random.nextInt(3) == 0;
        if (ceiling) {
            Arrays.fill(pads, 0);
        }
        List<AttributeProto> attributes = new ArrayList<>(List.of(
                GraphWriter.integers("kernel_shape", kernel),
                GraphWriter.integers("strides", strides),
                GraphWriter.integers("pads", pads)));
        if (counted) {
            attributes.add(GraphWriter.integer("count_include_pad", 1));
        }
        if (ceiling) {
            attributes.add(GraphWriter.integer("ceil_mode", 1));
        }
        next(operator, List.of(), attributes.toArray(AttributeProto[]::new));
        for (int i = 0; i < axes; i++) {
            long rest = dimensions[i + 1] + pads[i] + pads[axes + i] - kernel[i];
            dimensions[i + 1] = (ceiling ? Math.ceilDiv(rest, strides[i]) : rest / strides[i]) + 1;
        }
    }

    private void global() {
        next(random.nextBoolean() ? "GlobalAveragePool" : "GlobalMaxPool", List.of());
        Arrays.fill(dimensions, 1, dimensions.length, 1);
    }

    /** The means of channels, with channels first or last. */
    private void means() {
        boolean last = random.nextBoolean();
        long[] axes = dimensions.length == 2 ? new long[] {last ? 1 : 2} : last ? new long[] {1, 2} : new long[] {2, 3};
        if (last) {
            if (dimensions.length == 2) {
                transpose(0, 2, 1);
            } else {
                transpose(0, 2, 3, 1);
            }
        }
        if (opset < 18) {
            next("ReduceMean", List.of(), GraphWriter.integers("axes", axes), GraphWriter.integer("keepdims", 0));
        } else {
            next("ReduceMean", List.of(model.longs(axes)), GraphWriter.integer("keepdims", 0));
        }
        dimensions = new long[] {dimensions[last ? dimensions.length - 1 : 0]};
    }

    private void transpose(long... permutation) {
        next("Transpose", List.of(), GraphWriter.integers("perm", permutation));
        long[] before = dimensions.clone();
        for (int i = 0; i < before.length; i++) {
            dimensions[i] = before[(int) permutation[i + 1] - 1];
        }
    }

    private void toVector() {
        if (dimensions.length == 1) {
            return;
        }
        if (dimensions.length == 3 && random.nextInt(3) == 0) {
            transpose(0, 2, 3, 1);
        }
        if (random.nextBoolean()) {
            next("Flatten", List.of());
        } else {
            next("Reshape", List.of(model.longs(0, -1)));
        }
        dimensions = new long[] {size(dimensions)};
    }

    private void dense(long outputs) {
        long inputs = dimensions[0];
        double standardDeviation = 1 / Math.sqrt((double) inputs);
        switch (random.nextInt(3)) {
            case 0 ->
                next(
                        "Gemm",
                        List.of(weights(standardDeviation, outputs, inputs), weights(0.3, outputs)),
                        GraphWriter.integer("transB", 1));
            case 1 ->
                next(
                        "Gemm",
                        List.of(
                                weights(standardDeviation, inputs, outputs),
                                model.floats(numbers(outputs, 0.3), outputs)),
                        GraphWriter.real("alpha", 0.5f),
                        GraphWriter.real("beta", 2f));
            default -> {
                next("MatMul", List.of(weights(standardDeviation, inputs, outputs)));
                if (random.nextBoolean()) {
                    next("Add", List.of(model.floats(numbers(outputs, 0.3), outputs)));
                }
            }
        }
        dimensions = new long[] {outputs};
    }
}
