package dev.synram.onnx.reader;

import dev.synram.network.Flow;
import dev.synram.onnx.tensor.Constant;
import dev.synram.onnx.tensor.Quantization;
import java.util.Arrays;
import java.util.Map;

/**
 * Operators of quantized files. Constants are computed. On results of layers, rounding is dropped because a chip rounds
 * by itself, but a range that begins at 0 limits, as a ReLU does that quantizers leave out.
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
                : ranged(operation, quantization, type.low(), type.high());
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
        return operation.isConstant()
                ? new ConstantValue(quantization.dequantize(operation.constant(0)))
                : operation.pending(0);
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
            return ranged(operation, quantization(operation, scales, zeros), low, high);
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

    private static Value ranged(Operation operation, Quantization quantization, float low, float high) {
        if (quantization.scales().length != 1) {
            throw operation.refused("it quantizes results with %d scales; only one is supported"
                    .formatted(quantization.scales().length));
        }
        float scale = quantization.scales()[0];
        float zero = quantization.zeros()[0];
        Activation input = operation.pending(0);
        if (zero != low) {
            return input;
        }
        Activation complete = operation.activation(0);
        Flow limited = complete.flow().relu((high - zero) * scale).named(operation.name());
        return complete.then(limited);
    }
}
