package dev.synram.onnx.reader;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.synram.onnx.tensor.Arithmetic;
import dev.synram.onnx.tensor.Broadcast;
import dev.synram.onnx.tensor.Constant;
import dev.synram.onnx.tensor.Shaping;
import dev.synram.onnx.tensor.Strides;
import dev.synram.onnx.tensor.TensorReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Operators on constants and dimensions, which exporters leave in files. */
final class ConstantOperators {

    private final TensorReader tensors;
    private final Map<String, Operator> operators = new HashMap<>();

    ConstantOperators(TensorReader tensors) {
        this.tensors = tensors;
        put("Constant", this::constant);
        put("ConstantOfShape", this::constantOfShape);
        put("Range", ConstantOperators::range);
        put("Slice", ConstantOperators::slice);
        put("Gather", ConstantOperators::gather);
        put("Concat", ConstantOperators::concatenate);
        put(
                "Expand",
                operation -> Shaping.expand(
                        operation.constant(0), operation.constant(1).integers()));
        put(
                "Tile",
                operation -> Shaping.tile(
                        operation.constant(0), operation.constant(1).integers()));
        put("Transpose", ConstantOperators::transpose);
        put("Cast", ConstantOperators::cast);
        put("Where", ConstantOperators::where);
        put("ReduceProd", ConstantOperators::product);
        arithmetic();
    }

    private void arithmetic() {
        binary("Add", (a, b) -> a + b);
        binary("Sub", (a, b) -> a - b);
        binary("Mul", (a, b) -> a * b);
        binary("Div", (a, b) -> a / b);
        binary("Pow", Math::pow);
        binary("Min", Math::min);
        binary("Max", Math::max);
        binary("Mod", (a, b) -> a - b * Math.floor(a / b));
        comparison("Equal", (a, b) -> a == b ? 1 : 0);
        comparison("Greater", (a, b) -> a > b ? 1 : 0);
        comparison("Less", (a, b) -> a < b ? 1 : 0);
        comparison("And", (a, b) -> a * b);
        comparison("Or", Math::max);
        unary("Neg", a -> -a);
        unary("Abs", Math::abs);
        unary("Sqrt", Math::sqrt);
        unary("Reciprocal", a -> 1 / a);
        unary("Exp", Math::exp);
        unary("Log", Math::log);
        unary("Floor", Math::floor);
        unary("Ceil", Math::ceil);
        unary("Round", Math::rint);
        unary("Not", a -> 1 - a);
        unary("Relu", a -> Math.max(0, a));
    }

    Map<String, Operator> operators() {
        return operators;
    }

    /** Computes a constant of an operation whose inputs are constants. */
    @FunctionalInterface
    private interface Function {

        Constant apply(Operation operation);
    }

    private void put(String name, Function function) {
        operators.put(name, operation -> new ConstantValue(function.apply(operation)));
    }

    private void unary(String name, DoubleUnaryOperator function) {
        put(name, operation -> Arithmetic.unary(operation.constant(0), function));
    }

    private void binary(String name, DoubleBinaryOperator function) {
        put(name, operation -> {
            operation.requireAttribute("fmod", 0, "take the remainder of whole numbers");
            Constant result = operation.constant(0);
            for (int i = 1; i < operation.inputCount(); i++) {
                result = Arithmetic.binary(result, operation.constant(i), function);
            }
            return result;
        });
    }

    private void comparison(String name, DoubleBinaryOperator function) {
        put(name, operation -> Arithmetic.comparison(operation.constant(0), operation.constant(1), function));
    }

    private Constant constant(Operation operation) {
        for (String kind : new String[] {"value", "value_float", "value_floats", "value_int", "value_ints"}) {
            AttributeProto attribute = operation.any(kind);
            if (attribute != null) {
                return switch (kind) {
                    case "value" -> tensors.read(attribute.getT());
                    case "value_float" -> Constant.reals(attribute.getF()).shaped();
                    case "value_int" ->
                        Constant.integers(TensorReader.floats(List.of(attribute.getI())))
                                .shaped();
                    case "value_ints" -> Constant.integers(TensorReader.floats(attribute.getIntsList()));
                    default -> Constant.reals(TensorReader.floats(attribute.getFloatsList()));
                };
            }
        }
        throw operation.refused("it has no value that is a tensor or numbers");
    }

    private Constant constantOfShape(Operation operation) {
        int[] dimensions = operation.constant(0).integers();
        AttributeProto value = operation.any("value");
        Constant one = value == null ? Constant.reals(0) : tensors.read(value.getT());
        float[] values = new float[Strides.requireBudget(dimensions)];
        Arrays.fill(values, one.single());
        return new Constant(dimensions, values, one.type());
    }

