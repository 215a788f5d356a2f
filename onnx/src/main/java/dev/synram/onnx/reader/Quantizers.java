package dev.synram.onnx.reader;

import dev.synram.network.Flow;
import dev.synram.onnx.tensor.Constant;
import dev.synram.onnx.tensor.Quantization;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * Operators of quantized files. Constants are computed. Results of layers are scaled to integers and back without
 * rounding, because a chip rounds by itself; a range that begins at 0 limits, as a ReLU does that quantizers leave out.
 */
final class Quantizers {

    private Quantizers() {}

    static Map<String, Operator> operators() {
        return Map.of(
                "QuantizeLinear", Quantizers::quantize,
                "DequantizeLinear", Quantizers::dequantize,
                "Quant", Quantizers::quant);
    }

    private static Quantization quantization(Operation operation, int rank) {
        Constant scales = operation.reals(1);
        Constant zeros = operation.optionalConstant(2);
        operation.requireAttribute("block_size", 0, "use one scale, or one per channel");
        int given = operation.integer("axis", 1);
        int axis = scales.size() == 1 ? 0 : operation.axis(given, rank);
        float[] offsets = zeros == null ? new float[scales.size()] : zeros.values();
        return new Quantization(scales.values(), offsets, axis);
    }

    private static Value quantize(Operation operation) {
        operation.ignore("saturate", "precision");
        int rank = operation.required(0).dimensionsWithBatch().length;
        Quantization quantization = quantization(operation, rank);
        Constant.Type type = type(operation);
        return operation.isConstant()
                ? new ConstantValue(quantization.quantize(operation.reals(0), type, type.low(), type.high()))
                : quantized(operation, quantization, type);
    }

    /** Results as the integers that they are rounded to, without rounding. */
    private static Activation quantized(Operation operation, Quantization quantization, Constant.Type type) {
        Activation limited = ranged(operation, quantization, type.low(), type.high());
        float scale = quantization.scales()[0];
        float zero = quantization.zeros()[0];
        float factor = 1 / scale;
        return limited.product() == null
                ? limited.scaled(Affine.uniform(name(operation), limited.size(), factor, zero))
                : scaled(operation, factor, zero);
    }

    private static Activation scaled(Operation operation, float factor, float offset) {
        int size = operation.unpadded(0).size();
        return Scaling.applied(operation, 0, Affine.uniform(name(operation), size, factor, offset));
    }

    private static String name(Operation operation) {
        return operation.draft().freeName(operation.name() + "-scale");
    }

    private static void requireSingle(Operation operation, Quantization quantization) {
        if (quantization.scales().length != 1) {
            throw operation.refused("it quantizes results with %s scales; only one is supported"
                    .formatted(quantization.scales().length));
        }
    }

    /** The type of the integers is that of the zero point, or 8 bits without sign. */
    private static Constant.Type type(Operation operation) {
        Constant zeros = operation.optionalConstant(2);
        Constant.Type type = zeros == null ? Constant.Type.UINT8 : zeros.type();
        int wanted = operation.integer("output_dtype", 0);
        if (!type.isInteger() || (zeros == null && wanted != 0)) {
            throw operation.refused("it quantizes to a type that is not supported; give a zero point of 8 or 16 bits");
        }
        return type;
    }

    private static Value dequantize(Operation operation) {
        int rank = operation.required(0).dimensionsWithBatch().length;
        Quantization quantization = quantization(operation, rank);
        if (operation.isConstant()) {
            return new ConstantValue(quantization.dequantize(operation.constant(0)));
        }
        requireSingle(operation, quantization);
        float scale = quantization.scales()[0];
        return scaled(operation, scale, -(quantization.zeros()[0] * scale));
    }

    /** QONNX's quantization to any number of bits and back. */
    private static Value quant(Operation operation) {
        Constant scales = operation.reals(1);
        Constant zeros = operation.reals(2);
        double bits = operation.constant(3).single();
        boolean signed = operation.integer("signed", 1) != 0;
        boolean narrow = operation.integer("narrow", 0) != 0;
        String rounding = operation.text("rounding_mode", "ROUND");
        if (!(bits >= 1 && bits <= 32)) {
            throw operation.refused("it quantizes to %s bits; expected 1 to 32".formatted(bits));
        }
        if (!rounding.equals("ROUND") && operation.isConstant()) {
            throw operation.refused("rounding_mode is '%s'; only ROUND is supported".formatted(rounding));
        }
        float low = (float) (signed ? -Math.pow(2, bits - 1) + (narrow ? 1 : 0) : 0);
        float high = (float) (signed ? Math.pow(2, bits - 1) - 1 : Math.pow(2, bits) - 1 - (narrow ? 1 : 0));
        if (!operation.isConstant()) {
            return ranged(operation, quantization(operation, scales, zeros), low, high)
                    .passed();
        }
        Constant weights = operation.reals(0);
        Quantization quantization = quantization(operation, scales, zeros);
        return new ConstantValue(
                quantization.dequantize(quantization.quantize(weights, Constant.Type.INTEGER, low, high)));
    }

    /** Scales of QONNX are broadcast: one number, or one along the only axis that is longer than 1. */
    private static Quantization quantization(Operation operation, Constant scales, Constant zeros) {
        int rank = operation.required(0).dimensionsWithBatch().length;
        int axis = -1;
        for (int i = 0; i < scales.rank(); i++) {
            if (scales.dimensions()[i] != 1) {
                if (axis >= 0) {
                    throw operation.refused("scales of dimensions %s belong to more than one axis"
                            .formatted(Arrays.toString(scales.dimensions())));
                }
                axis = rank - scales.rank() + i;
            }
        }
        float[] offsets = new float[scales.size()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = zeros.size() == 1 ? zeros.values()[0] : zeros.values()[i];
        }
        return new Quantization(scales.values(), offsets, Math.max(0, axis));
    }

    /** Results within the range of their integers, if that begins at 0. */
    private static Activation ranged(Operation operation, Quantization quantization, float low, float high) {
        requireSingle(operation, quantization);
        float scale = quantization.scales()[0];
        float zero = quantization.zeros()[0];
        if (zero != low) {
            operation
                    .draft()
                    .note(String.format(
                            Locale.ROOT,
                            "the range %.4g to %.4g of the quantizer '%s' is left to the chip",
                            (low - zero) * scale,
                            (high - zero) * scale,
                            operation.name()));
            return operation.unpadded(0);
        }
        Activation complete = operation.activation(0);
        Flow limited = complete.flow().relu((high - zero) * scale).named(operation.name());
        return complete.then(limited);
    }
}
