package dev.synram.onnx.tensor;

import dev.synram.onnx.graph.OnnxException;
import java.util.Arrays;

/**
 * Linear quantization: {@code x = (q - zero) scale}, with one scale and zero, or one for each index along an axis.
 *
 * @param scales one, or one per index
 * @param zeros as many
 * @param axis counted from the front; not used for one scale
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as records
public record Quantization(float[] scales, float[] zeros, int axis) {

    public Quantization {
        if (scales.length == 0 || zeros.length != scales.length) {
            throw new OnnxException("%s zero points do not fit %s scales".formatted(zeros.length, scales.length));
        }
        for (float scale : scales) {
            if (!(scale > 0) || !Float.isFinite(scale)) {
                throw new OnnxException("a scale is %s; expected finite numbers above 0".formatted(scale));
            }
        }
    }

    private int[] channels(Constant tensor) {
        int[] channels = new int[tensor.size()];
        if (scales.length == 1) {
            return channels;
        }
        if (axis >= tensor.rank() || tensor.dimensions()[axis] != scales.length) {
            throw new OnnxException("%s scales do not fit axis %s of a tensor of dimensions %s"
                    .formatted(scales.length, axis, Arrays.toString(tensor.dimensions())));
        }
        int inner = Constant.size(Arrays.copyOfRange(tensor.dimensions(), axis + 1, tensor.rank()));
        for (int i = 0; i < channels.length; i++) {
            channels[i] = i / inner % scales.length;
        }
        return channels;
    }

    /** The numbers that integers stand for. */
    public Constant dequantize(Constant integers) {
        int[] channels = channels(integers);
        float[] values = new float[integers.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (integers.values()[i] - zeros[channels[i]]) * scales[channels[i]];
        }
        return new Constant(integers.dimensions(), values, Constant.Type.REAL);
    }

    /** Numbers rounded to integers of a type, ties to even, and limited. */
    public Constant quantize(Constant numbers, Constant.Type type, float low, float high) {
        int[] channels = channels(numbers);
        float[] values = new float[numbers.size()];
        for (int i = 0; i < values.length; i++) {
            double rounded = Math.rint((double) numbers.values()[i] / scales[channels[i]]) + zeros[channels[i]];
            values[i] = (float) Math.clamp(rounded, low, high);
        }
        return new Constant(numbers.dimensions(), values, type);
    }
}