    private static Constant range(Operation operation) {
        double from = operation.constant(0).single();
        double to = operation.constant(1).single();
        double step = operation.constant(2).single();
        double count = Math.max(0, Math.ceil((to - from) / step));
        if (!Double.isFinite(count) || count > Constant.MOST_INTEGER) {
            throw operation.refused("it counts from %s to %s by %s".formatted(from, to, step));
        }
        float[] values = new float[(int) count];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (from + i * step);
        }
        return new Constant(
                new int[] {values.length}, values, operation.constant(0).type());
    }

    private static Constant slice(Operation operation) {
        Constant input = operation.constant(0);
        int[] starts = operation.integers(1, "starts");
        int[] ends = operation.integers(2, "ends");
        int[] axes = operation.integers(3, "axes");
        int[] steps =
                operation.input(4) == null ? new int[0] : operation.constant(4).integers();
        int count = starts.length;
        if (axes.length == 0) {
            axes = new int[count];
            Arrays.setAll(axes, i -> i);
        }
        if (steps.length == 0) {
            steps = new int[count];
            Arrays.fill(steps, 1);
        }
        if (ends.length != count || axes.length != count || steps.length != count) {
            throw operation.refused("it has %s starts, %s ends, %s axes and %s steps"
                    .formatted(count, ends.length, axes.length, steps.length));
        }
        int[] counted = Arrays.stream(axes)
                .map(axis -> operation.axis(axis, input.rank()))
                .toArray();
        return Shaping.slice(input, starts, ends, counted, steps);
    }

    private static Constant gather(Operation operation) {
        Constant values = operation.constant(0);
        int axis = operation.axis(operation.integer("axis", 0), values.rank());
        return Shaping.gather(values, operation.constant(1), axis);
    }

    private static Constant concatenate(Operation operation) {
        List<Constant> parts = new ArrayList<>();
        for (int i = 0; i < operation.inputCount(); i++) {
            parts.add(operation.constant(i));
        }
        int axis = operation.axis(operation.integer("axis", 1), parts.getFirst().rank());
        return Shaping.concatenate(parts, axis);
    }

    private static Constant transpose(Operation operation) {
        Constant input = operation.constant(0);
        return Shaping.transpose(input, Views.permutation(operation, input.rank()));
    }

    /** Numbers keep their values, unless whole ones or truth values are wanted. */
    private static Constant cast(Operation operation) {
        operation.ignore("saturate", "round_mode");
        Constant input = operation.constant(0);
        Constant.Type type = type(operation);
        float[] values = new float[input.size()];
        for (int i = 0; i < values.length; i++) {
            float value = input.values()[i];
            boolean isBatch = input.type().isInteger() && !Float.isFinite(value);
            if (isBatch && !type.isInteger()) {
                throw operation.refused("it casts a number that depends on the size of the batch; "
                        + "export with dimensions that do not");
            }
            values[i] = switch (type) {
                case REAL -> value;
                case BOOLEAN -> value == 0 ? 0 : 1;
                default -> isBatch ? value : whole(operation, type, value);
            };
        }
        return new Constant(input.dimensions(), values, type);
    }

    private static float whole(Operation operation, Constant.Type type, float value) {
        float whole = (float) (value < 0 ? Math.ceil(value) : Math.floor(value));
        if (!type.holds(whole)) {
            throw operation.refused(String.format(
                    Locale.ROOT, "it casts %s to a type of %.0f to %.0f", value, type.low(), type.high()));
        }
        return whole;
    }

    private static Constant.Type type(Operation operation) {
        TensorProto.DataType wanted = TensorProto.DataType.forNumber(operation.integer("to", 1));
        Constant.Type type = wanted == null ? null : TensorReader.kind(wanted);
        if (type == null) {
            throw operation.refused("it casts to a type that is not supported");
        }
        return type;
    }

    private static Constant where(Operation operation) {
        Constant condition = operation.constant(0);
        Constant first = operation.constant(1);
        Constant second = operation.constant(2);
        int[] dimensions = Broadcast.dimensions(
                condition.dimensions(), Broadcast.dimensions(first.dimensions(), second.dimensions()));
        int[] chosen = Broadcast.indices(condition.dimensions(), dimensions);
        int[] left = Broadcast.indices(first.dimensions(), dimensions);
        int[] right = Broadcast.indices(second.dimensions(), dimensions);
        float[] values = new float[chosen.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = condition.values()[chosen[i]] != 0 ? first.values()[left[i]] : second.values()[right[i]];
        }
        return new Constant(dimensions, values, first.type());
    }

    /** The product of all elements, as exporters compute the number of elements. */
    private static Constant product(Operation operation) {
        Constant input = operation.constant(0);
        int[] axes = operation.integers(1, "axes");
        operation.ignore("noop_with_empty_axes");
        if (input.rank() != 1 || axes.length > 1) {
            throw operation.refused("only the product of a vector is supported");
        }
        double product = 1;
        for (float value : input.values()) {
            product *= value;
        }
        float result = Float.isInfinite((float) product) ? Float.NaN : (float) product;
        boolean keeps = operation.integer("keepdims", 1) != 0;
        return new Constant(keeps ? new int[] {1} : new int[0], new float[] {result}, input.type());
    }
}
